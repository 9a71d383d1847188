package bouncecard.delivery;

import bouncecard.text.UntrustedText;
import java.util.Optional;

/// The mail that failed, as its own header fields name it (RFC 5322 §3.6): what its sender
/// recognises it by.
///
/// @param subject the Subject field, decoded
/// @param messageId the Message-ID field without its angle brackets
/// @param date the Date field: when it was written
public record OriginalMessage(
    Optional<UntrustedText> subject, Optional<UntrustedText> messageId, Optional<Timestamp> date) {

  /// One of which nothing is known.
  public static final OriginalMessage UNKNOWN =
      new OriginalMessage(Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_ID = 300;

  /// From the fields as they stand; blank ones count as missing, and what is too long for anybody
  /// to recognise a mail by is cut.
  public static OriginalMessage of(
      Optional<String> subject, Optional<String> messageId, Optional<Timestamp> date) {
    return new OriginalMessage(
        subject.map(text -> cut(text.strip(), LONGEST_SUBJECT)).flatMap(OriginalMessage::untrusted),
        messageId
            .map(text -> cut(bare(text.strip()), LONGEST_ID))
            .flatMap(OriginalMessage::untrusted),
        date);
  }

  /// This, and from `other` what this does not have.
  public OriginalMessage or(OriginalMessage other) {
    return new OriginalMessage(
        subject.or(() -> other.subject),
        messageId.or(() -> other.messageId),
        date.or(() -> other.date));
  }

  /// Whether nothing of it is missing.
  public boolean isWhole() {
    return subject.isPresent() && messageId.isPresent() && date.isPresent();
  }

  private static String bare(String id) {
    int open = id.indexOf('<');
    int close = id.indexOf('>', open + 1);
    return open >= 0 && close > open ? id.substring(open + 1, close) : id;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, end(text, longest));
  }

  /// Never between the two halves of one character.
  private static int end(String text, int longest) {
    return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
  }

  private static Optional<UntrustedText> untrusted(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new UntrustedText(text));
  }
}
