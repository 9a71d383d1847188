package bouncecard.read.speaker;

/// Words that no mail program's log has right behind its time: a reply of a session, a field of a
/// report, what is quoted, the frames of a trace.
final class FreeLine {
  private FreeLine() {}

  /// Whether such a line stands there.
  static boolean isOne(String t, int from, int end) {
    int at = from;
    while (at < end && " \t".indexOf(t.charAt(at)) >= 0) {
      at++;
    }
    boolean isIndented = at - from > 1 || (at > from && t.charAt(from) == '\t');
    return at < end
        && (isIndented || isQuoted(t, at, end) || isReply(t, at, end) || isField(t, at, end));
  }

  /// `> …`, and `<kim@example.org>:` alone.
  private static boolean isQuoted(String t, int at, int end) {
    return t.charAt(at) == '>'
        || (t.charAt(at) == '<' && t.charAt(end - 1) == ':')
        || t.startsWith("SMTP error", at);
  }

  /// `550 …`, `550-…`.
  static boolean isReply(String t, int at, int end) {
    return at + 4 < end
        && t.charAt(at + 4) != '['
        && t.charAt(at) >= '2'
        && t.charAt(at) <= '5'
        && Character.isDigit(t.charAt(at + 1))
        && Character.isDigit(t.charAt(at + 2))
        && (t.charAt(at + 3) == ' ' || t.charAt(at + 3) == '-');
  }

  /// `Final-Recipient: …`, `smtplib.SMTPDataError: …`, `Error: …`.
  private static boolean isField(String t, int from, int end) {
    if (!Character.isLetter(t.charAt(from))) {
      return false;
    }
    for (int at = from; at < end; at++) {
      char c = t.charAt(at);
      if (c == ':') {
        return at - from > 3 && at + 1 < end && t.charAt(at + 1) == ' ';
      }
      if (!Character.isLetter(c) && "-._".indexOf(c) < 0) {
        return false;
      }
    }
    return false;
  }
}
