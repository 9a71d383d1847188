package bouncecard.read;

import bouncecard.delivery.FailedDelivery;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last state of each recipient, of a log that tells of one more than once.
final class LastStates {
  private LastStates() {}

  /// Of the deliveries of one mail to one recipient the last, or the one before it where a cut took
  /// its words; all others as they are.
  static List<FailedDelivery> of(List<FailedDelivery> logged) {
    if (logged.size() < 2) {
      return logged;
    }
    Map<String, FailedDelivery> last = new LinkedHashMap<>();
    for (FailedDelivery one : logged) {
      String key = key(one).orElse("#" + last.size());
      last.merge(key, one, (before, later) -> isCut(later, before) ? before : later);
    }
    return List.copyOf(last.values());
  }

  private static Optional<String> key(FailedDelivery one) {
    return one.queueId()
        .flatMap(id -> one.finalRecipient().map(to -> id.value() + ' ' + LowerCase.of(to.value())));
  }

  /// Whether it says the same as the one before, with less of its words.
  private static boolean isCut(FailedDelivery later, FailedDelivery before) {
    UntrustedText words = later.reply();
    return later.action().equals(before.action())
        && words.value().length() < before.reply().value().length()
        && before.reply().value().startsWith(words.value());
  }
}
