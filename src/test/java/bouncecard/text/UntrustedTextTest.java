package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedTextTest {

  @Test
  void visible_plainText_isLeftAlone() {
    assertThat(visible("550 5.1.1 <a@example.com>: User unknown (한국어, Ünïcode, 👍)"))
        .isEqualTo("550 5.1.1 <a@example.com>: User unknown (한국어, Ünïcode, 👍)");
  }

  @Test
  void visible_whiteSpaceOfAnyKind_becomesOneSpace() {
    assertThat(visible("  a\t \u00a0b\u3000c\u2003\r\n d\u2028e  ")).isEqualTo("a b c d e");
  }

  @ParameterizedTest(name = "U+{0}")
  @ValueSource(
      strings = {
        "0000",
        "0007",
        "001B",
        "007F",
        "0085",
        "009B", // control
        "00AD",
        "061C",
        "180E",
        "200B",
        "200C",
        "200D",
        "2060",
        "FEFF", // zero width
        "200E",
        "200F",
        "202A",
        "202B",
        "202C",
        "202D",
        "202E",
        "2066",
        "2067",
        "2068",
        "2069", // direction
        "034F",
        "115F",
        "1160",
        "17B4",
        "17B5",
        "2800",
        "3164",
        "FFA0", // draw nothing
        "FE00",
        "FE0F",
        "180B",
        "E0001",
        "E0041",
        "E0100", // tags, variation selectors
        "E000",
        "F0000",
        "FFFE",
        "FFFF",
        "0378", // private use, unassigned
        "D800",
        "DBFF",
        "DC00",
        "DFFF" // unpaired surrogates
      })
  void visible_characterThatIsNotDrawn_isDropped(String hex) {
    int c = Integer.parseInt(hex, 16);
    String text = "a" + (c > 0xFFFF ? Character.toString(c) : String.valueOf((char) c)) + "b";
    boolean isSpace = Character.isWhitespace(c);
    assertThat(visible(text)).isEqualTo(isSpace ? "a b" : "ab");
    assertThat(UntrustedText.drawable(text)).isEqualTo(isSpace ? "a b" : "ab");
  }

  @Test
  void visible_reversedFileName_showsItsTrueOrder() {
    assertThat(visible("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
  }

  @Test
  void visibleLines_lineBreaks_areKeptAndEmptyLinesAreNot() {
    assertThat(new UntrustedText("\r\na \r\n\r\n  b\rc\n").visibleLines(99)).isEqualTo("a\nb\nc");
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcd efgh, 5, abcd…",
    "abcd efgh, 6, abcd…",
    "abcd efgh, 7, abcd e…",
    "abcde, 1, …",
    "a, 1, a",
    "👍👍👍, 6, 👍👍👍",
    "👍👍👍, 5, 👍👍…",
    "ab👍, 3, ab…",
    "ab👍, 4, ab👍",
    "👍👍👍, 4, 👍…",
    "'abc   ', 3, abc",
  })
  void visible_limit_isNeverPassedAndNoCharacterIsHalved(String text, int limit, String expected) {
    assertThat(new UntrustedText(text).visible(limit)).isEqualTo(expected);
  }

  @Test
  void visible_arbitraryText_staysWithinTheLimitAndIsDrawable() {
    Random random = new Random(20261123);
    for (int i = 0; i < 5000; i++) {
      String text = arbitrary(random, random.nextInt(40));
      int limit = 1 + random.nextInt(30);
      String line = new UntrustedText(text).visible(limit);
      assertThat(line.length()).as(text).isLessThanOrEqualTo(limit);
      assertThat(UntrustedText.drawable(line)).isEqualTo(line);
      assertThat(line).doesNotContain("\n").isEqualTo(line.strip());
      assertThat(new UntrustedText(text).visibleLines(limit).length()).isLessThanOrEqualTo(limit);
    }
  }

  @Test
  void visible_aMegabyte_isCutAtOnce() {
    assertThat(new UntrustedText("x".repeat(1 << 20)).visible(10)).isEqualTo("xxxxxxxxx…");
    assertThat(new UntrustedText("\u200b".repeat(1 << 20)).visible(10)).isEmpty();
  }

  @Test
  void toString_anyText_tellsItsLengthOnly() {
    assertThat(new UntrustedText("secret@example.com")).hasToString("UntrustedText[18 characters]");
  }

  @Test
  void isBlank_whiteSpaceOnly_holds() {
    assertThat(new UntrustedText(" \t\n").isBlank()).isTrue();
    assertThat(UntrustedText.EMPTY.isBlank()).isTrue();
    assertThat(new UntrustedText(" x ").isBlank()).isFalse();
  }

  private static String visible(String text) {
    return new UntrustedText(text).visible(1000);
  }

  private static String arbitrary(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0x20000));
        case 2 -> text.append(" \n\r\t\u00a0".charAt(random.nextInt(5)));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }
}
