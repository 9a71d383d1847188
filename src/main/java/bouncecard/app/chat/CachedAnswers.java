package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.state.StateSpace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The answers that cannot be asked for again by a query, kept for a day so that their buttons
/// work: what was asked is kept, and asked again where this process does not know the answer.
///
/// @param asking asks again; empty where that has no answer any more
record CachedAnswers(ChatState state, Function<AskedInput, Optional<Answer>> asking) {
  private static final Duration LIFE = Duration.ofHours(24);

  /// Keeps an answer and says under what: a name that tells nothing of it and cannot be guessed.
  String keep(AskedInput input, Answer answer) {
    String under = state.names().get();
    state.memo().put(under, answer);
    input
        .written()
        .ifPresent(written -> state.store().put(StateSpace.ANSWERS, under, written, LIFE));
    return under;
  }

  /// The answer, if it can be had still.
  Optional<Answer> find(String kept) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Optional<Answer> known = state.memo().find(kept);
    if (known.isPresent()) {
      return known;
    }
    Optional<Answer> again =
        state.store().get(StateSpace.ANSWERS, kept).flatMap(AskedInput::parse).flatMap(asking);
    again.ifPresent(answer -> state.memo().put(kept, answer));
    return again;
  }
}
