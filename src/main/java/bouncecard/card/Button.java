package bouncecard.card;

import bouncecard.catalog.Term;
import bouncecard.text.UntrustedText;

/// Something that a person can do with a card.
///
/// @param kind what it does
/// @param label what stands on it
/// @param query what it asks, where it asks something: only codes, never text from a bounce
public record Button(Kind kind, String label, String query) {

  private static final int LONGEST_QUERY = 60;

  /// The query where it may be written into a button, which a platform keeps and gives back: short
  /// and on one line, without the bar that separates it from the rest and without an address. Else
  /// nothing.
  public static String repeatable(String query) {
    boolean isFit =
        query.length() <= LONGEST_QUERY
            && query.indexOf('|') < 0
            && query.indexOf('@') < 0
            && UntrustedText.drawable(query).equals(query)
            && query.indexOf('\n') < 0;
    return isFit ? query.strip() : "";
  }

  /// What a button does.
  public enum Kind implements Term {
    /// Asks [Button#query()].
    ASK,
    /// Shows the whole of a compact card to whoever presses.
    WHOLE,
    /// Shows the part of a bounce about one cause; [Button#query()] is its number, from 1.
    CAUSE,
    /// Shows the card in another language; [Button#query()] is its tag.
    LANGUAGE,
    /// Shows the card with what came into question for it, and why the rest lost.
    DETAIL,
    /// Has a live check of what the card is about.
    CHECK,
    /// Has the same live check once more.
    CHECK_AGAIN,
    /// Shows the card from which a check was asked for.
    BACK,
    /// Shows the next part of a card that is too long for one message.
    MORE,
    /// Posts the card for all to see.
    SHARE,
    /// Shows the card as plain text to copy.
    COPY,
    /// Says what is wrong with the card.
    WRONG,
    /// Says what is not to be told unasked for a while; [Button#query()] says of what, and once
    /// that is chosen for how long.
    MUTE,
    /// Takes that back; [Button#query()] says what.
    UNMUTE,
    /// Takes the card away.
    DISMISS
  }
}
