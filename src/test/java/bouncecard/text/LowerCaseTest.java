package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LowerCaseTest {
  @Test
  void of_textOfManyScripts_isAsLongAsItWas() {
    String text = "RCPT İI ΣΑΣ ÄẞÇ ПОЧТА 메일 𐐀 \uD800";
    assertThat(LowerCase.of(text))
        .isEqualTo("rcpt ii σασ äßç почта 메일 𐐀 \uD800")
        .hasSameSizeAs(text);
  }

  @Test
  void of_plainText_isWhatTheLibrarySays() {
    String text = "550 5.1.1 <User@Example.COM> Größe À ÿ";
    assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  /// A megabyte of these takes the library's own method minutes.
  @Test
  void of_lettersWithSpecialRules_takesLinearTime() {
    for (String letter : new String[] {"İ", "Σ", "Σ."}) {
      String text = letter.repeat(1 << 20);
      assertTimeoutPreemptively(Duration.ofSeconds(30), () -> LowerCase.of(text));
    }
  }
}
