package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Retry;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who names a provider beside a code gets first what that provider means by it.
class NamedProviderTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private static Answer ask(String said) {
    return BOUNCECARD.ask(new UntrustedText(said), Venue.CHAT).answer();
  }

  @ParameterizedTest
  @CsvSource({
    "gmail 5.7.27, google, spf, AFTER_CHANGE",
    "550 5.7.27 gmail, google, spf, AFTER_CHANGE",
    "what does gmail mean by 4.7.29?, google, tls, YES",
    "microsoft 5.1.10, microsoft365, user-unknown, NO",
    "outlook 5.4.1, outlook, user-unknown, NO",
  })
  void ask_codeThatTheProviderUsesForSomethingElse_tellsThatFirst(
      String said, String provider, String cause, Retry retry) {
    assertThat(ask(said))
        .isInstanceOfSatisfying(
            Answer.CodeAnswer.class,
            answer ->
                assertThat(answer.meant())
                    .hasValueSatisfying(
                        rule -> {
                          assertThat(rule.id().owner()).isEqualTo(provider);
                          assertThat(rule.cause()).isEqualTo(cause);
                        }));
    for (Size size : Size.values()) {
      Card card = BOUNCECARD.card(ask(said), Language.ENGLISH, size);
      assertThat(card.title()).contains(cause.equals("spf") ? "SPF" : "");
      assertThat(card.blocks().getFirst().toString())
          .contains(DataFiles.load().texts(Language.ENGLISH).term("retry", retry));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.27", "gmail 5.1.1", "gmail 550", "yahoo 5.7.27", "gmail 5.7.20"})
  void ask_codeThatMeansTheSameThere_isTheCodesOwnCard(String said) {
    assertThat(ask(said))
        .isInstanceOfSatisfying(
            Answer.CodeAnswer.class, answer -> assertThat(answer.meant()).isEmpty());
  }
}
