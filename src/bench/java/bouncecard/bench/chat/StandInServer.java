package bouncecard.bench.chat;

import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// The HTTP side of a platform's stand-in on the loopback, as light as it can be.
final class StandInServer implements AutoCloseable {
  private final HttpServer server;

  /// @param answering answers a call that came whole, in a virtual thread
  StandInServer(Function<WebCall, WebAnswer> answering) {
    // Else each answer waits for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> handle(exchange, answering));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void handle(HttpExchange exchange, Function<WebCall, WebAnswer> answering)
      throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      long at = System.nanoTime();
      WebAnswer answer =
          answering.apply(
              new WebCall(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  headers(exchange),
                  body,
                  at));
      if (!answer.delay().isZero()) {
        LockSupport.parkNanos(answer.delay().toNanos());
      }
      if (answer.fate() != WebAnswer.Fate.SENT) {
        return; // closing ends the connection without a byte
      }
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
