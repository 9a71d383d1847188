package bouncecard.adapter.cache;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.Answer;
import bouncecard.app.chat.CachedAnswers;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Preferences;
import bouncecard.app.chat.RecentQuestions;
import bouncecard.catalog.Language;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Person PERSON = new Person("slack", "T1", "U1");
  private static final Person OTHER = new Person("slack", "T2", "U1");

  private final AtomicLong now = new AtomicLong();
  private final Memory memory = new Memory(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void deliveries_metWithinTenMinutes_areNotNew() {
    Deliveries deliveries = memory.deliveries();
    assertThat(deliveries.isNew("E1")).isTrue();
    assertThat(deliveries.isNew("E2")).isTrue();
    pass(Duration.ofSeconds(599));
    assertThat(deliveries.isNew("E1")).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(deliveries.isNew("E1")).isTrue();
  }

  @Test
  void answers_areKeptForADayUnderWhatNobodyGuesses() {
    CachedAnswers answers = memory.answers();
    Answer answer = new Answer.HelpAnswer();
    String kept = answers.keep(answer);
    assertThat(kept).hasSizeLessThanOrEqualTo(14).matches("[A-Za-z0-9_-]+");
    pass(Duration.ofHours(23));
    assertThat(answers.find(kept)).contains(answer);
    assertThat(answers.find("else")).isEmpty();
    pass(Duration.ofHours(2));
    assertThat(answers.find(kept)).isEmpty();
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      all.add(answers.keep(answer));
    }
    assertThat(all).hasSize(1_000);
  }

  @Test
  void answers_ofMoreThanThereIsRoomFor_areForgotten() {
    CachedAnswers answers = memory.answers();
    String first = answers.keep(new Answer.HelpAnswer());
    int found = 0;
    for (int i = 0; i < 40_000; i++) {
      answers.keep(new Answer.HelpAnswer());
    }
    found += answers.find(first).isPresent() ? 1 : 0;
    assertThat(found).isZero();
  }

  @Test
  void questions_areAPersonsOwnTheLastFirstEachOnce() {
    RecentQuestions questions = memory.questions();
    for (String query : List.of("550", "252", "550", "451")) {
      questions.note(PERSON, query);
    }
    assertThat(questions.of(PERSON)).containsExactly("451", "550", "252");
    assertThat(questions.of(OTHER)).isEmpty();
    for (int i = 0; i < 50; i++) {
      questions.note(PERSON, "5.1." + i);
    }
    assertThat(questions.of(PERSON)).hasSize(8).startsWith("5.1.49", "5.1.48");
  }

  @Test
  void preferences_areTakenAndTakenBack() {
    Preferences preferences = memory.preferences();
    Language korean = new Language("ko");
    preferences.choose(PERSON, Optional.of(korean));
    assertThat(preferences.language(PERSON)).contains(korean);
    assertThat(preferences.language(OTHER)).isEmpty();
    preferences.choose(PERSON, Optional.empty());
    assertThat(preferences.language(PERSON)).isEmpty();
  }
}
