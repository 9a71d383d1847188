package bouncecard.app.triage;

/// Makes one template of replies that differ only in addresses, hosts and numbers, so that each is
/// judged once and that it may be shown to anybody. What names a reply stays: its codes, and short
/// tokens such as `S3140`. Linear in the reply.
///
/// What is left out is named (`<host>`), since nobody reads a template as a reply;
/// [bouncecard.app.feedback.Masking] leaves a reply of which a rule can be made.
final class ReplyMask {
  private static final int LONGEST = 600;
  private static final int LONGEST_TOKEN = 6;
  private static final int LONGEST_NUMBER = 2;

  /// The at sign as wide as a Chinese character.
  private static final char FULL_WIDTH_AT = '\uFF20';

  private ReplyMask() {}

  static String of(String reply) {
    String text = reply.length() > LONGEST ? reply.substring(0, whole(reply)) : reply;
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    boolean isSpace = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isPart(c)) {
        int end = i;
        while (end < text.length() && isPart(text.charAt(end))) {
          end++;
        }
        int last = end;
        while (last > i && isTrailing(text.charAt(last - 1))) {
          last--;
        }
        if (isAt(c)) {
          dropQuoted(out);
        }
        out.append(token(text.substring(i, last))).append(text, last, end);
        i = end;
        isSpace = false;
      } else {
        boolean isBlank = Character.isWhitespace(c) || Character.isISOControl(c);
        if (!isBlank || !isSpace) {
          out.append(isBlank ? ' ' : c);
        }
        isSpace = isBlank;
        i++;
      }
    }
    return out.toString().strip();
  }

  /// How much of a long reply is looked at: no part of a word, which might be one of an address.
  private static int whole(String reply) {
    int end = LONGEST;
    while (end > 0 && isPart(reply.charAt(end)) && isPart(reply.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /// What stands in quotes before the at sign is somebody's name.
  private static void dropQuoted(StringBuilder out) {
    int close = out.length() - 1;
    int open = close > 0 && out.charAt(close) == '"' ? out.lastIndexOf("\"", close - 1) : -1;
    if (open >= 0) {
      out.setLength(open);
    }
  }

  private static boolean isAt(char c) {
    return c == '@' || c == FULL_WIDTH_AT;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c)
        || c == '.'
        || isAt(c)
        || c == '-'
        || c == '_'
        || c == ':'
        || c == '/'
        || c == '+'
        || c == '='
        || c == '%'
        || c == '~'
        || c == '#'
        || c == '&'
        || c == '?';
  }

  private static boolean isTrailing(char c) {
    return c == '.' || c == ':' || c == '-' || c == '/' || c == '?' || c == '=';
  }

  private static String token(String token) {
    if (token.isEmpty() || isCode(token)) {
      return token;
    }
    if (token.indexOf('@') >= 0 || token.indexOf(FULL_WIDTH_AT) >= 0) {
      return "<address>";
    }
    if (token.indexOf('=') > 0 && token.indexOf('/') < 0) {
      int equals = token.indexOf('=');
      return token(token.substring(0, equals)) + '=' + token(token.substring(equals + 1));
    }
    if (token.contains("://")) {
      return "<link>";
    }
    int digits = 0;
    int letters = 0;
    int dots = 0;
    int colons = 0;
    boolean isHexadecimal = true;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
      dots += c == '.' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
      isHexadecimal &= Character.digit(c, 16) >= 0 || c == ':' || c == '.' || c == '-' || c == '/';
    }
    if (isHexadecimal && colons > 1) {
      return "<ip>";
    }
    if (digits == 0) {
      return isHost(token, dots) ? "<host>" : token;
    }
    if (letters == 0) {
      return dots == 3 ? "<ip>" : digits <= LONGEST_NUMBER && dots == 0 ? token : "<id>";
    }
    if (isHexadecimal && digits + letters >= LONGEST_TOKEN) {
      return "<id>";
    }
    if (isHost(token, dots)) {
      return "<host>";
    }
    return token.length() <= LONGEST_TOKEN ? token : "<id>";
  }

  /// Words between dots, of which the last is letters: a sentence's end has none after it.
  private static boolean isHost(String token, int dots) {
    int last = token.lastIndexOf('.');
    boolean isName = dots > 0 && last > 0 && token.length() - last > 2;
    for (int i = last + 1; isName && i < token.length(); i++) {
      isName = Character.isLetter(token.charAt(i));
    }
    return isName && token.indexOf("..") < 0;
  }

  /// A reply code or an enhanced status code, also where the reply goes on: `550-5.1.1`.
  private static boolean isCode(String token) {
    int i = 0;
    if (token.length() >= 3 && isClass(token.charAt(0)) && areDigits(token, 0, 3)) {
      if (token.length() == 3) {
        return true;
      }
      if (token.charAt(3) != '-') {
        return false;
      }
      i = 4;
      if (i == token.length()) {
        return true;
      }
    }
    int parts = 0;
    int digits = 0;
    for (int k = i; k < token.length(); k++) {
      char c = token.charAt(k);
      if (c == '.') {
        parts++;
        if (digits == 0) {
          return false;
        }
        digits = 0;
      } else if (c < '0' || c > '9' || ++digits > 3) {
        return false;
      }
    }
    return parts == 2 && digits > 0 && isClass(token.charAt(i)) && token.charAt(i + 1) == '.';
  }

  private static boolean isClass(char c) {
    return c == '2' || c == '4' || c == '5';
  }

  private static boolean areDigits(String token, int from, int to) {
    for (int i = from; i < to; i++) {
      if (token.charAt(i) < '0' || token.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
