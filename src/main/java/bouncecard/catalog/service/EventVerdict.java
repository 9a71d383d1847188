package bouncecard.catalog.service;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.service.WordPattern.Extent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The meaning of a service's words for an event.
///
/// @param when the words that make it up: for each name of [EventShape#words] those of which one
///   must be there
/// @param cause why; empty where only the reply tells
/// @param permanence whether it passes; empty where the cause or the reply tells
/// @param actors who must act; empty where the cause tells
/// @param isSent whether anything was sent; where not, no server said anything, and whatever stands
///   beside are the service's own words
public record EventVerdict(
    Map<String, List<WordPattern>> when,
    EventKind kind,
    Optional<String> cause,
    Optional<Permanence> permanence,
    List<Actor> actors,
    boolean isSent) {

  /// What names a cause weighs more than any number of conditions.
  private static final int CAUSE = 1 << 26;

  /// A whole condition weighs more than any length of words.
  private static final int CONDITION = 1 << 20;

  private static final int LONGEST = 4_000;

  /// Copies the collections.
  public EventVerdict {
    when = Map.copyOf(when);
    actors = List.copyOf(actors);
  }

  /// A verdict that no words are known for.
  public static EventVerdict of(EventKind kind) {
    return new EventVerdict(Map.of(), kind, Optional.empty(), Optional.empty(), List.of(), true);
  }

  /// How well it fits: what names a cause fits better than what does not, then the more conditions
  /// and the longer their words, the better; -1 where it does not fit.
  int fit(Map<String, List<String>> words) {
    int fit = cause.isPresent() ? CAUSE : 0;
    for (Map.Entry<String, List<WordPattern>> condition : when.entrySet()) {
      int best = -1;
      for (String word : words.getOrDefault(condition.getKey(), List.of())) {
        String folded = WordPattern.fold(word.substring(0, Math.min(word.length(), LONGEST)));
        for (WordPattern pattern : condition.getValue()) {
          if (pattern.matches(folded)) {
            best =
                Math.max(
                    best,
                    pattern.folded().length() * 2 + (pattern.extent() == Extent.WHOLE ? 1 : 0));
          }
        }
      }
      if (best < 0) {
        return -1;
      }
      fit += CONDITION + best;
    }
    return fit;
  }
}
