package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import bouncecard.app.watch.WatchJudge;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Replies in what programs are written of, which no server gave, and in what programs print, which
/// one did: both have them in literals.
final class WatchedProgramsTest {
  private static final Path SAMPLES = Path.of("src/test/resources/bouncecard/watch");
  private static final WatchJudge JUDGE =
      new WatchJudge(
          new Bouncecard(
              DataFiles.load(),
              new JakartaMailReader(),
              new JsonEventReader(DataFiles.services())));

  private static Stream<Arguments> written() throws IOException {
    return samples("programs-with-replies.txt");
  }

  private static Stream<Arguments> printed() throws IOException {
    return samples("printed-by-programs.txt");
  }

  /// Each begins with a line that names it.
  private static Stream<Arguments> samples(String file) throws IOException {
    return Stream.of(Files.readString(SAMPLES.resolve(file)).split("(?m)^=== "))
        .filter(sample -> !sample.isBlank())
        .map(sample -> sample.split("\n", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  private static boolean speaks(Kind kind, String text) {
    return JUDGE
        .judge(
            new HeardMessage(
                Author.PERSON,
                new UntrustedText("ines"),
                false,
                List.of(Passage.of(kind, text)),
                List.of()))
        .speaks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("written")
  void judge_programWithAReply_isSilent(String name, String program) {
    assertThat(speaks(Kind.CODE, program)).as(name).isFalse();
    assertThat(speaks(Kind.FILE, program)).as(name).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("printed")
  void judge_whatAProgramPrinted_speaks(String name, String printed) {
    assertThat(speaks(Kind.CODE, printed)).as(name).isTrue();
  }
}
