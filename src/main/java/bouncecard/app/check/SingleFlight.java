package bouncecard.app.check;

import bouncecard.app.state.StateStore;
import bouncecard.app.state.StateStore.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Has one of those who want the same at the same time do it. Those in this process wait for what
/// comes of it; those in others wait until it is done, and look at what is kept then.
final class SingleFlight {
  private final StateStore state;
  private final Duration longest;
  private final ConcurrentHashMap<String, CompletableFuture<CheckResult>> flights =
      new ConcurrentHashMap<>();

  /// @param longest how long one takes at the most
  SingleFlight(StateStore state, Duration longest) {
    this.state = state;
    this.longest = longest;
  }

  /// What came of it.
  ///
  /// @param isOwn whether this call did it
  record Landed(CheckResult result, boolean isOwn) {}

  /// Does it, or waits for whoever does.
  Landed fly(String key, Supplier<CheckResult> doing) {
    CompletableFuture<CheckResult> mine = new CompletableFuture<>();
    CompletableFuture<CheckResult> other = flights.putIfAbsent(key, mine);
    if (other != null) {
      return new Landed(other.join(), /* isOwn= */ false);
    }
    Optional<Lease> lease = lock(key);
    try {
      CheckResult result = doing.get();
      mine.complete(result);
      return new Landed(result, /* isOwn= */ true);
    } finally {
      lease.ifPresent(Lease::close);
      flights.remove(key, mine);
      // Where it failed: whoever waits fails as well rather than wait for ever.
      mine.cancel(false);
    }
  }

  /// Where the lock does not come, it is done all the same: its own limits hold.
  private Optional<Lease> lock(String key) {
    try {
      return state.lock("check " + key, longest, longest);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
