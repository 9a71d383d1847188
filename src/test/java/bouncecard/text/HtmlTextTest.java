package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<p>Hello</p><p>World</p>|Hello World",
        "one<br>two<BR/>three|one two three",
        "<b>550</b> <i>5.1.1</i>|550 5.1.1",
        "a&lt;b&gt;c &amp; d&#39;s &#x41;|a<b>c & d's A",
        "Your mail to &lt;kim@example.org&gt;|Your mail to <kim@example.org>",
        "to <kim@example.org> failed|to <kim@example.org> failed",
        "<style>p { color: red }</style>text|text",
        "<script>550 5.7.1</script>text|text",
        "before<!-- 550 5.1.1 -->after|beforeafter",
        "<a href=~mailto:kim@example.org~>kim</a>|kim",
        "M&uuml;ller &unknown; &|Müller &unknown; &",
        "5 < 6 and 7 > 6|5 < 6 and 7 > 6",
        "cut off <p|cut off",
        "<td>a</td><td>b</td>|a b",
      })
  void of_page_isWhatItSays(String html, String text) {
    assertThat(HtmlText.of(html).replaceAll("\\s+", " ").strip()).isEqualTo(text);
  }

  @Test
  void of_blocks_areLinesOfTheirOwn() {
    assertThat(HtmlText.of("<div>kim@example.org</div><div>550 5.1.1 unknown</div>"))
        .isEqualTo("kim@example.org\n550 5.1.1 unknown\n");
  }

  @Test
  void of_textThatIsShownAsWritten_keepsItsLines() {
    assertThat(HtmlText.of("<pre>550-5.1.1 no\n550  such user</pre> a\n  b"))
        .isEqualTo("550-5.1.1 no\n550  such user\na b");
  }

  @Test
  void of_anyText_isNeverLongerThanItWas() {
    for (String piece : new String[] {"<", "&", "<p>", "&amp;", "<!--", "<script>", "a@b>", "&#"}) {
      String html = piece.repeat(1000);
      assertThat(HtmlText.of(html).length()).isLessThanOrEqualTo(html.length());
    }
  }
}
