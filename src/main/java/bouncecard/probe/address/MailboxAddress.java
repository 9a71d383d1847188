package bouncecard.probe.address;

import bouncecard.text.UntrustedText;
import java.util.Optional;

/// A mailbox that can be asked for: `local-part@domain` (RFC 5321 §4.1.2, RFC 6531 §3.3) with its
/// domain in A-labels.
///
/// The local part is a dot-string of at most 64 bytes, the whole has at most 254 (RFC 5321
/// §4.5.3.1). Quoted strings, source routes and address literals are none: nobody needs them for a
/// check, and each is a way to say something else to a server.
///
/// @param localPart as it was written; only the server knows whether case matters
public record MailboxAddress(UntrustedText localPart, DomainName domain) {
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST = 254;
  private static final String FULL_STOPS = ".\u3002\uFF0E\uFF61";
  private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";

  /// Checks the local part and the lengths.
  public MailboxAddress {
    String local = localPart.value();
    if (!isDotString(local) || octets(local) + 1 + domain.text().length() > LONGEST) {
      throw new IllegalArgumentException("not a local part");
    }
  }

  /// The mailbox that the whole of `written` is, with or without angle brackets; empty for anything
  /// else.
  public static Optional<MailboxAddress> parse(String written) {
    boolean isBracketed = written.startsWith("<") && written.endsWith(">");
    String text = isBracketed ? written.substring(1, written.length() - 1) : written;
    int at = text.lastIndexOf('@');
    if (at <= 0 || at > LONGEST) {
      return Optional.empty();
    }
    String local = text.substring(0, at);
    // A final dot is the DNS's way of writing; no mailbox has one (RFC 5321 §4.1.2).
    boolean hasFinalDot = FULL_STOPS.indexOf(text.charAt(text.length() - 1)) >= 0;
    return (hasFinalDot ? Optional.<DomainName>empty() : DomainName.parse(text.substring(at + 1)))
        .filter(domain -> domain.labels().size() > 1)
        .filter(domain -> isDotString(local))
        .filter(domain -> octets(local) + 1 + domain.text().length() <= LONGEST)
        .map(domain -> new MailboxAddress(new UntrustedText(local), domain));
  }

  private static boolean isDotString(String local) {
    return !local.isEmpty()
        && octets(local) <= LONGEST_LOCAL_PART
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.codePoints().allMatch(MailboxAddress::isAllowed);
  }

  private static boolean isAllowed(int c) {
    if (c < 128) {
      return Character.isLetterOrDigit(c) || c == '.' || SPECIAL_ATEXT.indexOf(c) >= 0;
    }
    // Nothing that is not seen, and nothing that a careless server takes for a line end.
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// How many bytes of UTF-8 the text has.
  private static int octets(String text) {
    return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
  }

  /// The same domain with another local part, for the control.
  public MailboxAddress with(String otherLocalPart) {
    return new MailboxAddress(new UntrustedText(otherLocalPart), domain);
  }

  /// Whether a server must know SMTPUTF8 to take it (RFC 6531 §3.1).
  public boolean needsSmtpUtf8() {
    return localPart.value().chars().anyMatch(c -> c >= 128);
  }

  /// The address as it is sent and shown.
  public String text() {
    return localPart.value() + "@" + domain.text();
  }

  /// What a log may hold: the first character and the domain, such as `a…@example.com`.
  public String masked() {
    String local = localPart.value();
    return local.substring(0, local.offsetByCodePoints(0, 1)) + "…@" + domain.text();
  }

  /// The masked address: it may slip into a log.
  @Override
  public String toString() {
    return masked();
  }
}
