package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each request to the endpoint of its path, within the limits.
final class Dispatch implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final String HEAD = "HEAD";
  private static final String GET = "GET";
  private static final String READING = "GET, HEAD";
  private static final String ALL = "GET, HEAD, POST";
  private static final Set<String> METHODS = Set.of(GET, HEAD, "POST");

  private final Map<String, Endpoint> endpoints;
  private final StatusPages pages;
  private final HttpLimits limits;
  private final Semaphore room;

  Dispatch(Map<String, Endpoint> endpoints, StatusPages pages, HttpLimits limits) {
    this.endpoints = Map.copyOf(endpoints);
    this.pages = pages;
    this.limits = limits;
    this.room = new Semaphore(limits.inFlight());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!room.tryAcquire()) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        refuse(exchange, 503, "too many requests at once");
        return;
      }
      try {
        answer(exchange);
      } finally {
        room.release();
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    boolean isStatus = path.equals(StatusPages.HEALTH) || path.equals(StatusPages.READY);
    if (exchange.getRequestURI().toString().length() > limits.targetOctets()) {
      refuse(exchange, 414, "the address is too long");
    } else if (!isStatus && !endpoints.containsKey(path)) {
      refuse(exchange, 404, "there is nothing here");
    } else if (!METHODS.contains(method) || (isStatus && method.equals("POST"))) {
      exchange.getResponseHeaders().set("Allow", isStatus ? READING : ALL);
      refuse(exchange, 405, "this method is not answered here");
    } else {
      Optional<byte[]> body = body(exchange);
      if (body.isEmpty()) {
        refuse(exchange, 413, "the body is too long");
      } else {
        write(exchange, guarded(request(exchange, path, body.get())));
      }
    }
  }

  /// The whole body; nothing where it is longer than the limit.
  private Optional<byte[]> body(HttpExchange exchange) throws IOException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && isOver(length)) {
      return Optional.empty();
    }
    byte[] body = exchange.getRequestBody().readNBytes(limits.bodyOctets() + 1);
    return Optional.of(body).filter(octets -> octets.length <= limits.bodyOctets());
  }

  /// The server has seen to it that it is a number.
  private boolean isOver(String length) {
    return Long.parseLong(length.strip()) > limits.bodyOctets();
  }

  private static Request request(HttpExchange exchange, String path, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String method = exchange.getRequestMethod();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return new Request(method.equals(HEAD) ? GET : method, path, query, headers, body);
  }

  /// Nothing of a failure goes out but an id, by which it is found in the log.
  private Response guarded(Request request) {
    try {
      return switch (request.path()) {
        case StatusPages.HEALTH -> pages.health();
        case StatusPages.READY -> pages.ready();
        case String path -> endpoint(path).answer(request);
      };
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      LOG.error("request {} to {} failed: {}", id, request.path(), e.getClass().getName());
      return StatusPages.error(500, "that went wrong; the log knows it as " + id);
    }
  }

  private Endpoint endpoint(String path) {
    return Optional.ofNullable(endpoints.get(path)).orElseThrow();
  }

  /// Answers without having read the body, so that the connection cannot be used again.
  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    exchange.getResponseHeaders().set("Connection", "close");
    write(exchange, StatusPages.error(status, reason));
  }

  private static void write(HttpExchange exchange, Response response) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (!response.contentType().isEmpty()) {
      headers.set("Content-Type", response.contentType());
    }
    byte[] body = response.body();
    if (exchange.getRequestMethod().equals(HEAD)) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
      // Closing reads on first, and a refused body may end too soon.
      exchange.getResponseBody().flush();
    }
  }
}
