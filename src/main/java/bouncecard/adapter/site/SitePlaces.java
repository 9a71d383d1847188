package bouncecard.adapter.site;

import bouncecard.app.page.PageBook;
import bouncecard.app.page.PagePlaces;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.Representation;
import bouncecard.catalog.Language;
import java.util.Optional;

/// The links of one page among files: relative, so that the site works wherever it is put.
///
/// @param up what leads from the page to the root, as `../`
/// @param base the site's own address without a slash at its end; empty where it is not known
record SitePlaces(PageBook book, String up, String base) implements PagePlaces {
  private static final String INDEX = "index";

  /// The page's file below the root, as it stands in an address.
  static String address(PageSubject subject, Language language, Representation form) {
    String path = subject.path();
    return prefix(language) + (path.isEmpty() ? INDEX : path) + form.suffix();
  }

  /// The page's file below the root.
  static String file(PageSubject subject, Language language, Representation form) {
    String name = subject.name();
    return prefix(language) + (name.isEmpty() ? INDEX : name) + form.suffix();
  }

  private static String prefix(Language language) {
    return language.equals(Language.ENGLISH) ? "" : language.tag() + "/";
  }

  /// What leads from a file of that name to the root.
  static String up(String file) {
    return "../".repeat((int) file.chars().filter(c -> c == '/').count());
  }

  @Override
  public Optional<String> to(PageSubject subject, Language language, Representation form) {
    // A name that begins with two characters and a colon would be a scheme.
    return book.has(subject)
        ? Optional.of((up.isEmpty() ? "./" : up) + address(subject, language, form))
        : Optional.empty();
  }

  @Override
  public Optional<String> ofChoice(String query, Language language) {
    return book.ofChoice(query).flatMap(subject -> to(subject, language, Representation.HTML));
  }

  @Override
  public String asset(String name) {
    return (up.isEmpty() ? "./" : up) + "assets/" + name;
  }

  @Override
  public String permanent(PageSubject subject, Language language) {
    return base.isEmpty()
        ? (up.isEmpty() ? "./" : up) + address(subject, language, Representation.HTML)
        : base + "/" + address(subject, language, Representation.HTML);
  }

  @Override
  public boolean isLive() {
    return false;
  }
}
