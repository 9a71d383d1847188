package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterReferencesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "&lt;,<",
        "&LT;,~~",
        "&nbsp;,~ ~",
        "&iexcl;,¡",
        "&yuml;,ÿ",
        "&szlig;,ß",
        "&times;,×",
        "&#64;,@",
        "&#x40;,@",
        "&#x1F600;,😀",
        "&#0;,~~",
        "&#x110000;,~~",
        "&nothing;,~~",
        "&;,~~",
        "&,~~",
      })
  void at_reference_isWhatItStandsFor(String reference, String text) {
    assertThat(CharacterReferences.at(reference, 0).text()).isEqualTo(text);
  }

  @Test
  void decodedWhole_textThatWasEscaped_isAsItWas() {
    assertThat(CharacterReferences.decodedWhole("&lt;kim@example.org&gt;: 550 &quot;no&quot; & so"))
        .isEqualTo("<kim@example.org>: 550 \"no\" & so");
  }

  @Test
  void decodedWhole_textWithBracketsOfItsOwn_isLeft() {
    assertThat(CharacterReferences.decodedWhole("<p>a &lt; b</p>")).isEqualTo("<p>a &lt; b</p>");
    assertThat(CharacterReferences.decodedWhole("https://example.org/?a=1&lt=2"))
        .isEqualTo("https://example.org/?a=1&lt=2");
  }
}
