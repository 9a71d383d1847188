package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who quotes a reply and asks about it gets the card of the reply, not of its code.
final class AskedAboutReplyTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "got \"550 refused, you are not on the list of allowed senders\" today, what list is"
            + " that?|mailbox-restricted",
        "Wir bekommen seit heute immer: 554 5.1.8 Sender Address Blocked. Wer muss da was"
            + " tun?|policy",
        "was heißt \"452 4.2.2 mailbox full\"?|mailbox-full",
      })
  void replyThatIsQuoted_inAQuestion_isABounce(String asked, String family) {
    assertThat(BOUNCECARD.ask(new UntrustedText(asked), Venue.CHAT).answer())
        .isInstanceOfSatisfying(
            Answer.BounceAnswer.class,
            bounce ->
                assertThat(bounce.decoding().all().getFirst().diagnosis().cause().id())
                    .isEqualTo(family));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what does 550: mean", "is \"550\" permanent?", "what is the code \"552\" for?"})
  void code_inAQuestion_isACode(String asked) {
    assertThat(BOUNCECARD.ask(new UntrustedText(asked), Venue.CHAT).answer())
        .isInstanceOf(Answer.CodeAnswer.class);
  }
}
