package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Questions that cannot be answered as they are: a sentence says what to do instead.
final class AskedWrongTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  @Test
  void ask_fiveCodes_refusedWithEachToAskFor() {
    Card card = card("450 451 452 550 551");

    assertThat(card.verdict().text()).contains("At most 4").contains("5");
    assertThat(card.blocks())
        .singleElement()
        .isInstanceOfSatisfying(
            Block.Choices.class,
            choices ->
                assertThat(choices.choices().stream().map(Block.Choice::query))
                    .isEqualTo(List.of("450", "451", "452", "550", "551")));
  }

  @Test
  void ask_fourCodes_compared() {
    assertThat(card("450 451 452 550").title()).contains("450 ↔ 451 ↔ 452 ↔ 550");
  }

  @Test
  void ask_checkAlone_saysWhatToCheck() {
    assertThat(card("check").verdict().text()).contains("user@example.com");
    assertThat(card(" CHECK ").verdict().text()).contains("user@example.com");
  }

  private static Card card(String said) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(said), Venue.CHAT).answer();
    return BOUNCECARD.card(answer, Language.ENGLISH, Size.COMPACT);
  }
}
