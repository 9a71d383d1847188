package bouncecard.decode;

import bouncecard.dsn.Action;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Postfix log lines: `…: QUEUEID: to=<…>, relay=…, dsn=…, status=… (…)` of a delivery agent,
/// and `…: reject: RCPT from …: 450 …; from=<…> to=<…>` of smtpd. Lines of other kinds are passed
/// over.
final class PostfixLog {
  private PostfixLog() {}

  static List<FailedDelivery> read(String text, ReplyReader replies, int most) {
    List<FailedDelivery> found = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (found.size() < most) {
        readLine(line, replies).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<FailedDelivery> readLine(String line, ReplyReader replies) {
    int status = line.indexOf("status=");
    if (status >= 0 && line.contains("dsn=")) {
      return Optional.of(delivery(line, status, replies));
    }
    int reject = line.indexOf("reject: ");
    if (reject >= 0 && line.contains(" from ") && line.contains("to=<")) {
      return Optional.of(rejection(line, reject, replies));
    }
    return Optional.empty();
  }

  private static FailedDelivery delivery(String line, int status, ReplyReader replies) {
    int open = line.indexOf('(', status);
    int close = line.lastIndexOf(')');
    return new DeliveryDraft()
        .finalRecipient(address(line, "to=<"), Place.LOG_LINE)
        .originalRecipient(address(line, "orig_to=<"), Place.LOG_LINE)
        .sender(address(line, "from=<"), Place.LOG_LINE)
        .statusField(field(line, "dsn=").flatMap(EnhancedStatusCode::parse), Place.LOG_LINE)
        .remoteMta(
            field(line, "relay=")
                .map(PostfixLog::host)
                .filter(host -> !host.equals("none"))
                .map(UntrustedText::new),
            Place.LOG_LINE)
        .queueId(queueId(line), Place.LOG_LINE)
        .action(field(line, "status=").flatMap(PostfixLog::action), Place.LOG_LINE)
        .say(
            open >= 0 && close > open ? line.substring(open + 1, close) : "",
            Place.LOG_LINE,
            replies)
        .build();
  }

  private static FailedDelivery rejection(String line, int reject, ReplyReader replies) {
    int colon = line.indexOf("]: ", reject);
    int end = line.indexOf("; from=<", reject);
    int from = colon < 0 ? reject : colon + 3;
    return new DeliveryDraft()
        .finalRecipient(address(line, "to=<"), Place.LOG_LINE)
        .sender(address(line, "from=<"), Place.LOG_LINE)
        .say(line.substring(from, end > from ? end : line.length()), Place.LOG_LINE, replies)
        .build();
  }

  private static Optional<Action> action(String status) {
    return switch (status) {
      case "bounced", "expired", "undeliverable" -> Optional.of(Action.FAILED);
      case "deferred", "SOFTBOUNCE" -> Optional.of(Action.DELAYED);
      case "sent", "deliverable" -> Optional.of(Action.DELIVERED);
      default -> Optional.empty();
    };
  }

  private static Optional<UntrustedText> address(String line, String key) {
    int at = startOfKey(line, key);
    if (at < 0) {
      return Optional.empty();
    }
    int close = line.indexOf('>', at);
    return close < 0
        ? Optional.empty()
        : Addresses.first(line.substring(at, close)).map(UntrustedText::new);
  }

  private static Optional<String> field(String line, String key) {
    int at = startOfKey(line, key);
    if (at < 0) {
      return Optional.empty();
    }
    int end = at;
    while (end < line.length() && line.charAt(end) != ',' && line.charAt(end) != ' ') {
      end++;
    }
    return Optional.of(line.substring(at, end));
  }

  /// Where the value of `key` begins: `to=<` is not the end of `orig_to=<`.
  private static int startOfKey(String line, String key) {
    int at = line.indexOf(key);
    while (at > 0 && (Character.isLetter(line.charAt(at - 1)) || line.charAt(at - 1) == '_')) {
      at = line.indexOf(key, at + 1);
    }
    return at < 0 ? -1 : at + key.length();
  }

  private static String host(String relay) {
    int bracket = relay.indexOf('[');
    return bracket < 0 ? relay : relay.substring(0, bracket);
  }

  /// `postfix/smtp[1234]: 3F2504E0: to=<…>`: the word before the first field.
  private static Optional<UntrustedText> queueId(String line) {
    int to = startOfKey(line, "to=<");
    if (to < 6) {
      return Optional.empty();
    }
    int end = line.lastIndexOf(": ", to - 4);
    int start = end < 0 ? -1 : line.lastIndexOf(' ', end - 1);
    if (end < 0 || end - start < 6) {
      return Optional.empty();
    }
    String id = line.substring(start + 1, end);
    return id.chars().allMatch(Character::isLetterOrDigit)
        ? Optional.of(new UntrustedText(id))
        : Optional.empty();
  }
}
