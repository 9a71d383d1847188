package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.terminal.Columns.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  @Test
  void wrap_gluedWordsThatDoNotFit_goToTheNextLineTogether() {
    List<Word> words =
        List.of(word("during"), word("migrations"), word("("), glued("soft_bounce"), glued(","));

    assertThat(Columns.wrap(words, 20)).containsExactly(words.subList(0, 2), words.subList(2, 5));
  }

  @Test
  void wrap_wordLongerThanALine_standsAlone() {
    List<Word> words =
        List.of(word("see"), word("https://example.com/a"), word("for"), word("more"));

    assertThat(Columns.wrap(words, 10))
        .containsExactly(words.subList(0, 1), words.subList(1, 2), words.subList(2, 4));
  }

  @Test
  void wrap_koreanWords_takeTwoColumnsALetter() {
    List<Word> words = List.of(word("메일함"), word("사용"), word("불가"));

    assertThat(Columns.wrap(words, 11)).containsExactly(words.subList(0, 2), words.subList(2, 3));
  }

  private static Word word(String text) {
    return new Word(text, false, false);
  }

  private static Word glued(String text) {
    return new Word(text, false, true);
  }
}
