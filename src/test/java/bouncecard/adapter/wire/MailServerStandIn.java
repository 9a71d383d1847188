package bouncecard.adapter.wire;

import bouncecard.adapter.net.Listener;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A mail server on the loopback that knows bob@example.com, unless it is told otherwise.
public final class MailServerStandIn implements AutoCloseable {
  /// What it says of everybody else.
  public static final String UNKNOWN = "550 5.1.1 User unknown";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch isAsked = new CountDownLatch(1);
  private final Listener server;
  private volatile String recipient = "250 2.1.5 Ok";
  private volatile boolean isSilent;

  /// A server that runs until it is closed.
  public MailServerStandIn() throws IOException {
    server = new Listener(this::serve);
  }

  private void serve(Socket socket) throws IOException {
    Listener.say(socket, "220 mx.example.com\r\n");
    for (String line = Listener.hear(socket); !line.isEmpty(); line = Listener.hear(socket)) {
      heard.add(line);
      isAsked.countDown();
      if (!isSilent) {
        Listener.say(socket, answer(line) + "\r\n");
      }
    }
  }

  private String answer(String line) {
    if (line.startsWith("QUIT")) {
      return "221 2.0.0 Bye"; // RFC 5321 §4.1.1.10
    }
    boolean isOfTarget = line.contains("bob@example.com");
    return line.startsWith("RCPT") || line.startsWith("VRFY")
        ? isOfTarget || recipient.startsWith("4") ? recipient : UNKNOWN
        : "250 2.0.0 Ok";
  }

  /// From now on it says that of bob@example.com; where that is to try later, of everybody.
  public void saysOfBob(String reply) {
    recipient = reply;
  }

  /// From now on it answers nothing.
  public void fallsSilent() {
    isSilent = true;
  }

  /// The commands that it got, in their order.
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /// Waits for its first command.
  public boolean isAskedWithin(Duration time) throws InterruptedException {
    return isAsked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Its port.
  public int port() {
    return server.port();
  }

  /// Waits until no connection to it is open, which it sees a moment after it was closed.
  public boolean isLeftWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (server.open() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return server.open() == 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
