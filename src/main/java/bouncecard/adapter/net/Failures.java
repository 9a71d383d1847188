package bouncecard.adapter.net;

import bouncecard.probe.NetworkFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.Optional;

/// Turns the platform's exceptions into [NetworkFailure]s.
final class Failures {
  private Failures() {}

  static NetworkFailure of(IOException exception) {
    String message =
        Optional.ofNullable(exception.getMessage()).orElse("").toLowerCase(Locale.ROOT);
    return switch (exception) {
      case InterruptedIOException _ -> NetworkFailure.TIMED_OUT;
      case EOFException _ -> NetworkFailure.CLOSED;
      case NoRouteToHostException _ -> NetworkFailure.NO_ROUTE;
      case ConnectException _ when message.contains("timed out") -> NetworkFailure.TIMED_OUT;
      case ConnectException _ when message.contains("unreachable") -> NetworkFailure.NO_ROUTE;
      case ConnectException _ -> NetworkFailure.REFUSED;
      case SocketException _ when message.contains("unreachable") -> NetworkFailure.NO_ROUTE;
      case SocketException _ when message.contains("reset") || message.contains("broken pipe") ->
          NetworkFailure.RESET;
      default -> NetworkFailure.OTHER;
    };
  }

  /// Closes a socket that is of no use any more, whatever the platform says to it.
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It was closed already or is broken: there is nothing left to do.
    }
  }
}
