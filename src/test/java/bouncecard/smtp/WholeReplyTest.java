package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of a whole reply at once is what reading all of the text finds.
class WholeReplyTest {
  /// Keeps a text from being read at once, and adds no code.
  private static final String LONGER = " and so on".repeat(32);

  private static final Path SHARED = Path.of("../shared/bounces/replies.jsonl");

  private final CodeScanner scanner = new CodeScanner(DataFiles.load().surroundings());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 User unknown",
        "550-5.7.26 Unauthenticated email from example.com is not accepted",
        "452 4.2.2 <user@example.com> over quota",
        "250 2.0.0 Ok: queued as 4XyZ1b2c3d",
        "421 4.7.0 [192.0.2.1] http://example.com/550 try again in 10 minutes",
        "550 4.4.7 of another class",
        "554 5.0.999 ",
      })
  void of_replyWithBothCodes_isWhatTheScannerFinds(String text) {
    assertThat(WholeReply.of(text)).isPresent();
    assertThat(scanner.scan(text)).isEqualTo(scanner.scan(text + LONGER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 User unknown",
        "5.1.1 User unknown",
        "550 5.1.1",
        "550 5.1.1: User unknown",
        "550 5.1.01 is no code",
        "550 5.1.1.2 is a version",
        "550 3.1.1 is of no class",
        "650 5.1.1 neither",
        " 550 5.1.1 indented",
        "550",
        "",
      })
  void of_otherBeginning_isEmpty(String text) {
    assertThat(WholeReply.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 and 450 4.2.1 try again",
        "550 5.1.1 host said: 551 no",
        "550 5.1.1 see 5.7.1",
      })
  void isOnlyOneIn_textWithOthers_isFalse(String text) {
    assertThat(WholeReply.of(text).orElseThrow().isOnlyOneIn(text)).isFalse();
  }

  @Test
  void of_allReplies_isWhatTheScannerFinds() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String text : replies()) {
      if (!scanner.scan(text).equals(scanner.scan(text + LONGER))) {
        wrong.add(text);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Those of our own, and those beside the repository where they are, that are read at once.
  private static List<String> replies() throws IOException {
    List<String> replies = new ArrayList<>();
    for (Path file : List.of(Path.of("src/test/resources/bouncecard/decode/texts.toml"), SHARED)) {
      if (Files.isReadable(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              .flatMap(line -> Stream.of(line.split("\"", -1)))
              .filter(text -> WholeReply.of(text).filter(one -> one.isOnlyOneIn(text)).isPresent())
              .forEach(replies::add);
        }
      }
    }
    assertThat(replies).isNotEmpty();
    return replies;
  }
}
