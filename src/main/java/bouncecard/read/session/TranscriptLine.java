package bouncecard.read.session;

import bouncecard.smtp.SmtpCommand;
import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A line of an SMTP session as a program or a person noted it: what was said, and the sign before
/// it that tells who said it.
///
/// Who spoke is told by what was said: a reply begins with its code and a command with its verb.
/// Programs do not agree on the hints.
///
/// @param mark the sign, as `<-`, `>>>` or `C:`; empty where there is none
/// @param said what was said, without quotes around it
public record TranscriptLine(String mark, String said) {
  /// The hints of telnet's and curl's users, swaks, Sendmail, Postfix, Exim, PHPMailer, Nodemailer,
  /// smtplib, net/smtp and hMailServer. A longer one stands before those that it begins with.
  private static final List<String> MARKS =
      List.of(
          "CLIENT -> SERVER:",
          "SERVER -> CLIENT:",
          "SMTP -> FROM SERVER:",
          "SMTP>>",
          "SMTP<<",
          "RECEIVED:",
          "SENT:",
          "Client:",
          "Server:",
          "reply:",
          "send:",
          "-->",
          "<--",
          ">>>",
          "<<<",
          "<**",
          "**>",
          "<~*",
          "~*>",
          "Out:",
          "In:",
          "C:",
          "S:",
          "<~",
          "~>",
          "<*",
          "*>",
          "<-",
          "->",
          ">",
          "<");

  private static final List<String> WITH_ARGUMENT =
      List.of("EHLO ", "HELO ", "LHLO ", "VRFY ", "EXPN ", "AUTH ", "BDAT ");
  private static final List<String> ALONE =
      List.of("DATA", "RSET", "QUIT", "NOOP", "STARTTLS", "HELP", "EHLO", "HELO");

  /// One of these is in each line that has a command; see [ReaderHint#SESSION].
  public static final List<String> HINTS =
      Stream.of(WITH_ARGUMENT, ALONE, List.of("MAIL FROM", "RCPT TO"))
          .flatMap(List::stream)
          .map(LowerCase::of)
          .toList();

  private static final int MOST_MARKS = 4;
  private static final int LONGEST_STAMP = 40;

  static TranscriptLine of(String line) {
    String rest = withoutStamps(behindLogTag(line)).strip();
    String mark = "";
    for (int i = 0; i < MOST_MARKS; i++) {
      String next = markOf(rest);
      if (next.isEmpty()) {
        break;
      }
      mark = next;
      rest = rest.substring(mark.length()).stripLeading();
    }
    return new TranscriptLine(mark, unquoted(mark.length() == 1 ? behindHost(rest) : rest));
  }

  private static String markOf(String text) {
    for (String mark : MARKS) {
      if (text.startsWith(mark)) {
        return mark;
      }
    }
    return "";
  }

  /// Postfix logs a session as `postfix/smtp[123]: > mx.example.net[192.0.2.1]:25: RCPT TO:<…>`.
  private static String behindLogTag(String line) {
    if (line.startsWith("\"SMTP") && line.endsWith("\"")) {
      return lastColumn(line);
    }
    int tag = line.indexOf("postfix/");
    int end = tag < 0 ? -1 : line.indexOf("]: ", tag);
    return end < 0 ? line : line.substring(end + 3);
  }

  /// hMailServer logs a session as `"SMTPD" 4020 28045 "2018-07-20 09:56:50" "192.0.2.1" "SENT: 250
  /// OK"`.
  private static String lastColumn(String line) {
    int open = line.lastIndexOf(" \"");
    int tab = line.lastIndexOf("\t\"");
    int last = Math.max(open, tab);
    return last < 0 ? line : line.substring(last + 2, line.length() - 1);
  }

  private static String behindHost(String text) {
    int space = text.indexOf(' ');
    boolean isHost = space > 2 && text.charAt(space - 1) == ':' && text.lastIndexOf(']', space) > 0;
    return isHost ? text.substring(space + 1) : text;
  }

  /// Without times and the words of a log before the sign: `[08:00:00] DEBUG: [id] `, ` 0.01 `.
  private static String withoutStamps(String line) {
    String rest = line.stripLeading();
    for (int i = 0; i < MOST_MARKS; i++) {
      int end = rest.startsWith("[") ? rest.indexOf(']') + 1 : rest.indexOf(' ');
      if (end <= 0 || end > LONGEST_STAMP || !isStamp(rest.substring(0, end))) {
        break;
      }
      rest = rest.substring(end).stripLeading();
    }
    return rest;
  }

  private static boolean isStamp(String word) {
    String level = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    if (level.equals("DEBUG") || level.equals("INFO") || level.equals("TRACE")) {
      return true;
    }
    boolean isBracketed = word.startsWith("[");
    boolean isTime = word.indexOf(':') > 0 || word.indexOf('.') > 0 || word.indexOf('-') == 4;
    return isBracketed
        || (isTime
            && word.chars().allMatch(c -> Character.isDigit(c) || ".:-TZ+,".indexOf(c) >= 0));
  }

  /// `'rcpt TO:<user@example.com>\r\n'`, `b'550 …\r\n'`.
  private static String unquoted(String text) {
    int open = text.startsWith("b'") || text.startsWith("b\"") ? 1 : 0;
    boolean isQuoted = text.length() > open && "'\"".indexOf(text.charAt(open)) >= 0;
    if (!isQuoted) {
      return text;
    }
    int end = text.length();
    if (end > open + 1 && text.charAt(end - 1) == text.charAt(open)) {
      end--;
    }
    String inner = text.substring(open + 1, end);
    while (inner.endsWith("\\r") || inner.endsWith("\\n")) {
      inner = inner.substring(0, inner.length() - 2);
    }
    return inner;
  }

  /// The code of the reply that this is a line of; 0 where it is none.
  int replyCode() {
    if (said.length() < 3 || said.charAt(0) < '2' || said.charAt(0) > '5') {
      return 0;
    }
    for (int i = 1; i < 3; i++) {
      if (said.charAt(i) < '0' || said.charAt(i) > '9') {
        return 0;
      }
    }
    return said.length() == 3 || said.charAt(3) == ' ' || said.charAt(3) == '-'
        ? Integer.parseInt(said, 0, 3, 10)
        : 0;
  }

  /// Whether the reply goes on (RFC 5321 §4.2.1).
  boolean goesOn() {
    return said.length() > 3 && said.charAt(3) == '-';
  }

  boolean isDot() {
    return said.equals(".");
  }

  /// The command that this is.
  Optional<SmtpCommand> command() {
    for (String verb : ALONE) {
      if (said.equalsIgnoreCase(verb)) {
        return SmtpCommand.named(verb);
      }
    }
    if (isPath("MAIL", "FROM")) {
      return Optional.of(SmtpCommand.MAIL);
    }
    if (isPath("RCPT", "TO")) {
      return Optional.of(SmtpCommand.RCPT);
    }
    for (String verb : WITH_ARGUMENT) {
      if (startsWith(verb)) {
        return verb.equals("LHLO ") ? Optional.of(SmtpCommand.EHLO) : SmtpCommand.named(verb);
      }
    }
    return Optional.empty();
  }

  /// Whether every recipient gets a reply of its own after the data (RFC 2033 §4.2).
  boolean isLmtp() {
    return startsWith("LHLO ");
  }

  private boolean startsWith(String verb) {
    return said.regionMatches(true, 0, verb, 0, verb.length());
  }

  private boolean isPath(String verb, String keyword) {
    int at = verb.length();
    if (!startsWith(verb + " ")) {
      return false;
    }
    while (at < said.length() && said.charAt(at) == ' ') {
      at++;
    }
    return said.regionMatches(true, at, keyword, 0, keyword.length())
        && said.indexOf(':', at) >= at + keyword.length()
        && said.substring(at + keyword.length(), said.indexOf(':', at)).isBlank();
  }

  /// The mailbox of `MAIL FROM:<…>` and `RCPT TO:<…>`, or the argument of another command.
  Optional<String> argument() {
    int colon = said.indexOf(':');
    int open = said.indexOf('<');
    int close = said.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      return Optional.of(said.substring(open + 1, close)).filter(text -> !text.isEmpty());
    }
    int from = isPath("MAIL", "FROM") || isPath("RCPT", "TO") ? colon + 1 : said.indexOf(' ') + 1;
    String rest = said.substring(from).strip();
    int end = rest.indexOf(' ');
    return Optional.of(end < 0 ? rest : rest.substring(0, end)).filter(text -> !text.isEmpty());
  }
}
