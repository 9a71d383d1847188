package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Person;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.card.Button;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The questions that a person asked last, for a day. Of two questions at the same moment, one may
/// be left out.
record RecentQuestions(StateStore state) {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MOST = 8;

  /// Notes what an answer answers, where it may be repeated.
  void note(Person person, AnswerCard reply) {
    String query = Button.repeatable(reply.query());
    if (!(reply.answer() instanceof Answer.HelpAnswer) && !query.isEmpty()) {
      note(person, query);
    }
  }

  /// Notes a question of one line; only such as may be repeated, never text of a bounce.
  void note(Person person, String query) {
    List<String> all = new ArrayList<>(of(person));
    all.remove(query);
    all.addFirst(query);
    String lines = String.join("\n", all.subList(0, Math.min(all.size(), MOST)));
    state.put(StateSpace.QUESTIONS, person.key(), lines.getBytes(StandardCharsets.UTF_8), LIFE);
  }

  /// Forgets them.
  void forget(Person person) {
    state.remove(StateSpace.QUESTIONS, person.key());
  }

  /// A person's questions, the last first, each once.
  List<String> of(Person person) {
    return state
        .get(StateSpace.QUESTIONS, person.key())
        .map(value -> new String(value, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }
}
