package bouncecard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Stands between the bot and a server, and does with what goes through what networks do.
public final class Proxy implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
  private volatile Weather weather = Weather.FINE;
  private final List<Runnable> held = new ArrayList<>();
  private volatile long delay;
  private volatile int behind;

  /// What becomes of bytes.
  public enum Weather {
    /// They go through.
    FINE,
    /// They are lost, and nobody is told.
    DROPPING,
    /// Answers are lost; commands arrive.
    HALF,
    /// They come later, in order.
    LATE,
    /// They wait until the weather is another: what goes by other ways overtakes them.
    HELD,
    /// Nobody is let in.
    SHUT
  }

  /// @param behind the port where all goes
  public Proxy(int behind) throws IOException {
    this.behind = behind;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /// Where it listens.
  public int port() {
    return door.getLocalPort();
  }

  /// Does this with what goes through from now on.
  public void be(Weather other) {
    synchronized (held) {
      held.forEach(Runnable::run);
      held.clear();
      weather = other;
    }
  }

  /// Has all that goes through come so many milliseconds later.
  public void late(long millis) {
    delay = millis;
    weather = Weather.LATE;
  }

  /// Leads to another port, and ends all connections that there are.
  public void to(int other) {
    behind = other;
    cut();
  }

  /// Ends all connections that there are.
  public void cut() {
    open.forEach(Proxy::close);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException _) {
        // it is closed
      }
    }
  }

  private void connect(Socket inside) {
    if (weather == Weather.SHUT) {
      close(inside);
      return;
    }
    try {
      Socket outside = new Socket(InetAddress.getLoopbackAddress(), behind);
      inside.setTcpNoDelay(true);
      outside.setTcpNoDelay(true);
      open.add(inside);
      open.add(outside);
      Thread.ofPlatform().daemon().start(() -> pump(inside, outside, /* isAnswer= */ false));
      Thread.ofPlatform().daemon().start(() -> pump(outside, inside, /* isAnswer= */ true));
    } catch (IOException _) {
      close(inside); // nobody listens there
    }
  }

  private void pump(Socket from, Socket to, boolean isAnswer) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        byte[] bytes = Arrays.copyOf(buffer, length);
        switch (weather) {
          case FINE, SHUT -> out.write(bytes);
          case HALF -> {
            if (!isAnswer) {
              out.write(bytes);
            }
          }
          case DROPPING -> {}
          case HELD -> hold(out, bytes);
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

  private void hold(OutputStream out, byte[] bytes) {
    synchronized (held) {
      if (weather == Weather.HELD) {
        held.add(() -> write(out, bytes));
      } else {
        write(out, bytes);
      }
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
