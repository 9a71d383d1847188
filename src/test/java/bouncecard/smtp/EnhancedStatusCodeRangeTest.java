package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusCodeRangeTest {
  private static final EnhancedStatusCodeRange BANNED =
      new EnhancedStatusCodeRange(new EnhancedStatusCode(5, 7, 606), 649);

  @ParameterizedTest
  @ValueSource(strings = {"5.7.606-649", "5.7.606-5.7.649"})
  void parse_shortAndLongForm_areTheSameRange(String text) {
    assertThat(EnhancedStatusCodeRange.parse(text)).contains(BANNED);
    assertThat(BANNED).hasToString("5.7.606-649");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "5.7.606",
        "5.7.606-",
        "-649",
        "5.7.649-606",
        "5.7.606-606",
        "5.7.606-1000",
        "5.7.606-5.8.649",
        "5.7.606-4.7.649",
        "5.7.606-64x",
        "5.7.606-649-650",
        "3.7.606-649",
        "5.7.606--649"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(EnhancedStatusCodeRange.parse(text)).isEmpty();
  }

  @Test
  void contains_endsAndNeighbours_areToldApart() {
    assertThat(BANNED.contains(new EnhancedStatusCode(5, 7, 606))).isTrue();
    assertThat(BANNED.contains(new EnhancedStatusCode(5, 7, 649))).isTrue();
    assertThat(BANNED.contains(new EnhancedStatusCode(5, 7, 605))).isFalse();
    assertThat(BANNED.contains(new EnhancedStatusCode(5, 7, 650))).isFalse();
    assertThat(BANNED.contains(new EnhancedStatusCode(4, 7, 620))).isFalse();
    assertThat(BANNED.contains(new EnhancedStatusCode(5, 6, 620))).isFalse();
  }

  @Test
  void constructor_rangeThatDoesNotRise_isRefused() {
    EnhancedStatusCode first = new EnhancedStatusCode(5, 7, 606);
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCodeRange(first, 606));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCodeRange(first, 1000));
  }
}
