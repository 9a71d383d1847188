package bouncecard.smtp;

import java.util.Optional;

/// The `class.subject.detail` code of RFC 3463, such as `5.1.1`.
///
/// @param statusClass 2, 4 or 5; no other class is defined (RFC 3463 §2)
/// @param subject 0 to 9; 0 to 7 are registered. RFC 3463 would allow three digits; none above 7
///   was ever assigned, and `4.96.2` in a log is a version
/// @param detail 0 to 999
public record EnhancedStatusCode(int statusClass, int subject, int detail)
    implements Code, Comparable<EnhancedStatusCode> {

  private static final int LAST_SUBJECT = 7;

  /// Checks the ranges.
  public EnhancedStatusCode {
    if ((statusClass != 2 && statusClass != 4 && statusClass != 5)
        || subject < 0
        || subject > 9
        || detail < 0
        || detail > 999) {
      throw new IllegalArgumentException(
          "not an enhanced status code: " + statusClass + "." + subject + "." + detail);
    }
  }

  /// The enhanced status code that the whole of `text` is; empty for anything else, also for
  /// leading zeros.
  public static Optional<EnhancedStatusCode> parse(CharSequence text) {
    return at(text, 0, text.length());
  }

  /// The enhanced status code that the characters there are; empty for anything else.
  static Optional<EnhancedStatusCode> at(CharSequence text, int start, int end) {
    int n = end - start;
    if (n < 5 || n > 7 || text.charAt(start + 1) != '.' || text.charAt(start + 3) != '.') {
      return Optional.empty();
    }
    int statusClass = text.charAt(start) - '0';
    int subject = text.charAt(start + 2) - '0';
    if ((statusClass != 2 && statusClass != 4 && statusClass != 5) || subject < 0 || subject > 9) {
      return Optional.empty();
    }
    int detail = 0;
    for (int i = 4; i < n; i++) {
      int digit = text.charAt(start + i) - '0';
      if (digit < 0 || digit > 9 || (i == 4 && digit == 0 && n > 5)) {
        return Optional.empty();
      }
      detail = detail * 10 + digit;
    }
    return Optional.of(new EnhancedStatusCode(statusClass, subject, detail));
  }

  @Override
  public int classDigit() {
    return statusClass;
  }

  /// Whether a registered subject is in it (RFC 3463 §3).
  public boolean isOfKnownSubject() {
    return subject <= LAST_SUBJECT;
  }

  /// What codes of one class and subject begin with, such as `5.7.`.
  String prefix() {
    return statusClass + "." + subject + ".";
  }

  /// The code without its class as the IANA registry lists it, such as `X.1.1`.
  public String registryKey() {
    return "X." + subject + "." + detail;
  }

  /// Whether it says more than its class: `X.0.0` and details of 0 do not, and neither does
  /// `X.7.1`, which every filter uses for whatever it dislikes.
  public boolean isSpecific() {
    return detail != 0 && subject != 0 && !(subject == 7 && detail == 1);
  }

  @Override
  public int compareTo(EnhancedStatusCode other) {
    int order = Integer.compare(statusClass, other.statusClass);
    if (order == 0) {
      order = Integer.compare(subject, other.subject);
    }
    return order == 0 ? Integer.compare(detail, other.detail) : order;
  }

  @Override
  public String toString() {
    return statusClass + "." + subject + "." + detail;
  }
}
