package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is asked of whatever finds which of many phrases stand in a text.
abstract class PhraseSearchContract {
  @Test
  void find_phrasesWithinEachOther_findsAll() {
    Set<String> phrases = Set.of("user unknown", "unknown", "know", "no", "user", "unknown host");

    assertThat(found(phrases, "the user unknown host"))
        .containsExactlyInAnyOrderElementsOf(phrases);
    assertThat(found(phrases, "user unknow")).containsExactlyInAnyOrder("user", "know", "no");
  }

  @Test
  void find_otherScripts_findsThem() {
    Set<String> phrases = Set.of("메일함", "메일", "일함이", "user 없음", "ü");

    assertThat(found(phrases, "메일함이 가득")).containsExactlyInAnyOrder("메일함", "메일", "일함이");
    assertThat(found(phrases, "메user 없음ü")).containsExactlyInAnyOrder("user 없음", "ü");
  }

  @Test
  void find_anyText_findsWhatStandsInIt() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Set<String> phrases = new LinkedHashSet<>();
      for (int i = 0; i < 40; i++) {
        phrases.add(word(random, 1 + random.nextInt(8)));
      }
      String text = word(random, 200);
      assertThat(found(phrases, text))
          .containsExactlyInAnyOrderElementsOf(phrases.stream().filter(text::contains).toList());
    }
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("aab é가".charAt(random.nextInt(6)));
    }
    return word.toString();
  }

  /// Those that stand in the text.
  abstract List<String> found(Set<String> phrases, String text);
}
