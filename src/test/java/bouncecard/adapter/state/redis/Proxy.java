package bouncecard.adapter.state.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Stands between the bot and a Redis, and does with what goes through what networks do.
final class Proxy implements AutoCloseable {
  private final ServerSocket door;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
  private volatile Weather weather = Weather.FINE;
  private volatile long delay;

  /// What becomes of bytes.
  enum Weather {
    /// They go through.
    FINE,
    /// They are lost, and nobody is told.
    DROPPING,
    /// Answers are lost; commands arrive.
    HALF,
    /// They come later, in order.
    LATE,
    /// Nobody is let in.
    SHUT
  }

  /// @param behind the port where all goes
  Proxy(int behind) throws IOException {
    this.behind = behind;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void be(Weather other) {
    weather = other;
  }

  /// Has all that goes through come so many milliseconds later.
  void late(long millis) {
    delay = millis;
    weather = Weather.LATE;
  }

  /// Ends all connections that there are.
  void cut() {
    open.forEach(Proxy::close);
  }

  private void accept() {
    try {
      while (true) {
        Socket inside = door.accept();
        if (weather == Weather.SHUT) {
          close(inside);
          continue;
        }
        Socket outside = new Socket(InetAddress.getLoopbackAddress(), behind);
        inside.setTcpNoDelay(true);
        outside.setTcpNoDelay(true);
        open.add(inside);
        open.add(outside);
        Thread.ofPlatform().daemon().start(() -> pump(inside, outside, /* isAnswer= */ false));
        Thread.ofPlatform().daemon().start(() -> pump(outside, inside, /* isAnswer= */ true));
      }
    } catch (IOException _) {
      // it is closed, or the one behind is gone
      if (!door.isClosed()) {
        accept();
      }
    }
  }

  private void pump(Socket from, Socket to, boolean isAnswer) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        byte[] bytes = java.util.Arrays.copyOf(buffer, length);
        switch (weather) {
          case FINE, SHUT -> out.write(bytes);
          case HALF -> {
            if (!isAnswer) {
              out.write(bytes);
            }
          }
          case DROPPING -> {}
          case LATE -> {
            var _ = later.schedule(() -> write(out, bytes), delay, TimeUnit.MILLISECONDS);
          }
        }
      }
    } catch (IOException _) {
      // one of both is gone, so is the other
    } finally {
      close(from);
      close(to);
    }
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException _) {
      // it is gone meanwhile
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed all the same
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
    later.shutdownNow();
  }
}
