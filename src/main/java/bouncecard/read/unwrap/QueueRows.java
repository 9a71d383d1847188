package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Entries of `mailq` without the row of names above them, or joined into one line: `4XyZ1b2c3d
/// 2211 Sun Nov 29 10:00:00 app@example.com (connect to …: timed out) user@example.net`.
final class QueueRows implements Step {
  private static final String NAMES = "-Queue ID-";
  private static final String SENDMAILS_NAMES = "-Q-ID-";
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final int LONGEST_ID = 24;
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_LINE = 4000;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    boolean mayHold = text.signs().mayHave(':') && text.signs().mayHave('(');
    int time = mayHold ? time(t, 0) : -1;
    if (time < 0) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    boolean isNamed = t.lastIndexOf(NAMES, time) >= 0 || t.lastIndexOf(SENDMAILS_NAMES, time) >= 0;
    while (time >= 0) {
      int row = startOfRow(t, time);
      int end = time + 1;
      if (row >= 0) {
        boolean isBegin = row == 0 || t.charAt(row - 1) == '\n';
        out.copyTo(row).put(isBegin ? "" : "\n").put(isNamed ? "" : NAMES + "\n");
        isNamed = true;
        end = row(t, time, out);
      }
      time = time(t, end);
    }
    return out.build();
  }

  /// Where the next ` 10:00:00 ` begins behind a day and a month, at its first colon; -1 where none
  /// does.
  private static int time(String t, int from) {
    for (int i = t.indexOf(':', from); i >= 0; i = t.indexOf(':', i + 1)) {
      boolean isTime =
          i >= 13
              && i + 6 < t.length()
              && t.charAt(i - 3) == ' '
              && t.charAt(endOfTime(t, i)) == ' '
              && t.charAt(i - 6) == ' '
              && t.charAt(i - 10) == ' '
              && isDay(t, i - 13);
      if (isTime) {
        return i;
      }
    }
    return -1;
  }

  /// Postfix tells the seconds, Sendmail does not.
  private static int endOfTime(String t, int colon) {
    return t.charAt(colon + 3) == ':' ? colon + 6 : colon + 3;
  }

  private static boolean isDay(String t, int at) {
    int day = DAYS.indexOf(t.substring(at, at + 3));
    return day >= 0 && day % 3 == 0;
  }

  /// Where the row's queue id begins, before the size and the day; -1 where the time is another's.
  private static int startOfRow(String t, int time) {
    int end = time - 13;
    int size = end;
    while (size > 0 && t.charAt(size - 1) == ' ') {
      size--;
    }
    int digits = size;
    while (digits > 0 && t.charAt(digits - 1) >= '0' && t.charAt(digits - 1) <= '9') {
      digits--;
    }
    int id = digits;
    while (id > 0 && t.charAt(id - 1) == ' ') {
      id--;
    }
    int start = id;
    while (start > 0 && id - start < LONGEST_ID && isOfId(t.charAt(start - 1))) {
      start--;
    }
    boolean isRow = size < end && digits < size && id < digits && id - start >= 6;
    boolean isWord = start == 0 || t.charAt(start - 1) <= ' ';
    return isRow && isWord ? start : -1;
  }

  private static boolean isOfId(char c) {
    return Character.isLetterOrDigit(c) || c == '*' || c == '!';
  }

  /// Puts the reason and each recipient behind the sender in a line of its own; returns where the
  /// row goes on.
  private static int row(String t, int time, Rewritten.Builder out) {
    int sender = Ends.startOfWords(t, endOfTime(t, time));
    int limit = Ends.ofLine(t, sender, Math.min(t.length(), time + LONGEST_LINE));
    int end = endOfWord(t, sender, limit);
    int next = Ends.startOfWords(t, end);
    if (next < limit && t.charAt(next) == '(') {
      int close = Ends.ofParenthesis(t, next, Math.min(limit, next + LONGEST_REASON));
      out.copyTo(end).put("\n").skipTo(next).copyTo(close);
      end = close;
      next = Ends.startOfWords(t, end);
    }
    while (next < limit) {
      int behind = endOfWord(t, next, limit);
      if (t.indexOf('@', next, behind) < 0) {
        break;
      }
      out.copyTo(end).put("\n        ").skipTo(next).copyTo(behind);
      end = behind;
      next = Ends.startOfWords(t, end);
    }
    if (end < limit) {
      out.copyTo(end).put("\n");
    }
    return end;
  }

  private static int endOfWord(String t, int from, int limit) {
    int end = from;
    while (end < limit && t.charAt(end) > ' ') {
      end++;
    }
    return end;
  }
}
