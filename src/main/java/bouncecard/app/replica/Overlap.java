package bouncecard.app.replica;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Tells the one that gives up a service where another replica has it already, so that nothing is
/// unheard in between.
///
/// @param own this replica's name
public record Overlap(StateStore store, String own) {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofMillis(100);

  /// Says that it is up here.
  void isUp(String service) {
    store.put(StateSpace.DEADLINES, key(service), own.getBytes(StandardCharsets.US_ASCII), LIFE);
  }

  private static String key(String service) {
    return "led/" + service;
  }

  /// Whether it is up elsewhere.
  private boolean isElsewhere(String service) {
    return store
        .get(StateSpace.DEADLINES, key(service))
        .filter(one -> !own.equals(new String(one, StandardCharsets.US_ASCII)))
        .isPresent();
  }

  /// Waits until it is up elsewhere, for so long at most.
  void await(String service, Duration longest) {
    long looks = longest.dividedBy(LOOK);
    try {
      for (long i = 0; i < looks && !isElsewhere(service); i++) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
