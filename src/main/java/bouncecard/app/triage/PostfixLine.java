package bouncecard.app.triage;

import bouncecard.tally.Outcome;
import java.util.Optional;

/// A line in which a delivery agent of Postfix tells what became of a recipient: nearly all lines
/// of the largest logs. Its fields are found where they stand, without looking at the rest.
///
/// @param status the word after `status=`
/// @param relay the host after `relay=`; empty for none
/// @param reply the words in parentheses
record PostfixLine(
    String queueId, String recipient, Outcome outcome, String status, String relay, String reply) {

  private static final String STATUS = " status=";

  /// Time, host, program and its process.
  private static final int LONGEST_HEAD = 160;

  /// The shortest is `postfix/qmgr`.
  private static final int SHORTEST_HEAD = 12;

  private static final String TO = ": to=<";

  /// What is said of mail that the operator has wait.
  private static final String HELD = "deferred transport";

  /// The line's fields.
  ///
  /// @return empty where it tells of no recipient
  static Optional<PostfixLine> parse(String line) {
    int to = line.indexOf(TO);
    int status = to < 0 ? -1 : line.indexOf(STATUS, to);
    int close = to < 0 ? -1 : line.indexOf('>', to + TO.length());
    if (status < 0 || close < 0 || close > status) {
      return Optional.empty();
    }
    int word = status + STATUS.length();
    int end = word;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != ',') {
      end++;
    }
    Optional<Outcome> outcome = outcome(line, word, end);
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    int id = line.lastIndexOf(' ', to - 1) + 1;
    int open = line.indexOf('(', end);
    int last = line.lastIndexOf(')');
    return Optional.of(
        new PostfixLine(
            line.substring(id, to),
            line.substring(to + TO.length(), close),
            outcome.get(),
            line.substring(word, end),
            outcome.get() == Outcome.DELIVERED ? "" : relay(line, close, status),
            outcome.get() == Outcome.DELIVERED || open < 0 || last < open
                ? ""
                : line.substring(open + 1, last)));
  }

  /// Whether anybody tried: mail that the operator has wait is not tried.
  boolean isTried() {
    return outcome != Outcome.WAITING || !reply.equals(HELD);
  }

  /// Whether it is one of those lines of Postfix that come with every message and tell neither of a
  /// recipient nor of a refusal: most lines of a log, told at a glance.
  static boolean tellsOfNoRecipient(String line) {
    int head = Math.min(line.length(), LONGEST_HEAD);
    int close = head < SHORTEST_HEAD ? -1 : line.indexOf(']', SHORTEST_HEAD, head);
    if (close < 0 || !line.startsWith(": ", close + 1) || line.lastIndexOf("postfix", close) < 0) {
      return false;
    }
    int at = close + 3;
    if (line.startsWith("connect from ", at) || line.startsWith("disconnect from ", at)) {
      return true;
    }
    while (at < line.length() && Character.isLetterOrDigit(line.charAt(at))) {
      at++;
    }
    if (!line.startsWith(": ", at)) {
      return false;
    }
    at += 2;
    return line.startsWith("client=", at)
        || line.startsWith("message-id=", at)
        || line.startsWith("removed", at)
        || (line.startsWith("from=<", at) && line.indexOf(", size=", at) > 0);
  }

  private static Optional<Outcome> outcome(String line, int from, int end) {
    return switch (end - from) {
      case 4 -> word(line, from, "sent", Outcome.DELIVERED);
      case 7 ->
          word(line, from, "bounced", Outcome.FAILED)
              .or(() -> word(line, from, "expired", Outcome.FAILED));
      case 8 -> word(line, from, "deferred", Outcome.WAITING);
      case 10 -> word(line, from, "SOFTBOUNCE", Outcome.WAITING);
      default -> Optional.empty();
    };
  }

  private static Optional<Outcome> word(String line, int from, String word, Outcome outcome) {
    return line.startsWith(word, from) ? Optional.of(outcome) : Optional.empty();
  }

  private static String relay(String line, int from, int until) {
    int at = line.indexOf(" relay=", from);
    if (at < 0 || at > until) {
      return "";
    }
    int begin = at + " relay=".length();
    int end = begin;
    while (end < until && line.charAt(end) != '[' && line.charAt(end) != ',') {
      end++;
    }
    String host = line.substring(begin, end);
    return host.equals("none") ? "" : host;
  }
}
