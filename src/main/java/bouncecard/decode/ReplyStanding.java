package bouncecard.decode;

import bouncecard.smtp.HostNames;
import bouncecard.text.Lines;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How replies stand in a text: as a server gave them, or within what somebody says.
public enum ReplyStanding {
  /// A line begins with one.
  ALONE,
  /// One stands after a label: `last error: 550 …`.
  LABELLED,
  /// One stands between quotation marks beside the name of the server that gave it: `"550 …" from
  /// mx.example.net`. Without one a kind of reply is spoken of.
  QUOTED,
  /// Lines begin with different ones, as in a table or a list of examples.
  LISTED,
  /// No line is one.
  WITHIN;

  private static final int LONGEST_LABEL = 240;
  private static final String WRAPPINGS = " \t>`\"'“”‘’«»(*_";

  /// How the replies in that text stand.
  public static ReplyStanding in(String text) {
    Set<String> codes = new HashSet<>();
    ReplyStanding best = WITHIN;
    for (String line : Lines.of(text)) {
      Optional<ReplyStanding> standing = ofLine(line, codes);
      if (standing.isPresent() && standing.get().compareTo(best) < 0) {
        best = standing.get();
      }
    }
    return codes.size() > 1 ? LISTED : best;
  }

  /// How many different reply codes of failures, with their enhanced status codes, have words after
  /// them.
  public static int codesIn(String text) {
    Set<String> codes = new HashSet<>();
    for (String line : Lines.of(text)) {
      for (LineReply reply : LineReply.in(line)) {
        if (reply.isWhole()) {
          codes.add(reply.codes().replace('-', ' '));
        }
      }
    }
    return codes.size();
  }

  /// The text without the words of replies: what somebody says of them.
  public static String beside(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (String line : Lines.of(text)) {
      rest.append(beside(line, LineReply.in(line))).append('\n');
    }
    return rest.toString();
  }

  private static String beside(String line, List<LineReply> replies) {
    StringBuilder rest = new StringBuilder(line.length());
    int from = 0;
    for (LineReply reply : replies) {
      if (reply.start() >= from && reply.isWhole()) {
        rest.append(line, from, reply.start());
        from = reply.endOfWords();
      }
    }
    return rest.append(line, from, line.length()).toString();
  }

  /// Whether a label stands before one that is between quotation marks: `error: "550 …" what now?`.
  public static boolean isQuotedAfterLabel(String text) {
    for (String line : Lines.of(text)) {
      for (LineReply reply : LineReply.in(line)) {
        if (reply.start() < LONGEST_LABEL && reply.isQuoted() && reply.isLabelled(0)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<ReplyStanding> ofLine(String line, Set<String> codes) {
    if (line.indexOf('|') >= 0) {
      return Optional.empty(); // a table
    }
    List<LineReply> replies = LineReply.in(line);
    int start = 0;
    while (start < line.length() && WRAPPINGS.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    for (LineReply reply : replies) {
      if (reply.start() == start) {
        if (reply.isQuotedWithin()) {
          return quoted(line, start, replies, codes);
        }
        codes.add(reply.number());
        return Optional.of(ALONE);
      }
    }
    for (LineReply reply : replies) {
      boolean isNear = reply.start() > start && reply.start() < LONGEST_LABEL;
      if (isNear && reply.isLabelled(start)) {
        return Optional.of(LABELLED);
      }
    }
    return quoted(line, start, replies, codes);
  }

  private static Optional<ReplyStanding> quoted(
      String line, int from, List<LineReply> replies, Set<String> codes) {
    List<LineReply> quoted =
        replies.stream().filter(reply -> reply.start() >= from && reply.isQuoted()).toList();
    if (quoted.isEmpty() || !namesHost(beside(line, replies))) {
      return Optional.empty();
    }
    quoted.forEach(reply -> codes.add(reply.number()));
    return Optional.of(QUOTED);
  }

  /// Whether a word before the first reply or after it is a host's name in full.
  private static boolean namesHost(String beside) {
    int at = 0;
    while (at < beside.length()) {
      String word = HostNames.hostAt(beside, at);
      int end = at + word.length();
      boolean isOfAddress = (at > 0 && beside.charAt(at - 1) == '@') || beside.startsWith("@", end);
      if (!isOfAddress && isHost(word)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /// At least two dots, and no capitals, as names of classes have.
  private static boolean isHost(String word) {
    int first = word.indexOf('.');
    return first > 0
        && word.indexOf('.', first + 1) > first + 1
        && HostNames.isName(word)
        && word.chars().noneMatch(Character::isUpperCase)
        && !Character.isDigit(word.charAt(word.length() - 1));
  }
}
