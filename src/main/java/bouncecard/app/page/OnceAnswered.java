package bouncecard.app.page;

import bouncecard.card.Card;
import bouncecard.catalog.Texts;
import bouncecard.tally.TallyReport;
import java.util.List;
import java.util.Optional;

/// A page that is shown once and has no address: the answer to a paste, a search, an error, the
/// sign-in.
///
/// @param heading of the page
/// @param cards from the brief one to the whole
/// @param note what went wrong; empty where nothing did
/// @param form what is asked for
/// @param ticket the answer as text to copy; empty where there is nothing to copy
/// @param tally what to draw over time
public record OnceAnswered(
    Texts texts,
    String heading,
    List<Card> cards,
    String note,
    Form form,
    String ticket,
    Optional<TallyReport> tally) {

  /// What is asked for below.
  public enum Form {
    NONE,
    PASTE,
    SIGN_IN,
    SIGN_OUT
  }

  /// Copies the list.
  public OnceAnswered {
    cards = List.copyOf(cards);
  }

  /// A page of a few words.
  public static OnceAnswered saying(Texts texts, String heading, String note, Form form) {
    return new OnceAnswered(texts, heading, List.of(), note, form, "", Optional.empty());
  }
}
