package bouncecard.app.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds what is held of people's files at once, over all questions and platforms: many small
/// files, or one that is as large as may be.
public final class FileRoom {
  private static final int MOST_KIBIBYTES = Attachment.LARGEST >> 10;

  /// A file takes a little even where it is small or empty.
  private static final int LEAST_KIBIBYTES = 64;

  private final Semaphore kibibytes = new Semaphore(MOST_KIBIBYTES, /* fair= */ true);

  /// Room that is taken until it is closed.
  public interface Taken extends AutoCloseable {
    @Override
    void close();
  }

  /// Takes room for so many octets, and waits for it as long as `patience`; empty where there was
  /// none in that time.
  ///
  /// @param octets more than there is room for at all is taken for all of it
  public Optional<Taken> take(long octets, Duration patience) throws InterruptedException {
    int room = Math.clamp(octets >> 10, LEAST_KIBIBYTES, MOST_KIBIBYTES);
    return kibibytes.tryAcquire(room, patience.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(() -> kibibytes.release(room))
        : Optional.empty();
  }
}
