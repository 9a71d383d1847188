package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of HTTP: where requests are taken, and how much of them.
///
/// The defaults fit a heap of 96 MB with everybody at the worst: every connection with a head as
/// long as it may be, and all bodies full.
public final class HttpKeys {
  private static final int MOST_CONNECTIONS = 65_536;
  private static final int LONGEST = 300;
  private static final int MEGABYTE = 1 << 20;

  public static final Setting<Optional<InetSocketAddress>> LISTEN =
      Setting.optional(
          "http.listen",
          ValueParsers.listen(),
          "where requests from outside are taken; none: nowhere, or 127.0.0.1:8080 where a chat"
              + " platform is to send requests");

  public static final Setting<Optional<InetSocketAddress>> INTERNAL_LISTEN =
      Setting.optional(
          "internal.listen",
          ValueParsers.listen(),
          "where the program says how it is, to those who look after it; none: nowhere but at"
              + " http.listen");

  public static final Setting<Integer> CONNECTIONS =
      number("http.connections", "1024", 8, MOST_CONNECTIONS, "connections open at once");

  public static final Setting<Integer> PER_ADDRESS =
      number(
          "http.connections-per-address",
          "512",
          1,
          MOST_CONNECTIONS,
          "of them of one address; more than that close its oldest");

  public static final Setting<Duration> HEAD_TIME =
      seconds("http.head-time", "10", "in which the head of a request must be there");

  public static final Setting<Duration> BODY_TIME =
      seconds("http.body-time", "10", "in which its body must be there");

  public static final Setting<Duration> IDLE_TIME =
      seconds("http.idle-time", "30", "a connection is kept without a request");

  public static final Setting<Duration> ANSWER_TIME =
      seconds("http.answer-time", "30", "in which a request is answered, and the answer taken");

  public static final Setting<Integer> HEAD_BYTES =
      number("http.head-bytes", "16384", 1 << 10, 1 << 16, "bytes of the longest head");

  public static final Setting<Integer> BODY_BYTES =
      number("http.body-bytes", "1048576", 1 << 10, 64 * MEGABYTE, "bytes of the longest body");

  public static final Setting<Integer> BODIES_BYTES =
      number(
          "http.bodies-bytes",
          "8388608",
          1 << 10,
          512 * MEGABYTE,
          "bytes of all bodies together that are being read or answered");

  public static final Setting<Integer> REQUESTS =
      number("http.requests", "256", 1, 10_000, "requests answered at once or waiting for it");

  public static final Setting<Integer> THREADS =
      number("http.threads", "8", 1, 256, "threads that answer them");

  static final List<Setting<?>> ALL =
      List.of(
          LISTEN,
          INTERNAL_LISTEN,
          CONNECTIONS,
          PER_ADDRESS,
          HEAD_TIME,
          BODY_TIME,
          IDLE_TIME,
          ANSWER_TIME,
          HEAD_BYTES,
          BODY_BYTES,
          BODIES_BYTES,
          REQUESTS,
          THREADS);

  private HttpKeys() {}

  /// What of these does not go together is added to `mistakes`.
  static void check(Resolved resolved, ConfigErrors mistakes) {
    Optional<InetSocketAddress> internal = resolved.get(INTERNAL_LISTEN);
    boolean isSame =
        internal.filter(address -> address.getPort() != 0).equals(resolved.get(LISTEN));
    if (internal.isPresent() && isSame) {
      mistakes.add(
          "%s is the address of http.listen; give it a port of its own."
              .formatted(resolved.label(INTERNAL_LISTEN)));
    }
    if (resolved.get(BODY_BYTES) > resolved.get(BODIES_BYTES)) {
      mistakes.add(
          "%s is more than http.bodies-bytes, which all bodies together may have."
              .formatted(resolved.label(BODY_BYTES)));
    }
  }

  private static Setting<Integer> number(
      String name, String usual, int least, int most, String meaning) {
    return Setting.of(name, usual, CheckKinds.number(least, most), meaning);
  }

  private static Setting<Duration> seconds(String name, String usual, String meaning) {
    return Setting.of(name, usual, ValueParsers.seconds(1, LONGEST), "seconds " + meaning);
  }
}
