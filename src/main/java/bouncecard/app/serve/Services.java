package bouncecard.app.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All services of the program as one.
///
/// The listeners are opened one after the other, which takes a moment or fails, so that the program
/// can say how it is from then on. The others are started side by side: one whose platform is away
/// does not keep the next waiting.
public final class Services {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  private final List<Service> watching;
  private final List<Service> doors;
  private final List<Service> others;
  private final LongSupplier nanoTime;

  /// These services.
  ///
  /// @param watching where the program says how it is: opened first, closed last
  /// @param doors where requests come in: opened next, closed first
  /// @param others what is started then; the last one is stopped first
  /// @param nanoTime a clock in nanoseconds, such as [System#nanoTime]
  public Services(
      List<Service> watching, List<Service> doors, List<Service> others, LongSupplier nanoTime) {
    this.watching = List.copyOf(watching);
    this.doors = List.copyOf(doors);
    this.others = List.copyOf(others);
    this.nanoTime = nanoTime;
  }

  /// What runs behind the listeners, in the order in which it is started.
  public List<Service> services() {
    return others;
  }

  /// Starts them. When it returns, all are in service; where one cannot be started, the others are
  /// left as they are, and [#stop] ends those that run.
  ///
  /// @throws StartException of the first that cannot be started
  public void start() throws StartException {
    for (Service listener : watching) {
      startOne(listener);
    }
    for (Service listener : doors) {
      startOne(listener);
    }
    CompletableFuture<?>[] all =
        others.stream().map(Services::inBackground).toArray(CompletableFuture[]::new);
    CompletableFuture<Void> every = CompletableFuture.allOf(all);
    for (CompletableFuture<?> one : all) {
      var _ =
          one.whenComplete(
              (_, failure) -> {
                if (failure != null) {
                  every.completeExceptionally(failure);
                }
              });
    }
    await(every);
  }

  private static CompletableFuture<Void> inBackground(Service service) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("start-" + service.name())
        .start(
            () -> {
              try {
                startOne(service);
                result.complete(null);
              } catch (StartException e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  private static void await(CompletableFuture<Void> started) throws StartException {
    try {
      started.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    }
  }

  /// Starts one service by itself; a mistake of ours is told as any other reason is.
  public static void startOne(Service service) throws StartException {
    try {
      service.start();
    } catch (RuntimeException e) {
      throw new StartException(
          service.name()
              + " cannot be started because of a fault in the program ("
              + e.getClass().getName()
              + ").",
          e);
    }
  }

  /// What each is called, those that were started last at the end.
  public List<String> names() {
    return Stream.of(watching, doors, others).flatMap(List::stream).map(Service::name).toList();
  }

  /// Stops all. Each has its shares of what is left of `grace`, so that one that hangs leaves time
  /// to the rest; one that is not done by then is left behind.
  public void stop(Duration grace) {
    long end = nanoTime.getAsLong() + grace.toNanos();
    List<Service> left = new ArrayList<>(inStoppingOrder());
    while (!left.isEmpty()) {
      long nanos = Math.max(0, end - nanoTime.getAsLong());
      int shares = left.stream().mapToInt(Service::shares).sum();
      Service next = left.removeFirst();
      stop(next, Duration.ofNanos(nanos).multipliedBy(next.shares()).dividedBy(shares));
    }
  }

  private List<Service> inStoppingOrder() {
    return Stream.of(doors, others.reversed(), watching).flatMap(List::stream).toList();
  }

  private static void stop(Service service, Duration share) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                service.stop(share);
              } catch (RuntimeException e) {
                LOG.warn(
                    "{} did not stop as it should: {}", service.name(), e.getClass().getName());
              } finally {
                stopped.countDown();
              }
            });
    try {
      // A little more than it was told, so that one that keeps to its time is seen to.
      if (!stopped.await(share.plusMillis(200).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} was not done in time and is left behind", service.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
