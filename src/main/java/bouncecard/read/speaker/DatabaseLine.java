package bouncecard.read.speaker;

import bouncecard.text.LowerCase;
import java.util.List;

/// The shapes of lines that databases log, and in which their clients tell an error.
final class DatabaseLine {
  static final List<String> LEVELS =
      List.of(
          "FATAL:  ",
          "ERROR:  ",
          "LOG:  ",
          "DETAIL:  ",
          "STATEMENT:  ",
          "HINT:  ",
          "WARNING:  ",
          "PANIC:  ",
          "CONTEXT:  ");

  private DatabaseLine() {}

  /// `ERROR 1045 (28000): …`.
  static boolean isError(String line) {
    int open = line.startsWith("ERROR ") ? line.indexOf(" (") : -1;
    return open > 9
        && open < 12
        && LineShape.areDigits(line, 6, open)
        && line.startsWith("): ", open + 7);
  }

  /// `… UTC [550] FATAL: …`.
  static boolean isLevelled(String line) {
    for (String level : LEVELS) {
      int at = line.indexOf(level);
      if (at >= 0 && at < 160) {
        return true;
      }
    }
    return false;
  }

  /// `… 5 [Warning] …` after a date.
  static boolean isDated(String line) {
    boolean isDated = line.length() > 24 && line.charAt(4) == '-' && line.charAt(7) == '-';
    int open = isDated ? line.indexOf(" [", 18) : -1;
    if (open < 0 || open > 40) {
      return false;
    }
    String level = LowerCase.of(line.substring(open + 2, Math.min(line.length(), open + 10)));
    return level.startsWith("warning]")
        || level.startsWith("note]")
        || (level.startsWith("error]") && !line.contains("mail"));
  }
}
