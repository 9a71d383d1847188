package bouncecard.adapter.slack.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.card.Rich;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackMarkupTest {
  @ParameterizedTest
  @CsvSource({
    "09:00 to 11:40: 91 %,09:00 to 11:40: 91 %",
    "see :fire: and :100:,see `:fire:` and `:100:`",
    "it is 5:fire: now,it is `5:fire:` now",
    "a :40: b,a `:40:` b",
  })
  void mrkdwn_ofColons_guardsEmojiAndNoTimes(String text, String drawn) {
    assertThat(SlackMarkup.mrkdwn(Rich.plain(text))).isEqualTo(drawn);
  }
}
