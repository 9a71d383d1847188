package bouncecard.adapter.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Commands that are not acknowledged yet. An answer that comes in time is the acknowledgement
/// itself: what Slack has is answered then, and what it has not is not acknowledged, whenever the
/// process dies.
final class SlackOpenCommands {
  /// Slack waits for three seconds, of which the way takes some.
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final String NOTHING = "";

  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final Semaphore places;

  /// @param most so many threads may wait for an answer, so that others are left to acknowledge
  SlackOpenCommands(int most) {
    places = new Semaphore(most);
  }

  /// A command whose acknowledgement is open.
  final class Open {
    private final String url;
    private final BlockingQueue<String> answer = new ArrayBlockingQueue<>(1);
    private volatile boolean isEnded;

    private Open(String url) {
      this.url = url;
    }

    /// The answer; empty where it did not come in time, or none is coming.
    Optional<String> inTime() {
      if (!places.tryAcquire()) {
        return Optional.empty();
      }
      try {
        return given(answer.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        places.release();
      }
    }

    /// Takes no answer any more; the one that came meanwhile, if one did.
    Optional<String> close() {
      open.remove(url, this);
      return given(answer.poll());
    }

    /// Whether nothing more is coming.
    boolean isEnded() {
      return isEnded;
    }

    /// Nothing more is coming.
    void end() {
      isEnded = true;
      if (open.remove(url, this)) {
        boolean _ = answer.offer(NOTHING);
      }
    }

    private static Optional<String> given(@Nullable String text) {
      return Optional.ofNullable(text).filter(one -> !one.isEmpty());
    }
  }

  /// Opens the acknowledgement of a command.
  ///
  /// @param responseUrl by which its answer would go otherwise
  Open open(String responseUrl) {
    Open one = new Open(responseUrl);
    open.put(responseUrl, one);
    return one;
  }

  /// Whether a message goes with the acknowledgement of the command that has this response URL.
  boolean takes(String responseUrl, ObjectNode message) {
    Open one = open.remove(responseUrl);
    return one != null && one.answer.offer(message.toString());
  }
}
