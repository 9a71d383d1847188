package bouncecard.adapter.lmtp;

import java.util.Locale;
import java.util.Optional;

/// A command of a client, as far as this server knows it.
sealed interface LmtpCommand {

  record Hello() implements LmtpCommand {}

  /// HELO or EHLO, which nobody may say who speaks LMTP (RFC 2033 §4.1).
  record WrongHello() implements LmtpCommand {}

  /// MAIL.
  ///
  /// @param size as it was announced; 0 where it was not
  record Mail(long size) implements LmtpCommand {}

  /// RCPT.
  ///
  /// @param address without brackets and source route
  record Recipient(String address) implements LmtpCommand {}

  record Data() implements LmtpCommand {}

  record Reset() implements LmtpCommand {}

  record Nothing() implements LmtpCommand {}

  record Verify() implements LmtpCommand {}

  record Quit() implements LmtpCommand {}

  /// A command that is known, with words that do not belong to it.
  record Malformed() implements LmtpCommand {}

  /// MAIL or RCPT with a parameter that was not offered.
  record UnknownParameter() implements LmtpCommand {}

  record Unknown() implements LmtpCommand {}

  /// Reads a line without its end; any line is one of these.
  static LmtpCommand parse(String line) {
    String text = line.strip();
    int space = text.indexOf(' ');
    String verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (verb) {
      case "LHLO" -> rest.isEmpty() ? new Malformed() : new Hello();
      case "HELO", "EHLO" -> new WrongHello();
      case "MAIL" -> mail(rest);
      case "RCPT" -> recipient(rest);
      case "DATA" -> rest.isEmpty() ? new Data() : new Malformed();
      case "RSET" -> new Reset();
      case "NOOP" -> new Nothing();
      case "VRFY" -> new Verify();
      case "QUIT" -> new Quit();
      default -> new Unknown();
    };
  }

  private static LmtpCommand mail(String rest) {
    Optional<Path> path = path(rest, "FROM:");
    if (path.isEmpty()) {
      return new Malformed();
    }
    long size = 0;
    for (String parameter : path.get().parameters()) {
      String upper = parameter.toUpperCase(Locale.ROOT);
      if (upper.startsWith("SIZE=")) {
        Optional<Long> announced = number(upper.substring("SIZE=".length()));
        if (announced.isEmpty()) {
          return new Malformed();
        }
        size = announced.get();
      } else if (!upper.equals("BODY=8BITMIME")
          && !upper.equals("BODY=7BIT")
          && !upper.equals("SMTPUTF8")) {
        return new UnknownParameter();
      }
    }
    return new Mail(size);
  }

  private static Optional<Long> number(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static LmtpCommand recipient(String rest) {
    Optional<Path> path = path(rest, "TO:");
    if (path.isEmpty() || path.get().address().isEmpty()) {
      return new Malformed();
    }
    return path.get().parameters().length > 0
        ? new UnknownParameter()
        : new Recipient(path.get().address());
  }

  /// A path and what follows it.
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once, and never compared
  record Path(String address, String[] parameters) {}

  private static Optional<Path> path(String rest, String keyword) {
    if (!rest.regionMatches(true, 0, keyword, 0, keyword.length())) {
      return Optional.empty();
    }
    String text = rest.substring(keyword.length()).strip();
    int end = text.startsWith("<") ? end(text) : -1;
    if (end < 0) {
      return Optional.empty();
    }
    String address = text.substring(1, end);
    // A source route is ignored (RFC 5321 appendix C).
    if (address.startsWith("@")) {
      address = address.substring(address.indexOf(':') + 1);
    }
    String after = text.substring(end + 1).strip();
    return Optional.of(new Path(address, after.isEmpty() ? new String[0] : after.split(" +", -1)));
  }

  /// Where the bracket closes, which may stand in a quoted local part as well.
  private static int end(String text) {
    boolean isQuoted = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && isQuoted) {
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == '>' && !isQuoted) {
        return i;
      }
    }
    return -1;
  }
}
