package bouncecard.adapter.cache;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.Answer;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.AnswerMemo;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.chat.state.Preferences;
import bouncecard.catalog.Language;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Person PERSON = new Person("slack", "T1", "U1");
  private static final Person OTHER = new Person("slack", "T2", "U1");

  private final AtomicLong now = new AtomicLong();
  private final Memory memory = new Memory(now::get);
  private final ChatState chat = memory.chat();

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void deliveries_metWithinTenMinutes_areNotNew() {
    Deliveries deliveries = Deliveries.over(memory.store());
    assertThat(deliveries.isNew("E1")).isTrue();
    assertThat(deliveries.isNew("E2")).isTrue();
    pass(Duration.ofSeconds(599));
    assertThat(deliveries.isNew("E1")).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(deliveries.isNew("E1")).isTrue();
  }

  @Test
  void names_areWhatNobodyGuesses() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String name = chat.names().get();
      assertThat(name).hasSize(12).matches("[A-Za-z0-9_-]+");
      all.add(name);
    }
    assertThat(all).hasSize(1_000);
  }

  @Test
  void answers_areRememberedForADay() {
    AnswerMemo answers = chat.memo();
    Answer answer = new Answer.HelpAnswer();
    answers.put("a", answer);
    pass(Duration.ofHours(23));
    assertThat(answers.find("a")).contains(answer);
    assertThat(answers.find("else")).isEmpty();
    pass(Duration.ofHours(2));
    assertThat(answers.find("a")).isEmpty();
  }

  @Test
  void answers_ofMoreThanThereIsRoomFor_areForgotten() {
    AnswerMemo answers = chat.memo();
    for (int i = 0; i < 40_000; i++) {
      answers.put("a" + i, new Answer.HelpAnswer());
    }
    assertThat(answers.find("a0")).isEmpty();
    assertThat(answers.find("a39999")).isPresent();
  }

  @Test
  void preferences_areTakenAndTakenBack() {
    Preferences preferences = chat.preferences();
    Language korean = new Language("ko");
    preferences.choose(PERSON, Optional.of(korean));
    assertThat(preferences.language(PERSON)).contains(korean);
    assertThat(preferences.language(OTHER)).isEmpty();
    preferences.choose(PERSON, Optional.empty());
    assertThat(preferences.language(PERSON)).isEmpty();
  }
}
