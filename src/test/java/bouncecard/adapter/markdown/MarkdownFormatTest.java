package bouncecard.adapter.markdown;

import static bouncecard.adapter.markdown.MarkupFixture.card;
import static bouncecard.adapter.markdown.MarkupFixture.everyBlock;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Hostile;
import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownFormatTest {
  private final MarkupFixture fixture = new MarkupFixture(new MarkdownFormat());

  @Test
  void render_card_isCommonMarkWithGitHubsTables() {
    assertThat(fixture.render(everyBlock("550 no\n``` x")))
        .isEqualTo(
            """
            ## 550 · Refused

            **Do not retry.**

            - **Retry:** No

            **How to fix it**

            1. Run `dig +short MX example.com`.

            | | `250` | `550` |
            |---|---|---|
            | **Class** | 2 | 5 |

            **Evidence**

            ````text
            550 no
            ``` x
            ````

            _Source: RFC 5321 §4.2.2_\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "5.1.1 is no list¦5.1.1 is no list",
        "Mail (all of it): 100 % + 1!¦Mail (all of it): 100 % + 1!",
        "- a list¦\\- a list",
        "1. a list¦1\\. a list",
        "12) a list¦12\\) a list",
        "# no heading¦\\# no heading",
        "[x](https://evil.example)¦\\[x\\](https\\://evil.example)",
        "www.evil.example¦www\\.evil.example",
        "*b* _i_ `c` ~s~¦\\*b\\* \\_i\\_ \\`c\\` \\~s\\~",
        "&lt; a@b.example $x$¦\\&lt; a\\@b.example \\$x\\$",
      })
  void render_plainText_isEscapedWhereItWouldFormat(String text, String expected) {
    assertThat(fixture.render(card(new Block.Paragraph("", Rich.plain(text)))))
        .endsWith("\n" + expected);
  }

  @Test
  void render_hostileText_neitherFormatsNorLinks() {
    for (String text : Hostile.TEXTS) {
      for (Language language : fixture.samples().languages()) {
        String markdown = fixture.render(Hostile.card(text, language));
        for (String line : outsideFences(markdown)) {
          assertThat(left(line))
              .as("of %s: %s", text, line)
              .doesNotContain("[", "]", "<", ">", "`", "~", "@", "#", "$", "&", "*", "://")
              .doesNotContainIgnoringCase("www.");
        }
      }
    }
  }

  @Test
  void render_hostileText_showsNothingInvisible() {
    for (String text : Hostile.TEXTS) {
      assertThat(fixture.render(Hostile.card(text, Language.ENGLISH)))
          .doesNotContain("\u202E", "\u200B", "\u0000", "\u001B", "\uD800\n", "\r");
    }
  }

  @Test
  void render_everyCard_hasTheSameColumnsInEachRowOfItsTables() {
    fixture
        .samples()
        .forEach(
            sample -> {
              int bars = 0;
              for (String line : outsideFences(fixture.render(sample.card()))) {
                int found = line.startsWith("|") ? bars(line) : 0;
                assertThat(bars == 0 || found == 0 || found == bars).as(line).isTrue();
                bars = found;
              }
            });
  }

  /// The lines that are no code block's, which ends only at a fence as long as the one that it
  /// began with.
  private static List<String> outsideFences(String markdown) {
    List<String> lines = new ArrayList<>();
    String fence = "";
    for (String line : markdown.split("\n", -1)) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.substring(0, line.lastIndexOf('`') + 1);
      } else if (!fence.isEmpty() && line.startsWith(fence) && line.strip().equals(line)) {
        fence = "";
      } else if (fence.isEmpty()) {
        lines.add(line);
      }
    }
    assertThat(fence).as("a fence that never ends").isEmpty();
    return lines;
  }

  /// What of a line could still format it: without its own marks, verbatim spans, escaped
  /// characters, and the one link that a hostile card has.
  private static String left(String line) {
    String own = line.replaceFirst("^(#{2,3} |- |\\d+\\. )", "");
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < own.length(); i++) {
      if (own.charAt(i) == '\\') {
        i++;
      } else if (own.charAt(i) == '`') {
        int ticks = ticks(own, i);
        int end = closing(own, i + ticks, ticks);
        if (end < 0) {
          left.append('`');
        }
        i = end < 0 ? i : end - 1;
      } else {
        left.append(own.charAt(i));
      }
    }
    return left.toString()
        .replace("<https://example.com/a?b=1&c=_x_>", "")
        .replaceFirst("\\*\\*", "")
        .replaceFirst("\\*\\*", "");
  }

  private static int ticks(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) == '`') {
      to++;
    }
    return to - from;
  }

  /// Where a verbatim span ends that began with so many back-ticks: behind a run of as many, no
  /// more and no fewer.
  private static int closing(String text, int from, int ticks) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '`') {
        int run = ticks(text, i);
        if (run == ticks) {
          return i + run;
        }
        i += run - 1;
      }
    }
    return -1;
  }

  private static int bars(String line) {
    int bars = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '|') {
        bars++;
      }
    }
    return bars;
  }
}
