package bouncecard.app.watch;

import bouncecard.catalog.words.WatchWords;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.List;
import java.util.Set;

/// Tells by which words a program says that what it raised is over: by words of their own, and not
/// by the end of another (`webhook:` is not `ok:`) nor by what did not happen (`could not be
/// resolved: …`).
final class SettledWords {
  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_VALUE = 60;

  /// What stands between the parts of a footer.
  private static final String PARTING = "|•·";

  private final List<String> phrases;
  private final List<String> open;
  private final Set<String> states;
  private final PhraseIndex index;
  private final PhraseIndex denials;

  /// What the catalogue knows of it; in its phrases `^` stands for where a heading begins, and `$`
  /// for where it ends.
  SettledWords(WatchWords words) {
    this.phrases = words.settled();
    this.open = words.open();
    this.states = Set.copyOf(words.states());
    this.index = new PhraseIndex(phrases);
    this.denials = new PhraseIndex(open);
  }

  /// Whether a heading says so, or a part of it.
  boolean isSaidIn(String heading) {
    if (isSaidInPart(heading)) {
      return true;
    }
    int from = 0;
    for (int i = 0; i <= heading.length(); i++) {
      if (i == heading.length() || PARTING.indexOf(heading.charAt(i)) >= 0) {
        if (i - from < heading.length() && isSaidInPart(heading.substring(from, i))) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  /// Whether a line is a value that says so: `Status: OK`, `State: ALERTING → OK`.
  boolean isStateIn(String line) {
    String bare = line.replace("*", "").replace("_", "").replace("`", "").strip();
    int colon = colonIn(bare);
    if (colon < 0 || bare.length() - colon > LONGEST_VALUE) {
      return false;
    }
    int start = begin(bare);
    String name = start < colon ? bare.substring(start, colon) : "";
    if (!states.contains(LowerCase.of(name.strip()))) {
      return false;
    }
    String value = bare.substring(colon + 1);
    int arrow = Math.max(value.lastIndexOf('→'), value.lastIndexOf("->") + 1);
    String last = value.substring(arrow <= 0 ? 0 : arrow + 1).strip();
    boolean isMoment = !last.isEmpty() && Character.isDigit(last.charAt(0)) && isPast(name);
    return isMoment || isSaidInPart(last);
  }

  /// `Resolved at: 10:15`.
  private boolean isPast(String name) {
    return isSaidInPart(name) || LowerCase.of(name).endsWith("time");
  }

  private static int colonIn(String line) {
    for (int i = 0; i < Math.min(line.length(), LONGEST_NAME); i++) {
      if (line.charAt(i) == ':' || line.charAt(i) == '：') {
        return i;
      }
    }
    return -1;
  }

  private boolean isSaidInPart(String part) {
    String lower = withoutDenials(LowerCase.of(part.strip()));
    String marked = begun(lower) + "$";
    return (index.isAnyIn(marked) || index.isAnyIn(lower))
        && phrases.stream().anyMatch(phrase -> isSaid(marked, phrase) || isSaid(lower, phrase));
  }

  /// A text in lower case without what says that it is not over.
  String withoutDenials(String lower) {
    if (!denials.isAnyIn(lower)) {
      return lower;
    }
    String rest = lower;
    for (String one : open) {
      rest = rest.replace(one, "");
    }
    return rest;
  }

  /// With a sign where its words begin.
  static String begun(String heading) {
    int start = begin(heading);
    return heading.substring(0, start) + "^" + heading.substring(start);
  }

  /// Where its words begin, behind signs and the names of signs: `:white_check_mark: Resolved`.
  private static int begin(String heading) {
    int start = 0;
    while (start < heading.length() && !Character.isLetterOrDigit(heading.charAt(start))) {
      int sign = heading.charAt(start) == ':' ? endOfSign(heading, start) : -1;
      start = sign < 0 ? start + 1 : sign;
    }
    return start;
  }

  private static int endOfSign(String heading, int colon) {
    int end = colon + 1;
    while (end < heading.length()
        && end - colon < LONGEST_NAME
        && (Character.isLetterOrDigit(heading.charAt(end)) || heading.charAt(end) == '_')) {
      end++;
    }
    return end > colon + 1 && end < heading.length() && heading.charAt(end) == ':' ? end + 1 : -1;
  }

  private static boolean isSaid(String marked, String phrase) {
    for (int at = marked.indexOf(phrase); at >= 0; at = marked.indexOf(phrase, at + 1)) {
      int end = at + phrase.length();
      boolean isWhole =
          phrase.charAt(0) != '^' || !isLetter(marked, end - 1) || !goesOn(marked, end);
      if (isWhole && (at == 0 || !isLetter(marked, at) || !isLetter(marked, at - 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a letter of a script with spaces stands there.
  private static boolean isLetter(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) < '\u1100';
  }

  private static boolean goesOn(String text, int at) {
    return at < text.length() && (isLetter(text, at) || text.charAt(at) == '-');
  }
}
