package bouncecard.diagnose.composition;

/// Tells hosts from words that a dot joins, such as `failed.Please` and
/// `RESOLVER.ADR.RecipNotFound`.
final class HostShape {
  private HostShape() {}

  /// Where the host that begins at `start` ends; `start` where none does.
  static int end(String text, int start, int limit) {
    int label = start;
    int labels = 0;
    int end = start;
    while (label < limit) {
      int after = endOfLabel(text, label, limit);
      if (after == label) {
        break;
      }
      labels++;
      end = after;
      if (after + 1 >= limit
          || text.charAt(after) != '.'
          || !Letters.isPartOfWord(text.charAt(after + 1))) {
        break;
      }
      label = after + 1;
    }
    boolean stops = end == limit || !Letters.isPartOfWord(text.charAt(end));
    return labels >= 2 && stops && isTopLevel(text, label, end) && isEvenlyWritten(text, start, end)
        ? end
        : start;
  }

  private static int endOfLabel(String text, int start, int limit) {
    int i = start;
    while (i < limit
        && (Letters.isPartOfWord(text.charAt(i))
            || text.charAt(i) == '-'
            || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }

  /// Two letters or more and nothing else, as every top-level domain but those of xn-- has.
  private static boolean isTopLevel(String text, int start, int end) {
    if (end - start < 2) {
      return false;
    }
    if (text.startsWith("xn--", start)) {
      return true;
    }
    for (int i = start; i < end; i++) {
      if (!Letters.isPartOfWord(text.charAt(i)) || Letters.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether no word of a sentence or of a program's name begins in it: those have a capital after
  /// a small letter, or after a dot with a small letter after it.
  private static boolean isEvenlyWritten(String text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (Letters.isUpper(text.charAt(i))) {
        char before = text.charAt(i - 1);
        boolean begins = before == '.' && i + 1 < end && Letters.isLower(text.charAt(i + 1));
        if (Letters.isLower(before) || begins) {
          return false;
        }
      }
    }
    return true;
  }
}
