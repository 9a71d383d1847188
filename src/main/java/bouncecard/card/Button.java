package bouncecard.card;

import bouncecard.catalog.Term;

/// Something that a person can do with a card.
///
/// @param kind what it does
/// @param label what stands on it
/// @param query what it asks, where it asks something: only codes, never text from a bounce
public record Button(Kind kind, String label, String query) {

  /// What a button does.
  public enum Kind implements Term {
    /// Asks [Button#query()].
    ASK,
    /// Shows the card in another language; [Button#query()] is its tag.
    LANGUAGE,
    /// Posts the card for all to see.
    SHARE,
    /// Shows the card as plain text to copy.
    COPY,
    /// Takes the card away.
    DISMISS
  }
}
