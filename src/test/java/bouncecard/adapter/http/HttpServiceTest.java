package bouncecard.adapter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.http.HttpService.Door;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A listener over real sockets: what is answered, and when it ends.
@Timeout(30)
final class HttpServiceTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final HttpLimits LIMITS =
      new HttpLimits(100, 100, LONG, LONG, LONG, LONG, 2_048, 1_000, 100_000, 2, 2);

  private final Map<String, Health> states = new ConcurrentHashMap<>(Map.of("Slack", Health.UP));
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpService service =
      new HttpService(
          Door.PUBLIC, InetSocketAddress.createUnresolved("127.0.0.1", 0), endpoints(), LIMITS);

  private Map<String, Endpoint> endpoints() {
    Map<String, Endpoint> endpoints = new HashMap<>(StatusPages.of(() -> states));
    endpoints.put("/echo", taking(HttpServiceTest::echo));
    endpoints.put("/fail", taking(HttpServiceTest::fail));
    endpoints.put("/wait", taking(this::await));
    return endpoints;
  }

  private static Endpoint taking(Function<Request, Response> answering) {
    return new Endpoint() {
      @Override
      public Admission admit(Head head) {
        return new Admission.Taken(Integer.MAX_VALUE, BodyCheck.NONE);
      }

      @Override
      public Response answer(Request request) {
        return answering.apply(request);
      }
    };
  }

  private static Response echo(Request request) {
    Head head = request.head();
    return text(
        "%s %s %s %s %s"
            .formatted(
                head.method(),
                head.path(),
                head.query(),
                head.header("X-Test").orElse("-"),
                new String(request.body(), StandardCharsets.UTF_8)));
  }

  private static Response fail(Request request) {
    throw new IllegalStateException("hidden of " + request.head().path());
  }

  private Response await(Request request) {
    try {
      entered.countDown();
      released.await();
      return text("waited");
    } catch (InterruptedException e) {
      throw new IllegalStateException(request.head().path(), e);
    }
  }

  private static Response text(String text) {
    return new Response(
        200, "text/plain", Map.of("X-Answer", "a"), text.getBytes(StandardCharsets.UTF_8));
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

  private InetSocketAddress address() {
    return service.address().orElseThrow();
  }

  private String get(String target) throws IOException {
    return RawHttp.get(address(), target);
  }

  private String post(String target, String headers, String body) throws IOException {
    return RawHttp.post(address(), target, headers, body);
  }

  @Test
  void request_toAnEndpoint_arrivesWhole() throws IOException {
    assertThat(post("/echo?a=b%20c", "X-Test: t\r\n", "body"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("x-content-type-options: nosniff", "cache-control: no-store", "date: ")
        .contains("X-Answer: a")
        .endsWith("POST /echo a=b%20c t body");
    assertThat(get("/echo?")).endsWith("GET /echo  - ");
  }

  @Test
  void body_inChunks_arrivesWhole() throws IOException {
    assertThat(
            RawHttp.answer(
                address(),
                "POST /echo HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"))
        .endsWith("POST /echo  - abcd");
  }

  @Test
  void body_thatAwaitsItsAdmission_isAskedFor() throws IOException {
    try (RawHttp client = new RawHttp(address())) {
      client.send(RawHttp.posting("/echo", "Expect: 100-continue\r\n", 4));
      assertThat(client.next()).startsWith("HTTP/1.1 100 Continue");
      client.send("body");
      assertThat(client.rest()).startsWith("HTTP/1.1 200").endsWith("body");
    }
  }

  @Test
  void requests_oneAfterTheOther_useOneConnection() throws IOException {
    try (RawHttp client = new RawHttp(address())) {
      String first = "POST /echo HTTP/1.1\r\nContent-Length: 1\r\n\r\n1";
      String second = "GET /health HTTP/1.1\r\n\r\n";
      String third = "POST /echo HTTP/1.1\r\nContent-Length: 1\r\n\r\n3";
      client.send(first + second + third);
      assertThat(client.next()).contains("connection: keep-alive").endsWith(" 1");
      assertThat(client.next()).endsWith("}\n");
      assertThat(client.next()).endsWith(" 3");
      client.send(second);
      assertThat(client.next()).endsWith("}\n");
    }
  }

  @Test
  void requests_sentAhead_areAllAnswered() throws IOException {
    try (RawHttp client = new RawHttp(address())) {
      client.send("GET /x HTTP/1.1\r\n\r\n".repeat(100));
      for (int i = 0; i < 100; i++) {
        assertThat(client.next()).startsWith("HTTP/1.1 404");
      }
    }
  }

  @Test
  void requests_sentAheadWithoutEnd_areCutOff() throws IOException {
    try (RawHttp client = new RawHttp(address())) {
      long sent =
          client.sendUntilCut("GET /x HTTP/1.1\r\n\r\n".repeat(2_000).getBytes(US_ASCII), 1L << 30);
      assertThat(sent).isLessThan(1L << 30);
    }
    assertThat(get("/health")).startsWith("HTTP/1.1 200");
  }

  @Test
  void client_thatSendsNoMore_stillGetsItsAnswer() throws IOException {
    try (RawHttp client = new RawHttp(address())) {
      client.send("GET /echo HTTP/1.0\r\n\r\n");
      client.sendsNoMore();
      assertThat(client.rest()).contains("connection: close").endsWith("GET /echo  - ");
    }
  }

  @Test
  void head_isAnsweredAsGetWithoutTheBody() throws IOException {
    assertThat(RawHttp.answer(address(), "HEAD /echo HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK")
        .contains("content-length: 13")
        .endsWith("\r\n\r\n");
  }

  @Test
  void health_followsTheServices() throws IOException {
    assertThat(get("/health"))
        .startsWith("HTTP/1.1 200")
        .endsWith("{\"status\":\"ok\",\"services\":{\"Slack\":{\"state\":\"up\"}}}\n");

    states.put("Slack", new Health(State.STARTING, "cannot sign in"));
    String starting =
        "{\"status\":\"starting\",\"services\":"
            + "{\"Slack\":{\"state\":\"starting\",\"detail\":\"cannot sign in\"}}}\n";
    assertThat(get("/health")).startsWith("HTTP/1.1 200").endsWith(starting);
    assertThat(get("/ready")).startsWith("HTTP/1.1 503").endsWith(starting);

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
    assertThat(get("http://a/health")).startsWith("HTTP/1.1 400");
    assertThat(get("/echo?" + "a".repeat(1_100))).startsWith("HTTP/1.1 414");
    assertThat(post("/echo", "A: " + "a".repeat(2_100) + "\r\n", "")).startsWith("HTTP/1.1 431");
    assertThat(RawHttp.answer(address(), "Grüß Gott\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(RawHttp.answer(address(), "DELETE /echo HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD, POST");
    assertThat(post("/health", "", "a"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD\r\n");
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
  void requests_moreThanAtOnce_areToldToComeBackAndHealthIsAnswered() throws Exception {
    Future<String> first = inBackground("/wait");
    Future<String> second = inBackground("/wait");
    entered.await();

    assertThat(get("/echo")).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
    assertThat(get("/health")).startsWith("HTTP/1.1 200");

    released.countDown();
    assertThat(first.get()).endsWith("waited");
    assertThat(second.get()).endsWith("waited");
  }

  @Test
  void stop_finishesWhatIsInFlight() throws Exception {
    Future<String> first = inBackground("/wait");
    Future<String> second = inBackground("/wait");
    entered.await();
    InetSocketAddress address = address();
    FutureTask<Void> stopping = new FutureTask<>(() -> service.stop(LONG), null);
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
              "The internal HTTP server cannot listen on 127\\.0\\.0\\.1:[0-9]+: another program"
                  + " does, or.* set another internal\\.listen\\.");
    }
  }

  @Test
  void start_onANameThatIsNone_saysSo() {
    assertThatThrownBy(() -> listeningOn("no-such-host.invalid", 0).start())
        .isInstanceOf(StartException.class)
        .hasMessage(
            "The internal HTTP server cannot listen on no-such-host.invalid:0: no machine has that"
                + " name.");
  }

  private static HttpService listeningOn(String host, int port) {
    return new HttpService(
        Door.INTERNAL, InetSocketAddress.createUnresolved(host, port), Map.of(), LIMITS);
  }

  /// Asks in a thread of the platform's, which the system wakes when there is something to read.
  private Future<String> inBackground(String path) {
    FutureTask<String> answer = new FutureTask<>(() -> get(path));
    Thread.ofPlatform().daemon().start(answer);
    return answer;
  }
}
