package bouncecard.smtp;

import java.util.Locale;
import java.util.Optional;

/// The command that a reply answers: one of the session, or a point in it that has no verb.
public enum SmtpCommand {
  /// The greeting, before the client said anything.
  GREETING("greeting"),
  EHLO("EHLO"),
  HELO("HELO"),
  STARTTLS("STARTTLS"),
  AUTH("AUTH"),
  MAIL("MAIL FROM"),
  RCPT("RCPT TO"),
  DATA("DATA"),
  /// The final dot after the message's text.
  END_OF_DATA("end of DATA"),
  BDAT("BDAT"),
  RSET("RSET"),
  VRFY("VRFY"),
  EXPN("EXPN"),
  HELP("HELP"),
  NOOP("NOOP"),
  QUIT("QUIT"),
  ETRN("ETRN"),
  ATRN("ATRN"),
  BURL("BURL"),
  /// Any of them.
  ANY("any command"),
  /// No reply at all: a relay or sending service wrote the code into its log.
  LOG("log");

  private final String label;

  SmtpCommand(String label) {
    this.label = label;
  }

  /// As people write it: `MAIL FROM`, `end of DATA`.
  public String label() {
    return label;
  }

  /// The name in data files and JSON: `RCPT`, `END-OF-DATA`.
  public String token() {
    return name().replace('_', '-');
  }

  /// The command of that [#token()]; empty for an unknown one.
  public static Optional<SmtpCommand> parse(String token) {
    for (SmtpCommand command : values()) {
      if (command.token().equals(token)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /// The command that a log or bounce names, such as `RCPT TO`, `end of DATA`, `RCPT TO:<…>` or
  /// `MAIL FROM command`.
  public static Optional<SmtpCommand> named(String words) {
    String upper = words.strip().toUpperCase(Locale.ROOT);
    if (upper.startsWith("END OF DATA") || upper.startsWith("DOT") || upper.equals(".")) {
      return Optional.of(END_OF_DATA);
    }
    int end = 0;
    while (end < upper.length() && upper.charAt(end) >= 'A' && upper.charAt(end) <= 'Z') {
      end++;
    }
    return parse(upper.substring(0, end)).filter(command -> command != ANY && command != LOG);
  }
}
