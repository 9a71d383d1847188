package bouncecard.adapter.web;

import bouncecard.app.page.Representation;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.catalog.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page that an address asks for, with its language and form.
///
/// @param name of the page, decoded; empty for the front page
/// @param language by the path; what is answered without a page goes by what the person speaks
/// @param form by the path's end, else by what the program that asks takes
/// @param isSuffixed whether the path's end said the form
record AskedPage(String name, Language language, Representation form, boolean isSuffixed) {
  private static final int LONGEST = 200;
  private static final List<String> TERMINALS =
      List.of("curl/", "wget/", "httpie/", "fetch/", "xh/", "lwp-request/", "aria2/");

  /// What the head of a request asks for; empty where its path is no page's, whatever there is.
  static Optional<AskedPage> of(Head head, List<Language> languages) {
    if (head.path().length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> decoded = Escapes.decoded(head.path(), false);
    if (decoded.isEmpty() || decoded.get().chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    String rest = decoded.get().substring(1);
    Language language = Language.ENGLISH;
    for (Language one : languages) {
      if (rest.equals(one.tag()) || rest.startsWith(one.tag() + "/")) {
        language = one;
        rest = rest.substring(Math.min(rest.length(), one.tag().length() + 1));
        break;
      }
    }
    Optional<Representation> suffix = Representation.ofSuffix(rest);
    if (suffix.isPresent()) {
      rest = rest.substring(0, rest.length() - suffix.get().suffix().length());
    }
    String name = rest.equals("index") ? "" : rest;
    return Optional.of(
        new AskedPage(name, language, suffix.orElseGet(() -> wanted(head)), suffix.isPresent()));
  }

  /// The form that the program takes that asks: what it says it does, else by what it is.
  static Representation wanted(Head head) {
    String accept = head.header("accept").orElse("*/*").toLowerCase(Locale.ROOT);
    if (accept.contains("text/html")) {
      return Representation.HTML;
    }
    if (accept.contains("text/markdown")) {
      return Representation.MARKDOWN;
    }
    if (accept.contains("json")) {
      return Representation.JSON;
    }
    if (accept.contains("text/plain")) {
      return Representation.TEXT;
    }
    String agent = head.header("user-agent").orElse("").toLowerCase(Locale.ROOT);
    return TERMINALS.stream().anyMatch(agent::startsWith)
        ? Representation.TEXT
        : Representation.HTML;
  }

  /// The language that a person speaks by `Accept-Language`, of those that there are; the best of
  /// the first ones.
  static Language spoken(Head head, List<Language> languages, Language usual) {
    String accepted = head.header("accept-language").orElse("");
    for (String one : accepted.split(",", 20)) {
      String tag = one.strip().toLowerCase(Locale.ROOT);
      int end = tag.indexOf(';');
      String bare = end < 0 ? tag : tag.substring(0, end);
      for (Language language : languages) {
        if (bare.equals(language.tag()) || bare.startsWith(language.tag() + "-")) {
          return language;
        }
      }
    }
    return usual;
  }
}
