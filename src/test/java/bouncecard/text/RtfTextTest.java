package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtfTextTest {
  @Test
  void of_document_isItsParagraphs() {
    String rtf =
        """
        {\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\generator Riched20;}
        \\f0\\fs20 Your mail to kim@example.org failed.\\par
        550 5.1.1 \\b User\\b0  unknown\\par}\
        """;
    assertThat(RtfText.of(rtf))
        .isEqualTo("Your mail to kim@example.org failed.\n550 5.1.1 User unknown\n");
  }

  @Test
  void of_escapedCharacters_areThose() {
    assertThat(RtfText.of("{\\rtf1 M\\'fcller \\'80 \\u54620?\\u44397? \\{a\\\\b\\} a\\~b}"))
        .isEqualTo("Müller € 한국 {a\\b} a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\\rtf1 a\\", "{\\rtf1 \\'", "{\\rtf1 }}}} a", "{\\rtf1{{{{", "{\\rtf1\\u"})
  void of_brokenDocument_isReadAsFarAsItGoes(String rtf) {
    assertThat(RtfText.isRtf(rtf)).isTrue();
    assertThat(RtfText.of(rtf).length()).isLessThanOrEqualTo(rtf.length());
  }
}
