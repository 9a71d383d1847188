package bouncecard.adapter.html;

import bouncecard.app.page.PagePlaces;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import java.util.List;
import java.util.Optional;

/// The model of a template: a page with all that stands around its cards.
///
/// @param title of the window
/// @param heading of the page
/// @param permanent the address to keep; empty for what is answered once
/// @param languages the same in every language, the page's own among them
/// @param forms the same as text, Markdown and JSON
/// @param parts the cards
/// @param note a line about what went wrong; empty where nothing did
/// @param form what is asked for below
/// @param ticket the answer as text for a ticket; empty where it is a page
/// @param chart what a triage looks like over time
public record PageView(
    Texts texts,
    PagePlaces places,
    String title,
    String heading,
    String description,
    String permanent,
    List<Link> languages,
    List<Link> forms,
    List<Part> parts,
    String note,
    Form form,
    String ticket,
    Optional<ChartView> chart) {

  /// Copies the lists.
  public PageView {
    languages = List.copyOf(languages);
    forms = List.copyOf(forms);
    parts = List.copyOf(parts);
  }

  /// What stands below the cards.
  public enum Form {
    NONE,
    PASTE,
    SIGN_IN,
    SIGN_OUT
  }

  /// A link to the same elsewhere.
  ///
  /// @param tag of the language or media type
  /// @param permanent the whole address, for search engines
  public record Link(String tag, String label, String href, String permanent) {}

  /// A card under its heading.
  ///
  /// @param hasVerdict whether it is said here, and not just above
  public record Part(String heading, Card card, boolean hasVerdict) {}

  /// Whether choices have nothing beside them, so that many stand in a line.
  public boolean isShort(Block.Choices choices) {
    return choices.choices().stream().allMatch(choice -> choice.description().isEmpty());
  }

  /// A short text in the page's language.
  public String say(MessageKey message) {
    return texts.message(message);
  }

  /// The page's language.
  public Language language() {
    return texts.language();
  }

  /// The link of a choice; empty where it leads nowhere.
  public String choice(String query) {
    return places.ofChoice(query, texts.language()).orElse("");
  }

  /// How a choice is written: `252 ↔ 550`, `550 5.1.1`; empty for what its description names.
  public String written(String query) {
    return query.indexOf('/') > 0
        ? ""
        : query.replace("+", " ↔ ").replaceAll("^(\\d{3})-(\\d\\.)", "$1 $2");
  }

  /// The part of a description that is linked: what stands before its colon.
  public String lead(String query, String description) {
    int colon = description.indexOf(": ");
    return query.indexOf('/') < 0 ? "" : colon < 0 ? description : description.substring(0, colon);
  }

  /// What follows it.
  public String rest(String query, String description) {
    return description.substring(lead(query, description).length());
  }
}
