package bouncecard.read.speaker;

import bouncecard.text.Lines;

/// Tells a piece of a program's configuration, of which each line gives a name its value and none
/// was said by anybody: `smtpd_client_restrictions = reject_rbl_client bl.example.net`.
final class SettingLines {
  private static final int LONGEST_NAME = 60;

  private SettingLines() {}

  /// Whether all lines are settings, comments or go on with the one before, and one at least has a
  /// name or a value as programs write them.
  static boolean areAll(String text) {
    boolean isOne = false;
    for (String line : Lines.of(text)) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      int equals = endOfName(line);
      boolean goesOn = isOne && Character.isWhitespace(line.charAt(0));
      if (equals < 0 && !goesOn) {
        return false;
      }
      isOne |= equals > 0 && isTechnical(line, equals);
    }
    return isOne;
  }

  /// Where the equals sign stands after one name or two; -1 where none does.
  private static int endOfName(String line) {
    int equals = line.indexOf('=');
    if (equals < 2 || equals > LONGEST_NAME) {
      return -1;
    }
    int words = 0;
    boolean isWithin = false;
    for (int i = 0; i < equals; i++) {
      char c = line.charAt(i);
      boolean isBlank = c == ' ' || c == '\t';
      if (!isBlank && !isOfName(c)) {
        return -1;
      }
      words += !isBlank && !isWithin ? 1 : 0;
      isWithin = !isBlank;
    }
    boolean isParted = line.charAt(equals - 1) == ' ' && equals + 1 < line.length();
    return words > 0 && words < 3 && isParted ? equals : -1;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  }

  /// `soft_bounce`, `$sender_host_address`.
  private static boolean isTechnical(String line, int equals) {
    int dollar = line.indexOf('$', equals);
    boolean isVariable =
        dollar > 0 && dollar + 1 < line.length() && Character.isLetter(line.charAt(dollar + 1));
    return isVariable || line.lastIndexOf('_', equals) > 0;
  }
}
