package bouncecard.smtp;

import java.util.Optional;

/// The three digits at the head of an SMTP reply, such as `550` (RFC 5321 §4.2).
///
/// @param value 200 to 599; 1yz is never sent by SMTP and 6yz and above do not exist
public record ReplyCode(int value) implements Code, Comparable<ReplyCode> {

  /// Checks the range.
  public ReplyCode {
    if (value < 200 || value > 599) {
      throw new IllegalArgumentException("not a reply code: " + value);
    }
  }

  /// The reply code that the whole of `text` is; empty for anything else.
  public static Optional<ReplyCode> parse(CharSequence text) {
    return text.length() == 3 ? at(text, 0) : Optional.empty();
  }

  /// The reply code that the three characters there are; empty for anything else.
  static Optional<ReplyCode> at(CharSequence text, int start) {
    int value = 0;
    for (int i = start; i < start + 3; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      value = value * 10 + (c - '0');
    }
    return value < 200 || value > 599 ? Optional.empty() : Optional.of(new ReplyCode(value));
  }

  @Override
  public int classDigit() {
    return value / 100;
  }

  /// 4yz: the same message may be accepted later (RFC 5321 §4.2.1).
  public boolean isTransient() {
    return classDigit() == 4;
  }

  /// 5yz: the same message in the same way will be refused again (RFC 5321 §4.2.1).
  public boolean isPermanent() {
    return classDigit() == 5;
  }

  /// 4yz or 5yz.
  public boolean isNegative() {
    return classDigit() >= 4;
  }

  @Override
  public int compareTo(ReplyCode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
