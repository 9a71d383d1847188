package bouncecard.app.chat;

import bouncecard.app.AnswerCard;
import bouncecard.card.Button;
import bouncecard.card.Size;
import bouncecard.catalog.Language;

/// What it takes to compose a card again.
///
/// @param query what a person would ask to get it: codes and tokens, never text of a bounce. Of a
///   card that is kept, what comes nearest to it when it is kept no longer. Empty where there is
///   none.
/// @param kept under what its answer is kept in memory; empty where the query is enough. Of a check
///   that stands where a bounce stood, behind a `~` under what the bounce is kept.
/// @param language the card's language
/// @param size how much of its answer the card shows
public record Handle(String query, String kept, Language language, Size size) {

  private static final char ORIGIN = '~';

  /// Drops a query that cannot be written into a button.
  public Handle {
    query = Button.repeatable(query);
  }

  /// Of a compact card.
  public Handle(String query, String kept, Language language) {
    this(query, kept, language, Size.COMPACT);
  }

  /// Of a reply whose answer is not kept: its buttons do what its query alone allows.
  public static Handle of(AnswerCard reply) {
    return new Handle(reply.query(), "", reply.card().language());
  }

  /// The same card in another language.
  public Handle in(Language other) {
    return new Handle(query, kept, other, size);
  }

  /// The same card in that size.
  public Handle in(Size other) {
    return new Handle(query, kept, language, other);
  }

  /// Under what its own answer is kept.
  public String own() {
    int origin = kept.indexOf(ORIGIN);
    return origin < 0 ? kept : kept.substring(0, origin);
  }

  /// Under what the bounce is kept whose place it has; empty where there is none.
  public String origin() {
    int origin = kept.indexOf(ORIGIN);
    return origin < 0 ? "" : kept.substring(origin + 1);
  }

  /// Both as they are kept together.
  public static String from(String own, String origin) {
    return origin.isEmpty() ? own : own + ORIGIN + origin;
  }
}
