package bouncecard.app.chat;

import bouncecard.app.AnswerCard;
import bouncecard.card.Button;
import bouncecard.card.Size;
import bouncecard.catalog.Language;

/// The handle by which a card can be composed again.
///
/// @param query what a person would ask to get it: codes and tokens, never text of a bounce. Of a
///   card that is kept, what comes nearest to it when it is kept no longer. Empty where there is
///   none.
/// @param kept under what its answer is kept in memory; empty where the query is enough
/// @param language the card's language
/// @param size how much of its answer the card shows
public record Handle(String query, Kept kept, Language language, Size size) {

  /// Drops a query that cannot be written into a button.
  public Handle {
    query = Button.repeatable(query);
  }

  /// Of a compact card.
  public Handle(String query, Kept kept, Language language) {
    this(query, kept, language, Size.COMPACT);
  }

  /// Of a card whose answer is not kept: its buttons do what its query alone allows.
  public static Handle of(String query, Language language) {
    return new Handle(query, Kept.NOT, language);
  }

  /// Of a reply whose answer is not kept.
  public static Handle of(AnswerCard reply) {
    return of(reply.query(), reply.card().language());
  }

  /// The same card in another language.
  public Handle in(Language other) {
    return new Handle(query, kept, other, size);
  }

  /// The same card in that size.
  public Handle in(Size other) {
    return new Handle(query, kept, language, other);
  }

  /// Under what answers are kept.
  ///
  /// @param own of the card itself; empty where it is not kept
  /// @param origin of the bounce that stood where a check stands; empty for anything else
  public record Kept(String own, String origin) {
    /// Nothing is kept.
    public static final Kept NOT = new Kept("", "");

    private static final char ORIGIN = '~';

    /// Of a card in whose place nothing stood.
    public static Kept of(String own) {
      return new Kept(own, "");
    }

    /// What [#written] wrote.
    static Kept parse(String written) {
      int mark = written.indexOf(ORIGIN);
      return mark < 0
          ? of(written)
          : new Kept(written.substring(0, mark), written.substring(mark + 1));
    }

    /// As it stands in a button, which has one field for both.
    String written() {
      return origin.isEmpty() ? own : own + ORIGIN + origin;
    }
  }
}
