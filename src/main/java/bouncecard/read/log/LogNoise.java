package bouncecard.read.log;

import bouncecard.text.LowerCase;
import java.util.List;
import java.util.stream.Stream;

/// Lines of mail logs that tell of no delivery and no refusal: connections, queue runs, warnings.
/// Some sound like a bounce.
public final class LogNoise {
  /// How Postfix's own messages begin, without its name and the queue id before them.
  private static final List<String> POSTFIX =
      List.of(
          "reject_warning: ",
          "hold: ",
          "filter: ",
          "prepend: ",
          "discard: ",
          "redirect: ",
          "replace: ",
          "warn: ",
          "info: ",
          "warning: ",
          "client=",
          "message-id=",
          "removed",
          "skipped, still being delivered",
          "sender non-delivery notification",
          "sender delay notification",
          "postmaster non-delivery notification",
          "connect from ",
          "disconnect from ",
          "lost connection after ",
          "timeout after ",
          "too many errors after ",
          "improper command pipelining",
          "DNSBL rank ",
          "PASS ",
          "HANGUP after ",
          "COMMAND ",
          "NON-SMTP COMMAND ",
          "BARE NEWLINE ",
          "PREGREET ",
          "bare <LF> ",
          "SSL_accept error from ",
          "enabling PIX workarounds",
          "statistics: ",
          "placed on hold",
          "released from hold");

  /// What Postfix says of an attempt that failed, and an administrator asks about.
  private static final List<String> ATTEMPTS =
      List.of(
          " said: ",
          "refused to talk to me",
          "lost connection with ",
          "conversation with ",
          "connect to ",
          "SASL authentication failed; server",
          "certificate verification failed",
          "SSL_connect error",
          " listed by domain ",
          "fatal: ");

  private static final List<String> EXIM =
      List.of(
          " Completed",
          " Message is frozen",
          " Frozen",
          " Start queue run",
          " End queue run",
          " SMTP connection from ",
          " no host name found",
          " exim ");

  private LogNoise() {}

  /// One of these is in each of those lines but those that [#begins]; see [ReaderHint#LOG].
  public static List<String> hints() {
    return Stream.concat(
            Stream.of("postfix", "sendmail[", "sm-mta[", "spamd: "),
            POSTFIX.stream().map(words -> LowerCase.of(": " + words).stripTrailing()))
        .toList();
  }

  /// Whether it begins as one of those lines does, where it has none of the hints.
  static boolean begins(String line) {
    return isDated(line)
        || (!line.isEmpty()
            && Character.isLetter(line.charAt(0))
            && startsWithAny(line, 0, POSTFIX));
  }

  static boolean isNoise(String line) {
    int tag = line.indexOf("postfix");
    int message = tag < 0 ? -1 : line.indexOf("]: ", tag);
    if (message >= 0 && isTranscript(line, message + 3)) {
      return false;
    }
    if (message >= 0 && !containsAny(line, ATTEMPTS)) {
      return true;
    }
    return isPostfix(line, message < 0 ? 0 : message + 3)
        || isExim(line)
        || isSendmail(line)
        || line.contains("spamd: identified spam")
        || line.contains("spamd: clean message");
  }

  /// `> mx.example.net[192.0.2.1]:25: RCPT TO:<…>`, of a session that is logged in full.
  private static boolean isTranscript(String line, int message) {
    return line.startsWith("> ", message) || line.startsWith("< ", message);
  }

  private static boolean isPostfix(String line, int message) {
    int start = message;
    int colon = line.indexOf(": ", start);
    if (colon > 0
        && line.lastIndexOf(' ', colon) < start
        && (line.startsWith("NOQUEUE", start) || new LogLine(line).idBefore(colon).isPresent())
        && !line.startsWith("warning", start)) {
      start = colon + 2;
    }
    boolean isOne = startsWithAny(line, start, POSTFIX);
    boolean isWarning = line.startsWith("warning: ", start);
    return isOne && (!isWarning || message > 0 || isPostfixWarning(line));
  }

  /// Without Postfix's name before it, `warning:` may be anybody's.
  private static boolean isPostfixWarning(String line) {
    return line.contains("]: SASL ")
        || line.contains("warning: hostname ")
        || line.contains("warning: header ");
  }

  private static boolean isExim(String line) {
    return isDated(line) && startsWithAny(line, behindId(line), EXIM);
  }

  private static boolean isDated(String line) {
    return line.length() > 20
        && Character.isDigit(line.charAt(0))
        && line.charAt(4) == '-'
        && line.charAt(7) == '-';
  }

  private static boolean startsWithAny(String line, int from, List<String> beginnings) {
    for (String words : beginnings) {
      if (line.startsWith(words, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsAny(String line, List<String> any) {
    for (String words : any) {
      if (line.contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static int behindId(String line) {
    int from = 0;
    for (int words = 0; words < 5; words++) {
      int end = line.indexOf(' ', from);
      if (end < 0) {
        break;
      }
      if (EximIds.isId(line, from, end)) {
        return end;
      }
      from = end + 1;
    }
    return Math.min(19, line.length());
  }

  private static boolean isSendmail(String line) {
    int tag = Math.max(line.indexOf("sendmail["), line.indexOf("sm-mta["));
    int message = tag < 0 ? -1 : line.indexOf("]: ", tag);
    return message >= 0
        && (line.indexOf(": DSN: ", message) > 0
            || line.indexOf(": clone", message) > 0
            || line.indexOf("STARTTLS=", message) > 0
            || line.indexOf("alias database", message) > 0);
  }
}
