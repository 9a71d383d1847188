package bouncecard.read.speaker;

import java.util.Optional;

/// The program that a line of syslog or journald names, and where its words begin.
///
/// @param program syslog's tag as it was written, without the process number
/// @param message where the message begins
record LoggedBy(String program, int message) {
  private static final int LONGEST_TAG = 48;
  private static final int LONGEST_HOST = 64;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /// Who logged the line; empty where it does not begin as syslog's lines do: `Nov 29 10:00:00 host
  /// program[7]: …`, the same after `<22>` or with an ISO date, or `program[7]: …` alone.
  ///
  /// @param mayHaveNumber whether there may be a bracket in it
  static Optional<LoggedBy> of(String line, boolean mayHaveNumber) {
    int start = priority(line);
    int date = endOfDate(line, start);
    if (date > 0) {
      int host = endOfWord(line, date, LONGEST_HOST);
      boolean isIso = Character.isDigit(line.charAt(start));
      return host < 0 || (isIso && !isHost(line, date, host))
          ? Optional.empty()
          : tag(line, host + 1, /* mustHaveNumber= */ false);
    }
    return mayHaveNumber ? tag(line, start, /* mustHaveNumber= */ true) : Optional.empty();
  }

  /// Whether a host's name may stand there: no `Error:`, no `Message`, no number.
  private static boolean isHost(String line, int from, int end) {
    boolean isWord = Character.isUpperCase(line.charAt(from)) && end - from > 1;
    boolean isNumber = true;
    for (int i = from; i < end; i++) {
      char c = line.charAt(i);
      isWord &= i == from || Character.isLowerCase(c);
      isNumber &= Character.isDigit(c) || c == '-';
    }
    return !isWord && !isNumber && line.charAt(end - 1) != ':';
  }

  private static int priority(String line) {
    int close = line.startsWith("<") ? line.indexOf('>') : -1;
    if (close < 2 || close > 4 || !Character.isDigit(line.charAt(1))) {
      return 0;
    }
    return line.startsWith("1 ", close + 1) ? close + 3 : close + 1;
  }

  /// Where the host begins after a date of either form; -1 where there is none.
  static int endOfDate(String line, int start) {
    if (line.length() < start + 17) {
      return -1;
    }
    char first = line.charAt(start);
    if (Character.isUpperCase(first) && isMonth(line, start)) {
      int day = line.charAt(start + 4) == ' ' ? start + 5 : start + 4;
      int time = line.indexOf(' ', day) + 1;
      return time > day && time - day < 4 && isTime(line, time) ? space(line, time + 8) : -1;
    }
    boolean isIso =
        Character.isDigit(first)
            && line.charAt(start + 4) == '-'
            && line.charAt(start + 7) == '-'
            && line.charAt(start + 10) == 'T';
    if (!isIso) {
      return -1;
    }
    int end = endOfWord(line, start, 40);
    return end < 0 ? -1 : end + 1;
  }

  private static int space(String line, int at) {
    return at < line.length() && line.charAt(at) == ' ' ? at + 1 : -1;
  }

  private static boolean isMonth(String line, int at) {
    int month = MONTHS.indexOf(line.substring(at, at + 3));
    return month >= 0 && month % 3 == 0 && line.charAt(at + 3) == ' ';
  }

  private static boolean isTime(String line, int at) {
    return at + 8 <= line.length()
        && Character.isDigit(line.charAt(at))
        && line.charAt(at + 2) == ':'
        && line.charAt(at + 5) == ':';
  }

  private static int endOfWord(String line, int from, int most) {
    int end = line.indexOf(' ', from);
    return end < 0 || end - from > most ? -1 : end;
  }

  /// `sshd[550]: `, `sshd(pam_unix)[550]: `, `kernel: `; RFC 5424 has the number in the next field.
  private static Optional<LoggedBy> tag(String line, int from, boolean mustHaveNumber) {
    int end = from;
    // macOS has spaces in the names of programs
    boolean maySpace =
        !mustHaveNumber && from < line.length() && Character.isUpperCase(line.charAt(from));
    while (end < line.length()
        && end - from < LONGEST_TAG
        && (isOfTag(line.charAt(end)) || (maySpace && line.charAt(end) == ' '))) {
      end++;
    }
    if (end == from || end >= line.length()) {
      return Optional.empty();
    }
    int last = end;
    if (line.charAt(last) == '(') {
      last = line.indexOf(')', last) + 1;
    }
    int number = last;
    boolean isNumbered = last > 0 && last < line.length() && line.charAt(last) == '[';
    if (isNumbered) {
      last = line.indexOf(']', last) + 1;
      isNumbered = isProcess(line, number + 1, last - 1);
    }
    boolean isTag =
        last > 0
            && last < line.length()
            && line.charAt(last) == ':'
            && last - from < 2 * LONGEST_TAG;
    if (isTag && (isNumbered || !mustHaveNumber)) {
      return Optional.of(new LoggedBy(line.substring(from, end).strip(), last + 1));
    }
    int name = line.indexOf(' ', from);
    boolean isField =
        !mustHaveNumber
            && name > from
            && name + 2 < line.length()
            && (Character.isDigit(line.charAt(name + 1)) || line.startsWith("- ", name + 1));
    return isField
        ? Optional.of(new LoggedBy(line.substring(from, name), name + 1))
        : Optional.empty();
  }

  private static boolean isProcess(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(line.charAt(i))) {
        return false;
      }
    }
    return to > from;
  }

  private static boolean isOfTag(char c) {
    return Character.isLetterOrDigit(c) || "-_./@".indexOf(c) >= 0;
  }
}
