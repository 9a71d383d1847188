package bouncecard.read.log;

/// Exim's ids of messages, as its log names them.
final class EximIds {
  private static final int SHORTEST = 4;

  private EximIds() {}

  /// Whether what stands there is an id, before the flag that tells what became of the message.
  static boolean isOne(String text, int start, int end) {
    return isId(text, start, end) || isOtherId(text, start, end);
  }

  /// `1abcDE-000123-AB`, or of 23 characters since Exim 4.97.
  static boolean isId(String text, int start, int end) {
    int length = end - start;
    int second = length == 16 ? 13 : 18;
    if (length != 16 && length != 23) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      boolean isHyphen = c == '-';
      if (isHyphen != (i == 6 || i == second) || !(isHyphen || Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return true;
  }

  /// Whether it stands for an id, as where a program that passed the line on shortened it: a router
  /// is named behind.
  private static boolean isOtherId(String text, int start, int end) {
    boolean isFailure = text.startsWith("** ", end + 1) || text.startsWith("== ", end + 1);
    return isFailure
        && end - start >= SHORTEST
        && text.indexOf(" R=", end) > 0
        && text.substring(start, end)
            .chars()
            .allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
  }

  /// Where the flag stands behind nothing but the process, as in the log of a container: ` 292 ==
  /// user@example.com R=… T=…`; 0 where it does not.
  static int flagOfContainer(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    boolean isFlagged =
        at > 2
            && at + 3 < text.length()
            && text.charAt(at + 2) == ' '
            && isFlag(text.substring(at, at + 2))
            && text.indexOf(" R=", at) > 0;
    return isFlagged ? at : 0;
  }

  /// Whether it tells what became of a message.
  static boolean isFlag(String flag) {
    return switch (flag) {
      case "**", "==", "=>", "->", ">>", "*>", "<=" -> true;
      default -> false;
    };
  }
}
