package bouncecard.app.serve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one thread of a service that works by itself.
public final class OwnThread {
  private final String name;
  private volatile @Nullable Thread thread;

  /// Work that may wait, and ends when it is interrupted.
  public interface Work {
    /// Works until it is to stop.
    void run() throws InterruptedException;
  }

  public OwnThread(String name) {
    this.name = name;
  }

  /// Begins the work.
  public void start(Work work) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /// Waits half of `grace` for the work to end by itself, then interrupts it and waits as long
  /// again.
  ///
  /// @return whether it was ever started
  public boolean end(Duration grace) {
    Thread running = thread;
    if (running == null) {
      return false;
    }
    Duration half = grace.dividedBy(2).plusMillis(1);
    try {
      running.join(half);
      running.interrupt();
      running.join(half);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
