package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackMessageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Ways for one card to get to people, the best first: the first that Slack takes is gone.
final class SlackDeliveryFallbacks {
  private final List<Way> ways = new ArrayList<>();

  private record Way(
      Supplier<SlackAnswer> call, Function<SlackAnswer.Taken, SlackMessageRef> placed) {}

  /// What came of it.
  sealed interface Gone {
    /// The card is there.
    record There(SlackMessageRef placed) implements Gone {}

    /// Slack took no way.
    record Nowhere(SlackAnswer.Refused refused) implements Gone {}
  }

  /// Adds the next best way.
  ///
  /// @param placed where the card is then
  void add(Supplier<SlackAnswer> call, Function<SlackAnswer.Taken, SlackMessageRef> placed) {
    ways.add(new Way(call, placed));
  }

  /// Goes; where nothing is taken it says why the best way was not.
  Gone go() {
    return go(/* saysLast= */ false);
  }

  /// The same, but says why the last way was not.
  Gone goSayingWhyLast() {
    return go(/* saysLast= */ true);
  }

  private Gone go(boolean saysLast) {
    List<SlackAnswer.Refused> refused = new ArrayList<>();
    for (Way way : ways) {
      switch (way.call().get()) {
        case SlackAnswer.Taken taken -> {
          return new Gone.There(way.placed().apply(taken));
        }
        case SlackAnswer.Refused one -> refused.add(one);
      }
    }
    if (refused.isEmpty()) {
      return new Gone.Nowhere(SlackAnswer.Refused.of("no_user"));
    }
    return new Gone.Nowhere(saysLast ? refused.getLast() : refused.getFirst());
  }
}
