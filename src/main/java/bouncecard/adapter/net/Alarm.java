package bouncecard.adapter.net;

import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/// Closes a socket when a time is over, whatever another thread does with it.
///
/// A socket's own timeout is for one read, and TLS makes many of them for one record: a server that
/// sends an byte a second would never meet it. Each alarm is a virtual thread that mostly sleeps.
final class Alarm implements AutoCloseable {
  /// What a read may be late, so that its own timeout is met first where it can be.
  private static final long GRACE = 200_000_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final Socket socket;
  private final long origin = System.nanoTime();
  private final Thread thread;
  private volatile long at = NEVER;
  private volatile boolean isOver;
  private volatile boolean hasRung;

  Alarm(Socket socket) {
    this.socket = socket;
    thread = Thread.ofVirtual().name("alarm").start(this::watch);
  }

  /// Closes the socket after so many nanoseconds, unless it is set anew or switched off before.
  void set(long nanos) {
    at = System.nanoTime() - origin + nanos + GRACE;
    LockSupport.unpark(thread);
  }

  void off() {
    at = NEVER;
  }

  /// Whether it closed the socket.
  boolean hasRung() {
    return hasRung;
  }

  private void watch() {
    while (!isOver) {
      long wake = at;
      long left = wake == NEVER ? NEVER : wake - (System.nanoTime() - origin);
      if (left <= 0) {
        hasRung = true;
        Failures.close(socket);
        return;
      }
      if (left == NEVER) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, left);
      }
    }
  }

  @Override
  public void close() {
    isOver = true;
    LockSupport.unpark(thread);
  }
}
