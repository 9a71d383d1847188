package bouncecard.adapter.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the server takes from a stranger.
///
/// @param bodyOctets the longest body of a request
/// @param targetOctets the longest path with its query
/// @param inFlight how many requests are answered at once; one more is told to come back
public record HttpLimits(int bodyOctets, int targetOctets, int inFlight) {

  /// Far more than Slack sends, and little enough to hold many at once.
  public static final HttpLimits USUAL = new HttpLimits(1 << 20, 8 << 10, 256);

  /// The longest that reading a request may take, body included, and then answering it.
  private static final Duration REQUEST_TIME = Duration.ofSeconds(10);

  private static final Duration RESPONSE_TIME = Duration.ofSeconds(30);

  /// The limits that the JDK's server reads from system properties, once, when its first class is
  /// loaded. Those that the operator set already, with `-D`, stay.
  static void hold() {
    Map<String, Long> properties = new LinkedHashMap<>();
    properties.put("sun.net.httpserver.maxReqTime", REQUEST_TIME.toSeconds());
    properties.put("sun.net.httpserver.maxRspTime", RESPONSE_TIME.toSeconds());
    properties.put("sun.net.httpserver.idleInterval", 30L); // seconds between two requests
    properties.put("sun.net.httpserver.maxIdleConnections", 64L);
    properties.put("jdk.httpserver.maxConnections", 1024L);
    properties.put("sun.net.httpserver.maxReqHeaders", 100L);
    properties.put("sun.net.httpserver.maxReqHeaderSize", 32L << 10); // octets, all together
    properties.put("sun.net.httpserver.drainAmount", 64L << 10); // octets of a refused body
    properties.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
          }
        });
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }
}
