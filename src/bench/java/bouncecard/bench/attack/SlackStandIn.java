package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPayloads;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slack's Web API on the loopback, which can be made to misbehave.
final class SlackStandIn implements AutoCloseable {
  private static final String COMMANDS = "/commands/T/";
  private static final String POST = "/api/chat.post";
  private static final long SLOW_MILLIS = 20_000;
  private static final String PAGE =
      "<!doctype html><title>Sign in</title><p>Please sign in to the network.";

  private static final Pattern CHANNEL = Pattern.compile("D0W\\d{7}");

  private final HttpServer server;
  private final BiConsumer<Integer, Long> answered;
  private final SlackWorkspace workspace = new SlackWorkspace(this::address, () -> "");
  private final SlackPayloads payloads = new SlackPayloads(workspace);
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private volatile Manner manner = Manner.GOOD;

  /// How its API answers. Response URLs are another host of Slack's, and always well.
  enum Manner {
    GOOD,
    /// With 200 and a page of HTML, as a proxy does before somebody signs in.
    HTML,
    /// With JSON that never ends.
    ENDLESS,
    /// Well, but with what is posted after twenty seconds.
    SLOW
  }

  /// @param answered is told the number of a command whose card came, and when
  @SuppressWarnings("this-escape")
  SlackStandIn(BiConsumer<Integer, Long> answered) {
    // Else each answer waits for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.answered = answered;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    // Threads of the system, since those of the attacks are virtual: a card that has arrived does
    // not queue behind them.
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Where the card of a command goes.
  String responseUrl(int number) {
    return address() + COMMANDS + number;
  }

  SlackWorkspace workspace() {
    return workspace;
  }

  SlackPayloads payloads() {
    return payloads;
  }

  void behave(Manner next) {
    manner = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      noteChannel(body);
      long at = System.nanoTime();
      String path = exchange.getRequestURI().toString();
      if (path.startsWith(COMMANDS)) {
        if (body.length > 100) { // a card, and no word about a fault
          answered.accept(Integer.parseInt(path.substring(COMMANDS.length())), at);
        }
        write(exchange, WebAnswer.json(200, "{\"ok\":true}"));
        return;
      }
      switch (manner) {
        case GOOD -> write(exchange, workspace.answer(call(exchange, path, body, at)));
        case HTML ->
            write(
                exchange, WebAnswer.octets("text/html", PAGE.getBytes(StandardCharsets.US_ASCII)));
        case ENDLESS -> writeForEver(exchange);
        case SLOW -> {
          if (path.startsWith(POST)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS));
          }
          write(exchange, workspace.answer(call(exchange, path, body, at)));
        }
      }
    }
  }

  /// Counted down when a message to this channel, which nobody else uses, comes.
  CountDownLatch awaiting(String channel) {
    return awaited.computeIfAbsent(channel, _ -> new CountDownLatch(1));
  }

  private void noteChannel(byte[] body) {
    if (awaited.isEmpty()) {
      return;
    }
    Matcher channel = CHANNEL.matcher(new String(body, StandardCharsets.ISO_8859_1));
    if (channel.find()) {
      CountDownLatch latch = awaited.remove(channel.group());
      if (latch != null) {
        latch.countDown();
      }
    }
  }

  private static WebCall call(HttpExchange exchange, String path, byte[] body, long at) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new WebCall(exchange.getRequestMethod(), path, headers, body, at);
  }

  private static void write(HttpExchange exchange, WebAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  private static void writeForEver(HttpExchange exchange) throws IOException {
    byte[] more = "\"again\",".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("{\"ok\":true,\"all\":[".getBytes(StandardCharsets.US_ASCII));
    // Until the other side has had enough; no more than it could hold many times over.
    for (long sent = 0; sent < 4L << 30; sent += more.length) {
      exchange.getResponseBody().write(more);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
