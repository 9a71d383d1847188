package bouncecard.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Samples.Sample;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What holds for cards as any chat platform draws them: nothing is lost, nothing is over the
/// limits, and nothing that a stranger wrote formats or mentions.
public abstract class RendererContract {
  protected static final Samples SAMPLES = new Samples();

  /// The card as pages of the platform's messages.
  protected abstract List<ObjectNode> draw(Sample sample);

  /// What of a page is over the platform's limits.
  protected abstract List<String> overLimits(ObjectNode page);

  /// What of a page does something on the platform that a card never does.
  protected abstract List<String> active(ObjectNode page);

  /// What people see of the pages.
  protected abstract String seen(List<ObjectNode> pages);

  /// The platform's schema of such a message.
  protected abstract Schema schema();

  @Test
  void pages_ofEveryCard_keepToLimitsLoseNothingAndAreValid() {
    AtomicInteger cards = new AtomicInteger();
    Schemas.Pages pages = new Schemas.Pages();
    SAMPLES.forEach(
        sample -> {
          List<ObjectNode> drawn = draw(sample);
          cards.incrementAndGet();
          for (ObjectNode page : drawn) {
            pages.add(page);
            assertHarmless(page, sample.query());
          }
          assertThat(seen(drawn)).as(sample.query()).isEqualTo(Seen.of(sample.card()));
        });
    assertThat(cards.get()).isGreaterThan(1_000);
    for (String text : Hostile.TEXTS) {
      draw(SAMPLES.of(Hostile.card(text, Language.ENGLISH), text)).forEach(pages::add);
    }
    Schema schema = schema();
    pages
        .toValidate()
        .forEach(page -> assertThat(Schemas.errors(schema, page)).as(page.toString()).isEmpty());
  }

  private void assertHarmless(ObjectNode page, String said) {
    assertThat(overLimits(page)).as(said).isEmpty();
    assertThat(active(page)).as(said).isEmpty();
  }

  @Test
  void pages_ofHostileText_formatAndMentionNothing() {
    for (String text : Hostile.TEXTS) {
      for (String hostile : List.of(text, text.repeat(1 + 1_500 / (1 + text.length())))) {
        Card card = Hostile.card(hostile, Language.ENGLISH);
        List<ObjectNode> drawn = draw(SAMPLES.of(card, hostile));
        for (ObjectNode page : drawn) {
          assertHarmless(page, text);
        }
        if (hostile.length() < 200) {
          assertThat(seen(drawn)).as(text).isEqualTo(Seen.of(card));
        }
      }
    }
  }

  @Test
  void pages_ofHostileBounce_formatAndMentionNothing() {
    for (String text : Hostile.TEXTS) {
      String bounce =
          "Reporting-MTA: dns; "
              + text
              + "\nFinal-Recipient: rfc822; "
              + text
              + "@example.com\nAction: failed\n"
              + "Status: 5.1.1\nRemote-MTA: dns; "
              + text
              + "\nDiagnostic-Code: smtp; 550 5.1.1 "
              + text
              + " User unknown\n\n--x\nContent-Type: message/rfc822\n\nSubject: "
              + text
              + "\nMessage-ID: <"
              + text
              + ">\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\nHello\n";
      for (ObjectNode page : draw(SAMPLES.of(bounce, Language.ENGLISH))) {
        assertHarmless(page, text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word ",
        "A sentence ends here. ",
        "&<>*_~` ",
        "x",
        "한국어 문장입니다. ",
        "👩‍👩‍👧 ",
        "line\n"
      })
  void pages_ofHundredThousandCharacters_loseNothing(String part) {
    String text = part.repeat(100_000 / part.length());
    Card card =
        new Card(
            Severity.TEMPORARY,
            Language.ENGLISH,
            "Long",
            Rich.plain(text),
            List.of(
                new Block.Steps(
                    "Fix", List.of(Rich.plain("short"), Rich.verbatim(text), Rich.plain(text))),
                new Block.Facts(List.of(new Block.Fact("Recipient", Rich.verbatim(text)))),
                new Block.Quote("Evidence", new UntrustedText(text))),
            List.of());
    List<ObjectNode> drawn = draw(SAMPLES.of(card, "550"));
    drawn.forEach(page -> assertThat(overLimits(page)).isEmpty());
    assertThat(seen(drawn)).isEqualTo(Seen.of(card));
  }
}
