package bouncecard.adapter.web;

import bouncecard.app.page.PageBook;
import bouncecard.app.page.PagePlaces;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.Representation;
import bouncecard.catalog.Language;
import java.util.Map;
import java.util.Optional;

/// The links of pages that the program itself answers.
///
/// @param base the site's own address without a slash at its end; empty where it is not known
/// @param assets the path of each file that belongs to all pages, by its name
/// @param signIn where people sign in; empty where there are no keys
record LivePlaces(PageBook book, String base, Map<String, String> assets, Optional<String> signIn)
    implements PagePlaces {
  /// Copies the paths.
  LivePlaces {
    assets = Map.copyOf(assets);
  }

  private static String path(PageSubject subject, Language language, Representation form) {
    String root = language.equals(Language.ENGLISH) ? "/" : "/" + language.tag() + "/";
    String path = subject.path();
    return form == Representation.HTML
        ? root + path
        : root + (path.isEmpty() ? "index" : path) + form.suffix();
  }

  @Override
  public Optional<String> to(PageSubject subject, Language language, Representation form) {
    return Optional.of(path(subject, language, form));
  }

  @Override
  public Optional<String> ofChoice(String query, Language language) {
    return book.ofChoice(query)
        .flatMap(subject -> to(subject, language, Representation.HTML))
        .or(() -> search(query, language));
  }

  /// Words of ours to look for.
  private Optional<String> search(String query, Language language) {
    boolean isSearch =
        query.startsWith("find ")
            && query.chars().allMatch(c -> c == ' ' || c == '-' || Character.isLetterOrDigit(c));
    return isSearch && query.chars().allMatch(c -> c < 128)
        ? to(new PageSubject.Front(), language, Representation.HTML)
            .map(root -> root + "?q=" + query.replace(' ', '+'))
        : Optional.empty();
  }

  @Override
  public String asset(String name) {
    return assets.getOrDefault(name, "/");
  }

  @Override
  public String permanent(PageSubject subject, Language language) {
    return base + path(subject, language, Representation.HTML);
  }

  @Override
  public boolean isLive() {
    return true;
  }
}
