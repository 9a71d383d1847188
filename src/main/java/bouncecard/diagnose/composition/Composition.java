package bouncecard.diagnose.composition;

import java.util.List;
import java.util.Optional;

/// The cause that the sentences of a reply come to.
///
/// @param confidence how far it can be relied on
/// @param margin by how many points it is ahead of the next cause of another family
/// @param clues what was understood, one for each cause, the strongest first; at least one
public record Composition(Confidence confidence, int margin, List<Clue> clues) {
  private static final int PLAIN = 56;
  private static final int AS_PLAIN = 8;
  private static final int STRONG = 75;

  /// Copies the list.
  public Composition {
    clues = List.copyOf(clues);
  }

  /// The same where something speaks against it.
  public Composition asLikely() {
    return new Composition(Confidence.LIKELY, margin, clues);
  }

  /// Whether its words are so few or so broad that a code may know better.
  public boolean isWeak() {
    return best().points() < STRONG;
  }

  /// What decided.
  public Clue best() {
    return clues.getFirst();
  }

  /// Whether a clue counts about as much as what decided, or is said to be the other possibility.
  public boolean isAsPlain(Clue clue) {
    return clue.isJoined()
        || (clue.points() >= PLAIN && best().points() - clue.points() <= AS_PLAIN);
  }

  /// The id of the cause.
  public String cause() {
    return best().cause();
  }

  /// The next cause, where there is one.
  public Optional<Clue> runnerUp() {
    return clues.size() > 1 ? Optional.of(clues.get(1)) : Optional.empty();
  }
}
