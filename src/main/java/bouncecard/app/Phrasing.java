package bouncecard.app;

import bouncecard.catalog.Language;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person said, without how they called the bot and which language they want.
///
/// @param text the rest
/// @param language the language that a trailing `in ko` or `--lang ko` chose
record Phrasing(String text, Optional<Language> language) {
  private static final int LONGEST_TYPED = 500;
  private static final List<String> CALLS = List.of("/smtp", "@bouncecard", "bouncecard", "smtp:");

  static Phrasing of(String said, List<Language> languages) {
    String text = said.strip();
    if (text.length() <= LONGEST_TYPED) {
      text = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
    text = withoutCall(text);
    for (Language language : languages) {
      for (String lead : List.of("in ", "--lang ", "--lang=")) {
        String tail = lead + language.tag();
        int at = text.length() - tail.length();
        if (at >= 0
            && text.regionMatches(true, at, tail, 0, tail.length())
            && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
          return new Phrasing(text.substring(0, at).strip(), Optional.of(language));
        }
      }
    }
    return new Phrasing(text, Optional.empty());
  }

  private static String withoutCall(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String call : CALLS) {
      boolean isWord =
          lower.startsWith(call)
              && (lower.length() == call.length()
                  || Character.isWhitespace(lower.charAt(call.length())));
      if (isWord) {
        return text.substring(call.length()).strip();
      }
    }
    return text;
  }
}
