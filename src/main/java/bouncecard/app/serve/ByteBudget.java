package bouncecard.app.serve;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that many readers together may hold at a time.
public final class ByteBudget {
  private final AtomicLong left;

  /// So many bytes.
  public ByteBudget(long most) {
    left = new AtomicLong(most);
  }

  /// Takes bytes; false, and nothing taken, where there are not so many left.
  public boolean take(long bytes) {
    return left.getAndUpdate(had -> had < bytes ? had : had - bytes) >= bytes;
  }

  /// Gives back what was taken.
  public void give(long bytes) {
    left.addAndGet(bytes);
  }

  /// How many are left.
  public long left() {
    return left.get();
  }
}
