package bouncecard.adapter.markdown;

import static bouncecard.adapter.markdown.MarkupFixture.card;
import static bouncecard.adapter.markdown.MarkupFixture.everyBlock;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Hostile;
import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraFormatTest {
  private final MarkupFixture fixture = new MarkupFixture(new JiraFormat());

  @Test
  void render_card_isWikiMarkup() {
    assertThat(fixture.render(everyBlock("550 no\n{noformat} *x*")))
        .isEqualTo(
            """
            h2. 550 · Refused

            *Do not retry.*

            * *Retry:* No

            *How to fix it*

            # Run {{dig &#43;short MX example.com}}.

            || ||{{250}}||{{550}}||
            |*Class*|2 |5 |

            *Evidence*

            {noformat}
            550 no
            { noformat} *x*
            {noformat}

            _Source: RFC 5321 §4.2.2_\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "5.1.1 is no list (all of it): 100 %¦5.1.1 is no list (all of it): 100 %",
        "well-known, one: two¦well-known, one: two",
        "- a list¦&#45; a list",
        "h1. a heading¦&#104;1. a heading",
        "bq. words¦&#98;q. words",
        "[~admin] !x.png!¦&#91;&#126;admin&#93; &#33;x.png&#33;",
        "[x|https://evil.example]¦&#91;x&#124;https&#58;//evil.example&#93;",
        "a@b.example¦a&#64;b.example",
        "*b* _i_ ??c?? {code}¦&#42;b&#42; &#95;i&#95; &#63;&#63;c&#63;&#63; &#123;code&#125;",
        "(x) :) a -- b¦&#40;x) &#58;) a &#45;- b",
        "a\\\\b &amp;¦a&#92;&#92;b &#38;amp;",
      })
  void render_plainText_isEscapedWhereItWouldFormat(String text, String expected) {
    assertThat(fixture.render(card(new Block.Paragraph("", Rich.plain(text)))))
        .endsWith("\n" + expected);
  }

  @Test
  void render_hostileText_neitherFormatsNorNamesAnybody() {
    for (String text : Hostile.TEXTS) {
      for (Language language : fixture.samples().languages()) {
        String markup = fixture.render(Hostile.card(text, language));
        assertThat(markup).as("of %s", text).doesNotContain("[~").doesNotContain("![");
        assertThat(markup.replace("[https://example.com/a?b=1&c=_x_]", "")).doesNotContain("[http");
        assertThat(markup.lines().filter(line -> line.equals("{noformat}")).count() % 2).isZero();
      }
    }
  }
}
