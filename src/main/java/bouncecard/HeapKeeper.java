package bouncecard;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Gives back what the heap took in a busy time, once it is quiet.
///
/// The serial collector, which takes the least memory of all, gives something back at a full
/// collection only, and has no reason for one while there is room. So one is asked for when hardly
/// anything has been allocated for a while and the heap has grown since the last: then it stops
/// nobody, and takes some fifty milliseconds.
final class HeapKeeper {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /// What a bot allocates between two looks that is only asked how it is.
  private static final long QUIET_BYTES = 1 << 20;

  private static final int QUIET_LOOKS = 2;
  private static final long GROWN_BYTES = 4 << 20;

  private final Heap heap;
  private long used = Long.MAX_VALUE;
  private int quietLooks;

  /// What the heap had after the last collection; before the first, the classes that the start
  /// needed are garbage too.
  private long kept;

  /// The heap of this process, or one in its place.
  interface Heap {
    /// Bytes of objects, whether they are needed or not.
    long used();

    /// Bytes that the system has given for it.
    long committed();

    /// Collects all that is not needed.
    void collect();
  }

  HeapKeeper(Heap heap) {
    this.heap = heap;
  }

  /// Looks after this process's heap for as long as it runs.
  static void begin() {
    HeapKeeper keeper = new HeapKeeper(own());
    Thread.ofPlatform()
        .daemon()
        .name("heap")
        .start(
            () -> {
              while (true) {
                LockSupport.parkNanos(BETWEEN.toNanos());
                keeper.look();
              }
            });
  }

  private static Heap own() {
    Runtime runtime = Runtime.getRuntime();
    return new Heap() {
      @Override
      public long used() {
        return runtime.totalMemory() - runtime.freeMemory();
      }

      @Override
      public long committed() {
        return runtime.totalMemory();
      }

      @Override
      public void collect() {
        runtime.gc();
      }
    };
  }

  /// Looks once, and collects where it is time to.
  void look() {
    long now = heap.used();
    boolean isQuiet = now >= used && now - used < QUIET_BYTES; // less: there was a collection
    used = now;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    if (quietLooks >= QUIET_LOOKS && heap.committed() >= kept + GROWN_BYTES) {
      heap.collect();
      kept = heap.committed();
      used = heap.used();
      quietLooks = 0;
    }
  }
}
