package bouncecard.app.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All services of the program as one: started in order, stopped in reverse.
public final class Services {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  private final List<Service> services;
  private final LongSupplier nanoTime;

  /// These services, in the order in which they are started.
  ///
  /// @param nanoTime a clock in nanoseconds, such as [System#nanoTime]
  public Services(List<Service> services, LongSupplier nanoTime) {
    this.services = List.copyOf(services);
    this.nanoTime = nanoTime;
  }

  /// Starts them one after the other. When it returns, all are in service; where one cannot be
  /// started, nothing is told of the others, and [#stop] ends those that run.
  ///
  /// @throws StartException of the first that cannot be started
  public void start() throws StartException {
    for (Service service : services) {
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
  }

  /// How each is, by its name and in the order in which they were started.
  public Map<String, Health> health() {
    Map<String, Health> health = new LinkedHashMap<>();
    for (Service service : services) {
      health.put(service.name(), service.health());
    }
    return health;
  }

  /// Stops all, the last one first. Each has an equal share of what is left of `grace`, so that one
  /// that hangs leaves time to the rest; one that is not done by then is left behind.
  public void stop(Duration grace) {
    long end = nanoTime.getAsLong() + grace.toNanos();
    List<Service> left = new ArrayList<>(services);
    while (!left.isEmpty()) {
      Duration share = Duration.ofNanos(Math.max(0, (end - nanoTime.getAsLong()) / left.size()));
      stop(left.removeLast(), share);
    }
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
