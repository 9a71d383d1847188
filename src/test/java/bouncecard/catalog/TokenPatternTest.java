package bouncecard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.catalog.TokenPattern.Family;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How providers' tokens are found, and what stands in them.
class TokenPatternTest {

  @ParameterizedTest
  @CsvSource({
    "TSS04, [TSS04] deferred, TSS04",
    "TSS{00-08}, [TSS04] deferred, TSS04",
    "TSS{00-08}, TSS09, ",
    "TSS{00-08}, TSS4, ",
    "TSS{00-08}, XTSS04, ",
    "TSS{00-08}, TSS045, ",
    "BL00{bbbb}, see #BL000110, BL000110",
    "BL00{bbbb}, see #BL000000, ",
    "BL00{bbbb}, see #BL000120, ",
    "BL00{bbbb}, see #BL00011, ",
    "BL00{bbbb}, see #BL0001101, ",
    "IB{d}, 'IB603', IB603",
    "X{x}, Xaf09, Xaf09",
  })
  void find_token_isAWholeWordInItsCase(String pattern, String text, String expected) {
    assertThat(new TokenPattern(pattern).find(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void bits_maskInAToken_areReadFromTheRight() {
    TokenPattern pattern = new TokenPattern("BL00{bbbb}");
    assertThat(pattern.bitCount()).isEqualTo(4);
    assertThat(pattern.bits("BL000001")).containsExactly(0);
    assertThat(pattern.bits("BL001101")).containsExactly(0, 2, 3);
    assertThat(pattern.bits("AUP#BL001000")).containsExactly(3);
    assertThat(pattern.bits("BL000000")).isEmpty();
    assertThat(pattern.bits("nothing")).isEmpty();
    assertThat(new TokenPattern("TSS{00-08}").bits("TSS04")).isEqualTo(List.of());
  }

  @Test
  void family_range_isNamedByItsEnds() {
    assertThat(new TokenPattern("TSS{00-08}").family())
        .isEqualTo(Optional.of(new Family("TSS00", "TSS08")));
    assertThat(new TokenPattern("(G{3-5})").family())
        .isEqualTo(Optional.of(new Family("(G3)", "(G5)")));
    assertThat(new TokenPattern("TSS09").family()).isEmpty();
    assertThat(new TokenPattern("BL00{bbbb}").family()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{d}", "A{", "A{y}", "A{-3}", "A{bx}"})
  void new_wrongPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> new TokenPattern(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
