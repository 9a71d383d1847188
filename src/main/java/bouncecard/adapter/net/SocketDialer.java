package bouncecard.adapter.net;

import bouncecard.probe.Deadline;
import bouncecard.probe.Dialer;
import bouncecard.probe.MailServer;
import bouncecard.probe.NetworkFailure;
import bouncecard.probe.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Dials with the platform's sockets: the bytes of the address that was judged, and no name.
///
/// It is made for virtual threads: each call blocks its own.
public final class SocketDialer implements Dialer {
  private final TlsHandshaker trust;

  /// A dialer that compares certificates with these authorities.
  public SocketDialer(TlsHandshaker trust) {
    this.trust = trust;
  }

  @Override
  public Dialing dial(MailServer server, Timeouts patience, Deadline deadline) {
    long start = System.nanoTime();
    Duration left = deadline.left();
    Duration time = left.compareTo(patience.connect()) < 0 ? left : patience.connect();
    if (!time.isPositive()) {
      return new Dialing.Failed(NetworkFailure.TIMED_OUT);
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      // The name is not looked up; it only makes the address one that has a name already.
      InetAddress address =
          InetAddress.getByAddress(server.name().text(), server.address().octets());
      socket.connect(new InetSocketAddress(address, server.port()), Math.toIntExact(millis(time)));
      return new Dialing.Connected(new SocketConnection(socket, trust, start));
    } catch (IOException e) {
      Failures.close(socket);
      return new Dialing.Failed(Failures.of(e));
    }
  }

  /// At least one: zero would mean for ever.
  static long millis(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }
}
