package bouncecard.app.watch.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How many cards of all channels may be changed in a minute, so that a platform takes them: the
/// strictest takes fifty, and other things want room as well. One thread uses it.
final class EditBudget {
  private static final int MOST = 40;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  /// Takes one; whether there was one left.
  boolean take(String platform, Instant now) {
    Deque<Instant> last = taken.computeIfAbsent(platform, _ -> new ArrayDeque<>());
    while (!last.isEmpty() && !last.peekFirst().isAfter(now.minus(WITHIN))) {
      last.removeFirst();
    }
    if (last.size() >= MOST) {
      return false;
    }
    last.addLast(now);
    return true;
  }
}
