package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Words WORDS =
      new Words(List.of("port", "차이*", "の", "と", "は", "違い*", "reject*"));

  @Test
  void contains_wholeWord_onlyAsAWhole() {
    assertThat(WORDS.contains("port")).isTrue();
    assertThat(WORDS.contains("ports")).isFalse();
    assertThat(WORDS.contains("por")).isFalse();
    assertThat(WORDS.contains("")).isFalse();
  }

  @Test
  void contains_stem_whateverFollows() {
    assertThat(WORDS.contains("차이")).isTrue();
    assertThat(WORDS.contains("차이점이")).isTrue();
    assertThat(WORDS.contains("rejected")).isTrue();
    assertThat(WORDS.contains("unrejected")).isFalse();
  }

  @Test
  void contains_japaneseWithoutSpaces_whereAllOfItIsThere() {
    assertThat(WORDS.contains("との違いは")).isTrue();
    assertThat(WORDS.contains("との差は")).isFalse();
    assertThat(WORDS.contains("portport")).isFalse();
  }

  @Test
  void containsWithin_scriptWithoutSpaces_findsAWordInside() {
    assertThat(WORDS.containsWithin("大きな違いです")).isTrue();
    assertThat(WORDS.containsWithin("大きな差と同じ")).isTrue();
    assertThat(WORDS.containsWithin("大差")).isFalse();
    assertThat(WORDS.containsWithin("airport")).isFalse();
    assertThat(WORDS.containsWithin("port")).isTrue();
  }

  @Test
  void contains_longTextWithoutSpaces_isNotTakenApart() {
    assertThat(WORDS.contains("の".repeat(100_000))).isFalse();
    assertThat(WORDS.containsWithin("の".repeat(100_000))).isFalse();
  }

  @Test
  void contains_noWords_holdsNothing() {
    assertThat(new Words(List.of()).contains("port")).isFalse();
    assertThat(new Words(List.of()).contains("")).isFalse();
  }
}
