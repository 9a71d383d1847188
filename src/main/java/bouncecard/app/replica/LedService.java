package bouncecard.app.replica;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.Services;
import bouncecard.app.serve.StartException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that runs in one process at a time: in the one that leads, made anew for each time.
///
/// Starting it as the program starts its services does nothing; [Leadership] begins and ends it.
// Which of the services made is meant, not one like it.
@SuppressWarnings("ReferenceEquality")
public final class LedService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(LedService.class);
  private static final Health STANDING_BY =
      new Health(Health.State.UP, "standing by: another replica has it");

  private final String name;
  private final Supplier<? extends Service> making;
  private final Optional<Overlap> overlap;
  private volatile @Nullable Service running;
  private volatile @Nullable FutureTask<?> starting;
  private volatile Optional<String> refused = Optional.empty();

  /// @param making makes it, not started
  public LedService(String name, Supplier<? extends Service> making) {
    this(name, making, Optional.empty());
  }

  /// The same where two of it may run for a moment, so that one is there all the time.
  public LedService(String name, Supplier<? extends Service> making, Overlap overlap) {
    this(name, making, Optional.of(overlap));
  }

  private LedService(String name, Supplier<? extends Service> making, Optional<Overlap> overlap) {
    this.name = name;
    this.making = making;
    this.overlap = overlap;
  }

  boolean overlaps() {
    return overlap.isPresent();
  }

  /// Waits until another replica has it, where two of it may run.
  void awaitAnother(Duration longest) {
    if (running != null) {
      overlap.ifPresent(one -> one.await(name, longest));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    Service now = running;
    return refused
        .map(why -> new Health(Health.State.DOWN, why))
        .orElseGet(() -> now == null ? STANDING_BY : now.health());
  }

  /// Begins it, in a thread of its own, which may take as long as it likes.
  void begin() {
    Service made = making.get();
    refused = Optional.empty();
    running = made;
    FutureTask<?> start = new FutureTask<>(() -> begin(made), null);
    starting = start;
    Thread.ofVirtual().name("start-" + name).start(start);
  }

  private void begin(Service made) {
    try {
      Services.startOne(made);
      if (made.equals(running)) {
        overlap.ifPresent(one -> one.isUp(name));
      }
    } catch (StartException e) {
      if (made.equals(running)) {
        refused = Optional.of("cannot be started; the log says why");
        LOG.error(e.getMessage());
      }
    }
  }

  /// Notes that it is at work, as others look for it.
  void beat() {
    Service now = running;
    if (now != null && now.health().state() == Health.State.UP) {
      overlap.ifPresent(one -> one.hears(name));
    }
  }

  /// Ends it, within that time.
  void end(Duration grace) {
    Service was = running;
    running = null;
    refused = Optional.empty();
    if (was == null) {
      return;
    }
    FutureTask<?> start = starting;
    was.stop(grace);
    if (start != null) {
      settle(start);
    }
  }

  /// What is being started when it is stopped ends by itself; where it does not, it is interrupted.
  private static void settle(FutureTask<?> start) {
    try {
      start.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      start.cancel(true);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop(Duration grace) {
    end(grace);
  }
}
