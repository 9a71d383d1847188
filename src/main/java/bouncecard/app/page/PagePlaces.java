package bouncecard.app.page;

import bouncecard.catalog.Language;
import java.util.Optional;

/// Port: where pages are, for the links of one page.
public interface PagePlaces {

  /// The link to a page in a form; empty where it is not there.
  Optional<String> to(PageSubject subject, Language language, Representation form);

  /// The link to the page that a choice of a card leads to; empty where there is none.
  Optional<String> ofChoice(String query, Language language);

  /// The link to a file that belongs to all pages, as `style.css`.
  String asset(String name);

  /// The address under which everybody finds the page, with the site's own name where that is
  /// known.
  String permanent(PageSubject subject, Language language);

  /// Where people sign in and out; empty where nobody has to.
  default Optional<String> signIn() {
    return Optional.empty();
  }

  /// Whether somebody answers here: what is searched for and pasted.
  boolean isLive();
}
