package bouncecard.app.triage;

import bouncecard.text.LowerCase;

/// Where replies of one template name something that differs from one to the other, such as a block
/// list: after these words. Found once with all care, it is looked up in the others.
///
/// @param words empty where the replies name no such thing
record NamedAfter(String words) {
  private static final NamedAfter NOTHING = new NamedAfter("");
  private static final int MOST_WORDS = 24;
  private static final int LEAST_WORDS = 2;
  private static final int LONGEST_NAME = 253;

  /// The part of a name that says that a DKIM key is there.
  private static final String KEY = "._domainkey";

  /// Where a reply has that name; nowhere for an empty one, and where only values stand before it.
  static NamedAfter of(String reply, String name) {
    int at = name.isEmpty() ? -1 : LowerCase.of(reply).indexOf(LowerCase.of(name));
    int begin = at;
    while (begin > 0 && at - begin < MOST_WORDS && isOfWords(reply.charAt(begin - 1))) {
      begin--;
    }
    return at - begin < LEAST_WORDS ? NOTHING : new NamedAfter(reply.substring(begin, at));
  }

  private static boolean isOfWords(char c) {
    return Character.isLetter(c) || c == ' ' || c == '=' || c == ':' || c == ',' || c == ';';
  }

  /// The name in another reply; empty where it has none there.
  String in(String reply) {
    int from = words.isEmpty() ? -1 : reply.indexOf(words);
    if (from < 0) {
      return "";
    }
    int begin = from + words.length();
    int end = begin;
    while (end < reply.length() && isOfName(reply.charAt(end))) {
      end++;
    }
    String name = reply.substring(begin, Math.min(end, begin + LONGEST_NAME));
    int key = name.indexOf(KEY);
    String whole = key > 0 ? name.substring(0, key) : name;
    return LowerCase.of(whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
