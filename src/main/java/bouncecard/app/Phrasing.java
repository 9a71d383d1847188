package bouncecard.app;

import bouncecard.catalog.Language;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person's words, without how they called the bot and which language they want.
///
/// @param text the rest
/// @param language the language that a trailing `in ko` or `--lang ko` chose
record Phrasing(String text, Optional<Language> language) {
  private static final int LONGEST_TYPED = 500;
  private static final List<String> CALLS = List.of("/smtp", "@bouncecard", "bouncecard", "smtp:");

  /// `smtp550`, `/smtp550`: the call and the code in one word.
  private static final Pattern CALL_AND_CODE = Pattern.compile("(?i)/?smtp(?=[2-5][0-9x.])");

  /// `550-554`, `550vs554`: the hyphen and the letters would make something else of it inside a
  /// text.
  private static final Pattern PAIR =
      Pattern.compile("(?i)([2-5]\\d\\d)\\s*(?:-|~|vs\\.?)\\s*([2-5]\\d\\d)");

  /// What chat platforms write for a mention, and characters that no one sees.
  private static final Pattern MENTION =
      Pattern.compile("<@[!&]?[A-Za-z0-9]{1,30}(\\|[^<>]{0,80})?>");

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");
  private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2013\\u2212]");

  static Phrasing of(String said, List<Language> languages) {
    String text = spaced(withoutCall(isAscii(said) ? withoutMention(said.strip()) : plain(said)));
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

  private static boolean isAscii(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all < 128;
  }

  private static String withoutMention(String text) {
    return text.length() <= LONGEST_TYPED && text.contains("<@")
        ? MENTION.matcher(text).replaceAll("").strip()
        : text;
  }

  /// Without what no one sees and, where it was typed, what only looks different.
  private static String plain(String said) {
    String text = INVISIBLE.matcher(said).replaceAll("").strip();
    if (text.length() > LONGEST_TYPED) {
      return text;
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
    return DASH.matcher(MENTION.matcher(normal).replaceAll("")).replaceAll("-").strip();
  }

  private static String withoutCall(String text) {
    for (String call : CALLS) {
      if (text.regionMatches(true, 0, call, 0, call.length())) {
        int end = call.length();
        char next = end == text.length() ? ' ' : text.charAt(end);
        if (Character.isWhitespace(next) || ",:".indexOf(next) >= 0) {
          int from = ",:".indexOf(next) >= 0 ? end + 1 : end;
          return text.substring(from).strip();
        }
      }
    }
    Matcher joined = CALL_AND_CODE.matcher(text);
    return joined.lookingAt() ? text.substring(joined.end()) : text;
  }

  private static String spaced(String text) {
    Matcher pair = PAIR.matcher(text);
    return pair.matches() ? pair.group(1) + " vs " + pair.group(2) : text;
  }
}
