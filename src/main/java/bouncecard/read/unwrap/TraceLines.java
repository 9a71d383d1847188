package bouncecard.read.unwrap;

import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import java.util.List;

/// Lines of a stack trace, and what a web framework logs of a request, tell nothing of mail: their
/// numbers and words are left out. What an exception says stands in other lines.
final class TraceLines implements Step {
  private static final int LONGEST_LOOKED_AT = 400;

  /// How libraries name what speaks SMTP in their traces.
  private static final List<String> CLIENTS =
      List.of(
          "SMTPConnection", "SMTPTransport", "SmtpClient", "SmtpTransport", "net/smtp", "smtplib");

  private static final int LONGEST_FIELD_NAME = 40;

  /// What any such line begins with.
  private static final String BEGINNINGS = "ADPRXFSTafgt#CE-./";

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = null;
    int from = 0;
    while (from < t.length()) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      boolean isAlone = end - from == t.length();
      if (isTrace(t, from, end, isAlone)) {
        out = out == null ? text.rewrite() : out;
        out.copyTo(from);
        int name = isAlone ? -1 : client(t, from, end);
        if (name >= 0) {
          out.skipTo(name).copyTo(endOfName(t, name, end));
        }
        out.skipTo(end);
      }
      from = end + 1;
    }
    return out == null ? text : out.build();
  }

  /// Where the name of a mail client stands in the line: that it speaks of mail may be known by it
  /// alone. -1 where none does.
  private static int client(String t, int from, int end) {
    String line = t.substring(from, Math.min(end, from + LONGEST_LOOKED_AT));
    for (String name : CLIENTS) {
      int at = line.indexOf(name);
      if (at >= 0) {
        return from + at;
      }
    }
    return -1;
  }

  private static int endOfName(String t, int from, int end) {
    int at = from;
    while (at < end && (Character.isLetterOrDigit(t.charAt(at)) || t.charAt(at) == '/')) {
      at++;
    }
    return at;
  }

  /// @param isAlone whether there is no other line: a header field is what was asked about then
  private static boolean isTrace(String t, int from, int end, boolean isAlone) {
    int start = from;
    while (start < end && (t.charAt(start) == ' ' || t.charAt(start) == '\t')) {
      start++;
    }
    if (start == end) {
      return false;
    }
    char first = t.charAt(start);
    if (BEGINNINGS.indexOf(first) < 0) {
      return false;
    }
    String line = t.substring(start, Math.min(end, start + LONGEST_LOOKED_AT));
    return switch (first) {
      case 'A', 'D', 'P', 'R', 'X' -> !isAlone && isHeaderField(line);
      case 'F' -> line.startsWith("File \"") && line.contains("\", line ");
      case 'S', 'T' -> isTraceHead(line);
      case 'g' -> line.startsWith("goroutine ") && line.endsWith("]:");
      case 't' -> line.startsWith("thrown in ") && line.contains(" on line ");
      case 'a' -> line.startsWith("at ") && isFrame(line);
      case 'f' -> line.startsWith("from ") && line.contains(":in ");
      case '#' -> isNumberedFrame(line);
      case 'C' -> LowerCase.of(line).startsWith("completed 5") && line.contains(" in ");
      case 'E' -> line.startsWith("Exception Location:");
      case '-' -> line.startsWith("--- End of ") && line.contains("stack trace");
      case '.' -> line.startsWith("... ") && line.endsWith(" more");
      case '/' -> line.indexOf(' ') < 0 ? line.contains(":in") : line.contains(":in `");
      default -> false;
    };
  }

  /// `Stack trace:`, `Traceback (most recent call last):`.
  private static boolean isTraceHead(String line) {
    String lower = LowerCase.of(line.strip());
    return lower.equals("stack trace:")
        || lower.equals("stacktrace:")
        || lower.equals("stack trace")
        || lower.startsWith("traceback (most recent call last)");
  }

  /// Fields of a mail's header that speak of checks and of automatic mail: they are not the
  /// server's reply. A mail that is whole is read before.
  private static boolean isHeaderField(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && colon < LONGEST_FIELD_NAME
        && switch (LowerCase.of(line.substring(0, colon))) {
          case "auto-submitted",
              "authentication-results",
              "arc-authentication-results",
              "dkim-signature",
              "precedence",
              "received-spf",
              "x-auto-response-suppress" ->
              true;
          default -> false;
        };
  }

  /// `at com.example.Mail.send(Mail.java:42)`, `at Object.<anonymous> (/srv/app.js:1:2)`.
  private static boolean isFrame(String line) {
    int open = line.indexOf('(');
    boolean isCall = open > 3 && line.indexOf('.') > 0 && line.indexOf(')', open) > 0;
    return isCall && line.indexOf('@') < 0;
  }

  /// `#12 /srv/vendor/mailer.php(443): send()`.
  private static boolean isNumberedFrame(String line) {
    int space = line.indexOf(' ');
    if (space < 2 || space > 5) {
      return false;
    }
    for (int i = 1; i < space; i++) {
      if (!Character.isDigit(line.charAt(i))) {
        return false;
      }
    }
    return line.contains("): ") || line.contains(" [internal function]") || line.contains("{main}");
  }
}
