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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands around a reply tells whether a mail failed, not the reply: each of them in each
/// frame is answered, or none is.
final class WatchedFramesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/bouncecard/watch");

  private static final List<String> REPLIES =
      List.of(
          "550 5.1.1 <kim@example.org>: Recipient address rejected: User unknown in local table",
          "552 5.2.2 <kim@example.org> Mailbox full",
          "550 5.7.1 Service unavailable, Client host [192.0.2.7] blocked using Spamhaus",
          "550-5.7.26 Unauthenticated email from example.com is not accepted, see its DMARC policy",
          "451 4.7.1 Greylisting in action, please come back later",
          "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
          "552 5.3.4 Message size exceeds fixed limit",
          "550 No such user here");

  private static final WatchJudge JUDGE =
      new WatchJudge(
          new Bouncecard(
              DataFiles.load(),
              new JakartaMailReader(),
              new JsonEventReader(DataFiles.services())));

  @ParameterizedTest
  @CsvSource({
    "frames-of-code.txt, CODE, false",
    "frames-of-code.txt, PROSE, false",
    "frames-of-talk.txt, PROSE, false",
    "frames-of-failures.txt, PROSE, true",
  })
  void judge_anyReplyInAFrame_isAnsweredByTheFrame(String file, Kind kind, boolean isAnswered)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String frame : Files.readString(SAMPLES.resolve(file)).split("(?m)^=== ", -1)) {
      int newline = frame.indexOf('\n');
      for (String reply : newline < 0 ? List.<String>of() : REPLIES) {
        String text = frame.substring(newline + 1).stripTrailing().replace("<<reply>>", reply);
        if (speaks(kind, text) != isAnswered) {
          wrong.add(frame.substring(0, newline) + ": " + reply);
        }
      }
    }
    assertThat(wrong).isEmpty();
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
}
