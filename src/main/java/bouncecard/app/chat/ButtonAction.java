package bouncecard.app.chat;

import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Term;
import java.util.List;
import java.util.Optional;

/// The action of a button, as a platform keeps it in the button and gives it back when it is
/// pressed.
///
/// It is written as `kind|query|language|page|kept|copy|size` without empty fields at its end, in
/// at most [#LONGEST] characters, which every platform takes. Nothing of a bounce and of a person
/// is in it, so that a button still works after a restart and tells nobody anything.
///
/// @param page which part of the card it shows, from 1
public record ButtonAction(Kind kind, Handle handle, int page) {

  /// How long it may be as it is written.
  public static final int LONGEST = 100;

  private static final int FIELDS = 7;
  private static final String WHOLE = "w";
  private static final int MOST_PAGES = 99;

  /// Checks the page.
  public ButtonAction {
    if (page < 1) {
      throw new IllegalArgumentException("pages are counted from 1");
    }
  }

  /// What `button` does on a card with this handle.
  public static ButtonAction of(Button button, Handle handle) {
    return switch (button.kind()) {
      case ASK -> ask(button.query(), handle.language());
      case LANGUAGE -> new ButtonAction(Kind.LANGUAGE, handle.in(new Language(button.query())), 1);
      case CAUSE -> new ButtonAction(Kind.CAUSE, handle, Integer.parseInt(button.query()));
      case MUTE, UNMUTE ->
          new ButtonAction(
              button.kind(), new Handle(button.query(), handle.kept(), handle.language()), 1);
      case WHOLE, DETAIL, CHECK, CHECK_AGAIN, BACK, SHARE, COPY, WRONG, DISMISS, MORE ->
          new ButtonAction(button.kind(), handle, 1);
    };
  }

  /// Asks something.
  public static ButtonAction ask(String query, Language language) {
    return new ButtonAction(Kind.ASK, Handle.of(query, language), 1);
  }

  /// Shows a further page of a card.
  public static ButtonAction more(Handle handle, int page) {
    return new ButtonAction(Kind.MORE, handle, page);
  }

  /// The same with what was chosen from a menu as its query.
  public ButtonAction choosing(String query) {
    return new ButtonAction(kind, Handle.of(query, handle.language()), page);
  }

  /// Whoever does it, to be answered in its language.
  public Asker by(Asker pressing) {
    return pressing.wanting(Optional.of(handle.language()));
  }

  /// As it stands in a button.
  public String written() {
    return written(1);
  }

  /// The same, told from others alike in one message by a number, since platforms refuse the same
  /// twice.
  public String written(int copy) {
    String written =
        String.join(
            "|",
            kind.token(),
            handle.query(),
            handle.language().tag(),
            page == 1 ? "" : Integer.toString(page),
            handle.kept().written(),
            copy == 1 ? "" : Integer.toString(copy),
            handle.size() == Size.WHOLE ? WHOLE : "");
    int end = written.length();
    while (written.charAt(end - 1) == '|') {
      end--;
    }
    return written.substring(0, end);
  }

  /// What was written; empty for anything else.
  public static Optional<ButtonAction> parse(String written) {
    List<String> fields = List.of(written.split("\\|", -1));
    if (written.length() > LONGEST || fields.size() > FIELDS) {
      return Optional.empty();
    }
    String language = field(fields, 2);
    String query = field(fields, 1);
    int page = page(field(fields, 3));
    String size = field(fields, 6);
    boolean isSize = size.isEmpty() || size.equals(WHOLE);
    if (!isSize || language.isEmpty() || page == 0 || !Button.repeatable(query).equals(query)) {
      return Optional.empty();
    }
    return Term.parse(Kind.class, fields.getFirst())
        .map(
            kind ->
                new ButtonAction(
                    kind,
                    new Handle(
                        query,
                        Handle.Kept.parse(field(fields, 4)),
                        new Language(language),
                        size.equals(WHOLE) ? Size.WHOLE : Size.COMPACT),
                    page));
  }

  private static String field(List<String> fields, int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  /// 0 for what is no page.
  private static int page(String written) {
    if (written.isEmpty()) {
      return 1;
    }
    boolean isNumber = written.length() <= 2 && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Math.min(Integer.parseInt(written), MOST_PAGES) : 0;
  }
}
