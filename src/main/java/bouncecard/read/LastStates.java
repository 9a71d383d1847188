package bouncecard.read;

import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Action;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last state of each recipient, of a log that tells of one more than once.
final class LastStates {
  private LastStates() {}

  /// Of the deliveries of one mail to one recipient the last, or the one before it where a cut took
  /// its words; all others as they are. Who only waits in a queue is left out, unless words say
  /// why.
  static List<FailedDelivery> of(List<FailedDelivery> logged) {
    if (logged.size() < 2) {
      return tried(logged);
    }
    Map<String, FailedDelivery> last = new LinkedHashMap<>();
    for (FailedDelivery one : logged) {
      String key = key(one).orElse("#" + last.size());
      last.merge(key, one, (before, later) -> isLess(later, before) ? before : later);
    }
    return tried(last.values());
  }

  /// The same without those who only wait in a queue; where words say why, it is a delay.
  static List<FailedDelivery> tried(Collection<FailedDelivery> logged) {
    List<FailedDelivery> tried = new ArrayList<>(logged.size());
    for (FailedDelivery one : logged) {
      if (!isQueued(one)) {
        tried.add(one);
      } else if (!one.reply().isBlank()) {
        tried.add(one.withAction(Action.DELAYED));
      }
    }
    return List.copyOf(tried);
  }

  private static boolean isQueued(FailedDelivery one) {
    return one.action().filter(Action.QUEUED::equals).isPresent();
  }

  /// Whether the one before tells more of the recipient: a server's answer more than that the next
  /// attempt is to come.
  private static boolean isLess(FailedDelivery later, FailedDelivery before) {
    return isQueued(later) || (!isQueued(before) && isCut(later, before));
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
