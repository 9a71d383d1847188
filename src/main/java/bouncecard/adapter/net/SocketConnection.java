package bouncecard.adapter.net;

import bouncecard.probe.NetworkFailure;
import bouncecard.probe.SmtpConnection;
import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A connection over a socket, later perhaps over TLS.
final class SocketConnection implements SmtpConnection {
  /// A command is one small packet. Who does not take it in that time never will.
  private static final long SENDING = 10_000_000_000L;

  /// A record of TLS that has begun to come is there at once, or comes from one who drips it.
  private static final long UNPACKING = 500_000_000L;

  private final Socket socket;
  private final TlsHandshaker trust;
  private final long start;
  private final Alarm alarm;
  private LineReader lines;
  private OutputStream out;
  private boolean isSecure;

  /// @param start when the connection was asked for, by [System#nanoTime()]
  SocketConnection(Socket socket, TlsHandshaker trust, long start) throws IOException {
    this.socket = socket;
    this.trust = trust;
    this.start = start;
    this.lines = new LineReader(socket);
    this.out = socket.getOutputStream();
    this.alarm = new Alarm(socket);
  }

  @Override
  public Received receive(Duration patience) {
    long nanos = patience.toNanos();
    alarm.set(nanos);
    try {
      LineReader.Line line = lines.read(System.nanoTime() + nanos);
      return new Received.Line(new UntrustedText(line.text()), line.octets());
    } catch (LineReader.TooLongException _) {
      return new Received.Failed(NetworkFailure.TOO_LONG);
    } catch (IOException e) {
      return new Received.Failed(failure(e));
    } finally {
      alarm.off();
    }
  }

  @Override
  public Optional<NetworkFailure> send(String line) {
    if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("more than a line");
    }
    alarm.set(SENDING);
    try {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(failure(e));
    } finally {
      alarm.off();
    }
  }

  @Override
  public Securing secure(DomainName name, Duration patience) {
    alarm.set(patience.toNanos());
    try {
      TlsHandshaker.Result handshaken =
          trust.handshake(socket, name, SocketDialer.millis(patience));
      lines = new LineReader(handshaken.socket());
      out = handshaken.socket().getOutputStream();
      isSecure = true;
      return handshaken.told();
    } catch (IOException e) {
      return new Securing.Failed(failure(e));
    } finally {
      alarm.off();
    }
  }

  private NetworkFailure failure(IOException exception) {
    return alarm.hasRung() ? NetworkFailure.TIMED_OUT : Failures.of(exception);
  }

  @Override
  public boolean hasUnread() {
    try {
      if (!isSecure || lines.hasUnread()) {
        return lines.hasUnread();
      }
      if (socket.getInputStream().available() == 0) {
        return false;
      }
      alarm.set(UNPACKING);
      return lines.hasUnpacked();
    } catch (IOException _) {
      return false; // a broken connection has nothing to say, and the next call tells
    } finally {
      alarm.off();
    }
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Without TLS's own quit, for which a server could make us wait.
  @Override
  public void close() {
    alarm.close();
    Failures.close(socket);
  }
}
