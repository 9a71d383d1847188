package bouncecard.diagnose.composition;

/// Tells names that programs give to things, such as `SmtpTest.rejects_unknown`, from words that
/// stand close together: `failed.Please`, the reasons of servers in capitals, `USER_UNKNOWN`, and
/// Exchange's `RESOLVER.ADR.RecipNotFound`. Exceptions of any language are names.
final class Identifier {
  private static final String EXCEPTION = "Exception";

  private Identifier() {}

  /// Where the name that begins at `start` ends; `start` where none does.
  static int end(String text, int start, int limit) {
    boolean isRest = start > 0 && (text.charAt(start - 1) == '_' || text.charAt(start - 1) == '.');
    if (isRest || Letters.isDigit(text.charAt(start))) {
      return start;
    }
    int i = start;
    int last = start;
    int small = 0;
    boolean isJoined = false;
    while (i < limit) {
      char c = text.charAt(i);
      if (Letters.isPartOfWord(c)) {
        small += Letters.isLower(c) ? 1 : 0;
        last = i + 1;
      } else if (c == '_' || c == '.') {
        boolean isInside = i + 1 < limit && Letters.isPartOfWord(text.charAt(i + 1));
        isJoined |= isInside && (c == '_' || !beginsSentence(text, i + 1));
      } else {
        break;
      }
      i++;
    }
    return (isJoined || isException(text, start, last)) && small > 0 ? last : start;
  }

  /// `System.Exception`, `App.Mail.SendException`.
  private static boolean isException(String text, int start, int end) {
    int name = end - EXCEPTION.length();
    return name > start && text.startsWith(EXCEPTION, name) && text.lastIndexOf('.', name) >= start;
  }

  /// Sentences go on with a capital, and so do the parts of a reason.
  private static boolean beginsSentence(String text, int at) {
    return Letters.isUpper(text.charAt(at));
  }
}
