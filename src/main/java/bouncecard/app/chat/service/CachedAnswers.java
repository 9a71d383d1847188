package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.state.StateSpace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The answers that cannot be asked for again by a query, kept for a while so that their buttons
/// work: what was asked is kept, and asked again where this process does not know the answer.
///
/// @param asking asks again; empty where that has no answer any more
record CachedAnswers(ChatState state, Function<AskedInput, Optional<Answer>> asking) {
  private static final int MOST_OF_ONE = 500;

  /// Keeps an answer and says under what: a name that tells nothing of it and cannot be guessed.
  ///
  /// @param owner who asked, and may have it forgotten
  String keep(Person owner, AskedInput input, Answer answer) {
    String under = state.names().get();
    state.memo().put(under, answer);
    input
        .written()
        .ifPresent(
            written -> {
              state.store().put(StateSpace.ANSWERS, under, written, state.keep());
              own(owner, under);
            });
    return under;
  }

  /// Of two answers to one person at the same moment, one may be left out.
  private void own(Person owner, String under) {
    List<String> names = new ArrayList<>(of(owner));
    names.addFirst(under);
    String lines = String.join("\n", names.subList(0, Math.min(names.size(), MOST_OF_ONE)));
    state
        .store()
        .put(
            StateSpace.OWNERS,
            owner.key(),
            lines.getBytes(StandardCharsets.US_ASCII),
            state.keep());
  }

  private List<String> of(Person owner) {
    return state
        .store()
        .get(StateSpace.OWNERS, owner.key())
        .map(value -> new String(value, StandardCharsets.US_ASCII).lines().toList())
        .orElse(List.of());
  }

  /// Forgets what a person asked; how many answers that were.
  int forget(Person owner) {
    List<String> names = of(owner);
    for (String name : names) {
      state.memo().forget(name);
      state.store().remove(StateSpace.ANSWERS, name);
    }
    state.store().remove(StateSpace.OWNERS, owner.key());
    return names.size();
  }

  /// What was asked, if it is kept still.
  Optional<AskedInput> input(String kept) {
    return kept.isEmpty()
        ? Optional.empty()
        : state.store().get(StateSpace.ANSWERS, kept).flatMap(AskedInput::parse);
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
