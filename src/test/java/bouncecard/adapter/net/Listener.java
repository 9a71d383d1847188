package bouncecard.adapter.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on the loopback that does with each connection what a test says.
public final class Listener implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /// What is done with a connection.
  public interface Behaviour {
    /// Serves it; when it returns the connection is closed.
    void serve(Socket socket) throws Exception;
  }

  /// A listener at any port of 127.0.0.1.
  public Listener(Behaviour behaviour) throws IOException {
    server = new ServerSocket(0, 2_000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.ofVirtual().start(() -> accept(behaviour));
  }

  private void accept(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual()
            .start(
                () -> {
                  try (socket) {
                    behaviour.serve(socket);
                  } catch (Exception _) {
                    // The other side went away, or a handshake failed: that is what is tested.
                  } finally {
                    sockets.remove(socket);
                  }
                });
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  /// Its port.
  public int port() {
    return server.getLocalPort();
  }

  /// How many connections are open.
  public int open() {
    return sockets.size();
  }

  /// Writes bytes at once.
  public static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// The next line of the client, without its end; empty when it is gone.
  public static String hear(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString().strip();
      }
      line.append((char) c);
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
