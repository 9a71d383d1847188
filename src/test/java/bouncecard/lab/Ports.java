package bouncecard.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports for programs that cannot choose one themselves.
public final class Ports {
  private Ports() {}

  /// One of the loopback on which nobody listened a moment ago.
  public static int free() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
