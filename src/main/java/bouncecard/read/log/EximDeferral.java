package bouncecard.read.log;

import bouncecard.dsn.Action;
import java.util.List;

/// What Exim says where it puts a recipient off: what came of an attempt, or that there was none.
final class EximDeferral {
  /// It is not yet time, or the mail is held.
  private static final List<String> UNTRIED =
      List.of(
          "retry time not reached",
          "domain is held",
          "domain is in queue_domains",
          "domain matches queue_domains",
          "domain matches queue_smtp_domains",
          "first-pass only routing",
          "smtp delivery explicitly queued",
          "concurrency limit reached for transport");

  private EximDeferral() {}

  /// `… defer (-53): retry time not reached for any host`, with numbers that differ by version.
  static Action action(String text, int from) {
    int defer = text.indexOf("defer (", from);
    int close = defer < 0 ? -1 : text.indexOf("): ", defer);
    boolean isUntried =
        close >= 0
            && UNTRIED.stream()
                .anyMatch(words -> text.regionMatches(true, close + 3, words, 0, words.length()));
    return isUntried ? Action.QUEUED : Action.DELAYED;
  }
}
