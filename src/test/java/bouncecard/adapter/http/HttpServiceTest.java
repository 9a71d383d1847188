package bouncecard.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The HTTP server over real sockets.
@Timeout(30)
final class HttpServiceTest {
  private static final HttpLimits LIMITS = new HttpLimits(1000, 200, 2);

  private final Map<String, Health> states = new ConcurrentHashMap<>(Map.of("Slack", Health.UP));
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpService service =
      new HttpService(
          InetSocketAddress.createUnresolved("127.0.0.1", 0),
          Map.of(
              "/echo", HttpServiceTest::echo,
              "/fail", HttpServiceTest::fail,
              "/wait", this::await),
          () -> states,
          LIMITS);

  private static Response echo(Endpoint.Request request) {
    String said =
        "%s %s %s %s %s"
            .formatted(
                request.method(),
                request.path(),
                request.query(),
                request.header("X-Test").orElse("-"),
                new String(request.body(), StandardCharsets.UTF_8));
    return text(said);
  }

  private static Response fail(Endpoint.Request request) {
    throw new IllegalStateException("hidden of " + request.path());
  }

  private Response await(Endpoint.Request request) {
    try {
      entered.countDown();
      released.await();
      return text("waited");
    } catch (InterruptedException e) {
      throw new IllegalStateException(request.path(), e);
    }
  }

  private static Response text(String text) {
    return new Response(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void start() throws StartException {
    service.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    service.stop(Duration.ZERO);
  }

  @Test
  void request_toAnEndpoint_arrivesWhole() throws IOException {
    assertThat(post("/echo?a=b%20c", "X-Test: t\r\n", "body"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("X-content-type-options: nosniff")
        .endsWith("POST /echo a=b%20c t body");
  }

  @Test
  void head_isAnsweredAsGetWithoutTheBody() throws IOException {
    assertThat(send("HEAD /echo HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("Content-length: 13")
        .endsWith("\r\n\r\n");
  }

  @Test
  void health_followsTheServices() throws IOException {
    assertThat(get("/health"))
        .startsWith("HTTP/1.1 200")
        .endsWith("{\"status\":\"ok\",\"services\":{\"Slack\":{\"state\":\"up\"}}}\n");

    states.put("Slack", new Health(State.RECOVERING, "reconnecting"));
    assertThat(get("/health")).startsWith("HTTP/1.1 200");
    assertThat(get("/ready"))
        .startsWith("HTTP/1.1 503")
        .endsWith(
            "{\"status\":\"failing\",\"services\":"
                + "{\"Slack\":{\"state\":\"recovering\",\"detail\":\"reconnecting\"}}}\n");

    states.put("Slack", new Health(State.DOWN, ""));
    assertThat(get("/health")).startsWith("HTTP/1.1 503");
  }

  @Test
  void request_thatIsNotAnswered_saysWhy() throws IOException {
    assertThat(get("/")).startsWith("HTTP/1.1 404");
    assertThat(get("/healthy")).startsWith("HTTP/1.1 404");
    assertThat(get("/health/../x")).startsWith("HTTP/1.1 404");
    assertThat(get("/echo?" + "a".repeat(200))).startsWith("HTTP/1.1 414");
    assertThat(send("DELETE /echo HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD, POST");
    assertThat(post("/health", "", "a"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD\r\n");
  }

  @Test
  void body_overTheLimit_isRefused() throws IOException {
    assertThat(post("/echo", "", "a".repeat(1000))).startsWith("HTTP/1.1 200");
    assertThat(post("/echo", "", "a".repeat(1001))).startsWith("HTTP/1.1 413");
    assertThat(send("POST /echo HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(
            send(
                "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
                    + "a".repeat(1001)
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void failure_ofAnEndpoint_tellsAnIdOnly() throws IOException {
    assertThat(get("/fail"))
        .startsWith("HTTP/1.1 500")
        .containsPattern("the log knows it as [0-9a-f]{8}\"}")
        .doesNotContain("hidden")
        .doesNotContain("Exception");
  }

  @Test
  void slowClients_doNotKeepOthersWaiting() throws Exception {
    try (Socket first = connection();
        Socket second = connection()) {
      first.getOutputStream().write("GET /he".getBytes(StandardCharsets.US_ASCII));
      second
          .getOutputStream()
          .write("POST /echo HTTP/1.1\r\nX: y".getBytes(StandardCharsets.US_ASCII));
      assertThat(get("/health")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void requests_moreThanAtOnce_areToldToComeBack() throws Exception {
    Future<String> first = inBackground("/wait");
    Future<String> second = inBackground("/wait");
    entered.await();

    assertThat(get("/health")).startsWith("HTTP/1.1 503").contains("Retry-after: 1");

    released.countDown();
    assertThat(first.get()).endsWith("waited");
    assertThat(second.get()).endsWith("waited");
  }

  @Test
  void stop_finishesWhatIsInFlight() throws Exception {
    Future<String> first = inBackground("/wait");
    Future<String> second = inBackground("/wait");
    entered.await();
    InetSocketAddress address = service.address().orElseThrow();
    FutureTask<Void> stopping = new FutureTask<>(() -> service.stop(Duration.ofSeconds(20)), null);
    Thread.ofVirtual().start(stopping);
    untilRefused(address);
    assertThat(service.health().state()).isEqualTo(State.DOWN);

    released.countDown();

    assertThat(first.get()).endsWith("waited");
    assertThat(second.get()).endsWith("waited");
    stopping.get();
  }

  private static void untilRefused(InetSocketAddress address) {
    while (true) {
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        assertThat(socket.isConnected()).isTrue();
      } catch (IOException _) {
        return;
      }
    }
  }

  @Test
  void stop_afterItsGrace_leavesWhatHangs() throws Exception {
    Future<String> hanging = inBackground("/wait");
    Future<String> other = inBackground("/wait");
    entered.await();

    service.stop(Duration.ZERO);

    assertThat(hanging.get()).doesNotContain("200 OK");
    assertThat(other.get()).doesNotContain("200 OK");
  }

  @Test
  void start_onAPortInUse_saysSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> listeningOn("127.0.0.1", taken.getLocalPort()).start())
          .isInstanceOf(StartException.class)
          .hasMessageMatching(
              "The HTTP server cannot listen on 127\\.0\\.0\\.1:[0-9]+: another program does,"
                  + " or.*");
    }
  }

  @Test
  void start_onANameThatIsNone_saysSo() {
    assertThatThrownBy(() -> listeningOn("no-such-host.invalid", 0).start())
        .isInstanceOf(StartException.class)
        .hasMessage(
            "The HTTP server cannot listen on no-such-host.invalid:0: no machine has that name.");
  }

  private static HttpService listeningOn(String host, int port) {
    return new HttpService(
        InetSocketAddress.createUnresolved(host, port), Map.of(), Map::of, LIMITS);
  }

  private Future<String> inBackground(String path) {
    FutureTask<String> answer = new FutureTask<>(() -> get(path));
    Thread.ofVirtual().start(answer);
    return answer;
  }

  private String get(String target) throws IOException {
    return get(target, "");
  }

  private String get(String target, String headers) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
  }

  private String post(String target, String headers, String body) throws IOException {
    return send(
        "POST %s HTTP/1.1\r\n%sConnection: close\r\nContent-Length: %s\r\n\r\n%s"
            .formatted(target, headers, body.length(), body));
  }

  /// What the server answers before it closes the connection, or is told that nothing follows.
  private String send(String request) throws IOException {
    try (Socket socket = connection()) {
      InputStream in = socket.getInputStream();
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException e) {
      return "cut: " + e.getMessage();
    }
  }

  private Socket connection() throws IOException {
    InetSocketAddress address = service.address().orElseThrow();
    return new Socket(address.getAddress(), address.getPort());
  }
}
