package bouncecard.card;

/// How much of an answer a card shows.
public enum Size {
  /// All of it.
  WHOLE,
  /// What fits on the screen of a phone: the verdict, who acts, and the first steps.
  COMPACT
}
