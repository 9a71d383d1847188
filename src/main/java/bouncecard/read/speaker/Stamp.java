package bouncecard.read.speaker;

import java.util.List;

/// The time and the level with which applications begin the lines of their logs.
final class Stamp {
  private static final List<String> LEVELS =
      List.of("ERROR", "WARNING", "WARN", "INFO", "DEBUG", "CRITICAL", "FATAL", "NOTICE", "TRACE");

  private static final String DATE = "0000-00-00";
  private static final String TIME = "00:00:00";

  private Stamp() {}

  /// Where the words begin after `2026-11-30T10:11:12.123Z `, `2026-11-30 10:11:12,345 `, either in
  /// square brackets too; -1 where no such time is followed by a space.
  static int end(String line) {
    boolean isBracketed = line.startsWith("[");
    int at = isBracketed ? 1 : 0;
    if (!isLike(line, at, DATE)) {
      return -1;
    }
    at += DATE.length();
    boolean isParted = line.startsWith("T", at) || line.startsWith(" ", at);
    if (!isParted || !isLike(line, at + 1, TIME)) {
      return -1;
    }
    at += 1 + TIME.length();
    if (at < line.length() && ".,".indexOf(line.charAt(at)) >= 0) {
      at = endOfDigits(line, at + 1);
    }
    at = endOfZone(line, at);
    if (isBracketed) {
      at = line.startsWith("]", at) ? at + 1 : line.length();
    }
    if (at == line.length() && !isBracketed) {
      return at;
    }
    return at < line.length() && line.charAt(at) == ' ' ? at + 1 : -1;
  }

  /// Where the words begin after `ERROR `, `[error] ` or `ERROR: `; `from` where none stands there.
  static int endOfLevel(String line, int from) {
    int at = line.startsWith("[", from) ? from + 1 : from;
    for (String level : LEVELS) {
      if (line.regionMatches(/* ignoreCase= */ true, at, level, 0, level.length())) {
        int end = at + level.length();
        end = at > from && line.startsWith("]", end) ? end + 1 : end;
        end = line.startsWith(":", end) ? end + 1 : end;
        return line.startsWith(" ", end) ? end + 1 : from;
      }
    }
    return from;
  }

  private static int endOfZone(String line, int at) {
    if (line.startsWith("Z", at)) {
      return at + 1;
    }
    boolean isOffset =
        at + 3 < line.length()
            && "+-".indexOf(line.charAt(at)) >= 0
            && Character.isDigit(line.charAt(at + 1));
    if (!isOffset) {
      return at;
    }
    int end = endOfDigits(line, at + 1);
    return line.startsWith(":", end) ? endOfDigits(line, end + 1) : end;
  }

  private static int endOfDigits(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isDigit(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Whether digits stand where the pattern has zeros, and its own signs elsewhere.
  private static boolean isLike(String line, int at, String pattern) {
    if (at + pattern.length() > line.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = line.charAt(at + i);
      if (pattern.charAt(i) == '0' ? !Character.isDigit(c) : c != pattern.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasSeparator(String line, int end) {
    for (int i = 0; i < end; i++) {
      if ("-/: ".indexOf(line.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether it begins with a date and says how grave it is, as logs of applications do.
  static boolean isLevelled(String line) {
    int from = Math.min(line.length(), 12);
    boolean isDated =
        line.length() > 24
            && Character.isDigit(line.charAt(0))
            && Character.isDigit(line.charAt(1))
            && hasSeparator(line, from);
    boolean isKeyed =
        line.startsWith("level=") || line.startsWith("ts=") || line.startsWith("time=");
    if (!isDated) {
      return isKeyed;
    }
    String head = line.substring(0, Math.min(line.length(), 48));
    return head.contains(" INFO ")
        || head.contains(" WARN ")
        || head.contains(" WARNING ")
        || head.contains(" ERROR ")
        || head.contains(" DEBUG ")
        || head.contains(" FATAL ")
        || head.contains(" TRACE ");
  }
}
