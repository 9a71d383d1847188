package bouncecard.diagnose.composition;

/// The words of links: a server that says no more than where to read on names the page after what
/// happened.
public final class LinkWords {
  private static final String SCHEME_END = "://";

  private LinkWords() {}

  /// Whether a text holds a link.
  public static boolean areIn(String text) {
    return text.contains(SCHEME_END);
  }

  /// The text without all but the words after the hosts of its links, each of them where it stood.
  public static String of(String text) {
    char[] words = new char[text.length()];
    int from = 0;
    while (from < words.length) {
      int scheme = text.indexOf(SCHEME_END, from);
      int path = scheme < 0 ? words.length : endOfHost(text, scheme + SCHEME_END.length());
      blank(words, from, path);
      from = path;
      while (from < words.length && text.charAt(from) > ' ') {
        char c = text.charAt(from);
        words[from] = Letters.isPartOfWord(c) ? c : ' ';
        from++;
      }
    }
    return new String(words);
  }

  private static int endOfHost(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) > ' ' && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static void blank(char[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      words[i] = ' ';
    }
  }
}
