package bouncecard.read.log;

import bouncecard.delivery.OriginalMessage;
import java.util.Optional;

/// Exim's line about an arrival, `ID <= sender …`, and what it tells of the mail.
final class EximArrival {
  private EximArrival() {}

  /// `<= … id=1a2b@example.com T="Your invoice" from <…>`; the subject only with `log_selector =
  /// +subject`, in which a quote has a backslash before it.
  static OriginalMessage message(String text, int from) {
    int id = text.indexOf(" id=", from);
    int idEnd = id < 0 ? -1 : text.indexOf(' ', id + 1);
    int subject = text.indexOf(" T=\"", from);
    int end = subject < 0 ? -1 : endOfQuoted(text, subject + 4);
    return OriginalMessage.of(
        end < 0
            ? Optional.empty()
            : Optional.of(text.substring(subject + 4, end).replace("\\\"", "\"")),
        id < 0
            ? Optional.empty()
            : Optional.of(text.substring(id + 4, idEnd < 0 ? text.length() : idEnd)),
        Optional.empty());
  }

  /// The quote after which nothing comes or a further part of the line: others are the subject's
  /// own, with or without the backslash before them that a paste may have lost.
  private static int endOfQuoted(String text, int from) {
    for (int i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 1)) {
      if (i + 1 == text.length()
          || text.startsWith(" from <", i + 1)
          || text.startsWith(" for ", i + 1)
          || isAttribute(text, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  /// ` DKIM=example.org` and others.
  private static boolean isAttribute(String text, int at) {
    int end = at + 1;
    while (end < text.length() && Character.isUpperCase(text.charAt(end))) {
      end++;
    }
    return end > at + 1 && text.charAt(at) == ' ' && text.startsWith("=", end);
  }
}
