package bouncecard.bench.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// What stands between the bot and its Redis: it holds back what comes, and leads elsewhere.
final class SlowLine implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int port;
  private volatile Duration delay = Duration.ZERO;

  /// @param port where it leads
  @SuppressWarnings("this-escape")
  SlowLine(int port) throws IOException {
    this.port = port;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Holds back everything for so long.
  void delay(Duration other) {
    delay = other;
  }

  /// Leads elsewhere, and ends what is connected.
  void to(int other) {
    port = other;
    open.forEach(SlowLine::end);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket from = door.accept();
        Thread.ofVirtual().start(() -> connect(from));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket from) {
    open.add(from);
    try (from;
        Socket to = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(to);
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> copy(to, from));
      copy(from, to);
      back.join();
      open.remove(to);
    } catch (IOException _) {
      // Nobody listens there.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        Duration now = delay;
        if (now.isPositive()) {
          LockSupport.parkNanos(now.toNanos());
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // It was ended.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(SlowLine::end);
  }
}
