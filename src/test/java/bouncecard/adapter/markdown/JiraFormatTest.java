package bouncecard.adapter.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Hostile;
import bouncecard.adapter.Samples;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraFormatTest {
  private final Samples samples = new Samples();
  private final JiraFormat format = new JiraFormat();

  private String render(Card card) {
    Samples.Sample sample = samples.of(card, "");
    return format.render(new AnswerCard("", new Answer.HelpAnswer(), card, sample.texts()));
  }

  private static Card card(Block... blocks) {
    return new Card(
        Severity.PERMANENT,
        Language.ENGLISH,
        "550 · Refused",
        Rich.plain("Do not retry."),
        List.of(blocks),
        List.of());
  }

  @Test
  void render_card_isWikiMarkup() {
    Card card =
        card(
            new Block.Facts(List.of(new Block.Fact("Retry", Rich.plain("No")))),
            new Block.Steps("How to fix it", List.of(Rich.of("Run `dig +short MX example.com`."))),
            new Block.Comparison(
                List.of("250", "550"),
                List.of(new Block.Row("Class", List.of(Rich.plain("2"), Rich.plain("5"))))),
            new Block.Quote("Evidence", new UntrustedText("550 no\n{noformat} *x*")),
            new Block.Note(Rich.plain("Source: RFC 5321 §4.2.2")));
    assertThat(render(card))
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
    assertThat(render(card(new Block.Paragraph("", Rich.plain(text))))).endsWith("\n" + expected);
  }

  @Test
  void render_hostileText_neitherFormatsNorNamesAnybody() {
    for (String text : Hostile.TEXTS) {
      for (Language language : samples.languages()) {
        String markup = render(Hostile.card(text, language));
        assertThat(markup).as("of %s", text).doesNotContain("[~").doesNotContain("![");
        assertThat(markup.replace("[https://example.com/a?b=1&c=_x_]", "")).doesNotContain("[http");
        assertThat(markup.lines().filter(line -> line.equals("{noformat}")).count() % 2).isZero();
      }
    }
  }
}
