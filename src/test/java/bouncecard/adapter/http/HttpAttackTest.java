package bouncecard.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.http.HttpService.Door;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What strangers do to a listener, each in small: whoever is honest is answered all the same.
@Timeout(30)
final class HttpAttackTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int BODY = 10_000;
  private static final int MOST = 150_000;
  private static final byte[] ZEROS = new byte[1 << 16];

  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger checked = new AtomicInteger();
  private Optional<HttpService> running = Optional.empty();

  /// Takes bodies that begin with `k`.
  private final class Signed implements Endpoint {
    private final int longest;

    Signed(int longest) {
      this.longest = longest;
    }

    @Override
    public Admission admit(Head head) {
      return head.header("X-Stale").isPresent()
          ? new Admission.Answered(Response.empty(401))
          : new Admission.Taken(longest, new Check());
    }

    @Override
    public Response answer(Request request) {
      answered.incrementAndGet();
      return Response.empty(200);
    }
  }

  private final class Check implements BodyCheck {
    private boolean isGenuine;
    private boolean isBegun;

    @Override
    public void take(ByteBuffer bytes) {
      if (!isBegun && bytes.hasRemaining()) {
        isBegun = true;
        isGenuine = bytes.get() == 'k';
      }
      checked.addAndGet(bytes.remaining());
    }

    @Override
    public Optional<Response> refusal() {
      return isGenuine ? Optional.empty() : Optional.of(Response.empty(401));
    }
  }

  private InetSocketAddress serving(
      int connections, int perAddress, Duration headTime, Duration bodyTime, int bodies)
      throws StartException {
    HttpLimits limits =
        new HttpLimits(
            connections, perAddress, headTime, bodyTime, LONG, LONG, 2_048, MOST, bodies, 4, 1);
    Map<String, Endpoint> endpoints = new HashMap<>(StatusPages.of(Map::of));
    endpoints.put("/signed", new Signed(BODY));
    endpoints.put("/long", new Signed(MOST));
    HttpService service =
        new HttpService(
            Door.PUBLIC, InetSocketAddress.createUnresolved("127.0.0.1", 0), endpoints, limits);
    service.start();
    running = Optional.of(service);
    return service.address().orElseThrow();
  }

  private InetSocketAddress serving() throws StartException {
    return serving(100, 100, LONG, LONG, 10 * BODY);
  }

  @AfterEach
  void stop() {
    running.ifPresent(service -> service.stop(Duration.ZERO));
  }

  private static void assertHonest(InetSocketAddress address) throws IOException {
    assertThat(RawHttp.get(address, "/health")).startsWith("HTTP/1.1 200");
    assertThat(RawHttp.post(address, "/signed", "", "k")).startsWith("HTTP/1.1 200");
  }

  @Test
  void body_forAPageThatTakesNone_isNotRead() throws Exception {
    InetSocketAddress address = serving();
    try (RawHttp client = new RawHttp(address)) {
      client.send("GET /health HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n");
      assertThat(client.next()).startsWith("HTTP/1.1 200").contains("connection: close");
      // It takes what is on its way already, and no more.
      assertThat(client.sendUntilCut(ZEROS, 1L << 30)).isLessThan(100L << 20);
    }
    assertHonest(address);
  }

  @Test
  void body_thatIsTooLong_isRefusedBeforeItIsRead() throws Exception {
    InetSocketAddress address = serving();
    assertThat(RawHttp.answer(address, RawHttp.posting("/signed", "", BODY + 1)))
        .startsWith("HTTP/1.1 413");
    assertThat(
            RawHttp.answer(address, "POST /signed HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(checked).hasValue(0);
    String chunk = Integer.toHexString(BODY / 2 + 1) + "\r\n" + "k".repeat(BODY / 2 + 1) + "\r\n";
    assertThat(
            RawHttp.answer(
                address,
                "POST /signed HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk))
        .startsWith("HTTP/1.1 413");
    assertThat(answered).hasValue(0);
    assertHonest(address);
  }

  @Test
  void lengths_thatContradict_areRefused() throws Exception {
    InetSocketAddress address = serving();
    for (String headers :
        List.of(
            "Content-Length: 1\r\nContent-Length: 2\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: +1\r\n",
            "Content-Length: k\r\n")) {
      assertThat(RawHttp.answer(address, "POST /signed HTTP/1.1\r\n" + headers + "\r\nkk"))
          .as(headers)
          .startsWith("HTTP/1.1 400");
    }
    assertThat(answered).hasValue(0);
  }

  @Test
  void request_refusedByItsHead_costsNoBody() throws Exception {
    InetSocketAddress address = serving();
    assertThat(RawHttp.post(address, "/signed", "X-Stale: yes\r\n", "k".repeat(1_000)))
        .startsWith("HTTP/1.1 401");
    assertThat(checked).hasValue(0);
    assertThat(answered).hasValue(0);
  }

  @Test
  void request_refusedInACrowd_isToldAllTheSame() throws Exception {
    InetSocketAddress address = serving(100, 8, LONG, LONG, 10 * BODY);
    List<RawHttp> crowd = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      crowd.add(new RawHttp(address));
      crowd.getLast().send("GET /");
    }
    assertThat(RawHttp.post(address, "/signed", "X-Stale: yes\r\n", "k".repeat(1_000)))
        .startsWith("HTTP/1.1 401");
    assertHonest(address);
    closeAll(crowd);
  }

  @Test
  void longBody_isLookedAtWhole() throws Exception {
    InetSocketAddress address = serving(100, 100, LONG, LONG, 10 * MOST);
    assertThat(RawHttp.post(address, "/long", "", "k".repeat(MOST))).startsWith("HTTP/1.1 200");
    assertThat(checked).hasValue(MOST - 1);
  }

  @Test
  void body_thatFailsItsCheck_reachesNoEndpoint() throws Exception {
    InetSocketAddress address = serving();
    assertThat(RawHttp.post(address, "/signed", "", "forged")).startsWith("HTTP/1.1 401");
    assertThat(answered).hasValue(0);
    assertThat(RawHttp.post(address, "/signed", "", "known")).startsWith("HTTP/1.1 200");
    assertThat(answered).hasValue(1);
  }

  @Test
  void bodies_thatAreHeldBack_giveWayToOneThatComes() throws Exception {
    InetSocketAddress address = serving(100, 100, LONG, LONG, 3 * BODY);
    List<RawHttp> holding = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawHttp client = new RawHttp(address);
      client.send(RawHttp.posting("/signed", "Expect: 100-continue\r\n", BODY));
      assertThat(client.next()).startsWith("HTTP/1.1 100");
      client.send("k".repeat(BODY - 1));
      holding.add(client);
    }
    assertHonest(address);
    assertThat(holding.getFirst().rest()).doesNotContain("HTTP/1.1 200");
    RawHttp last = holding.getLast();
    last.send("k");
    assertThat(last.rest()).startsWith("HTTP/1.1 200");
    // Nobody looked at those that gave way, nor at the first byte of those that did not.
    assertThat(checked).hasValue(BODY - 1);
    closeAll(holding);
  }

  @Test
  void connections_thatAreHeldOpen_giveWayToOneThatComes() throws Exception {
    InetSocketAddress address = serving(8, 8, LONG, LONG, 10 * BODY);
    List<RawHttp> holding = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RawHttp client = new RawHttp(address);
      client.send(i % 2 == 0 ? "" : "GET /hea");
      holding.add(client);
      if (i % 8 == 0) {
        assertHonest(address);
      }
    }
    assertHonest(address);
    assertThat(holding.getFirst().rest()).doesNotContain("HTTP/1.1");
    closeAll(holding);
  }

  @Test
  void connection_thatCarriedAGenuineRequest_outlivesThoseThatDidNot() throws Exception {
    InetSocketAddress address = serving(8, 8, LONG, LONG, 10 * BODY);
    String request = "POST /signed HTTP/1.1\r\nContent-Length: 1\r\n\r\nk";
    List<RawHttp> holding = new ArrayList<>();
    try (RawHttp honest = new RawHttp(address)) {
      honest.send(request);
      assertThat(honest.next()).startsWith("HTTP/1.1 200");
      for (int i = 0; i < 40; i++) {
        holding.add(new RawHttp(address));
        holding.getLast().send("GET /");
      }
      assertHonest(address);
      honest.send(request);
      assertThat(honest.next()).startsWith("HTTP/1.1 200");
    }
    closeAll(holding);
  }

  @Test
  void connections_ofOneAddress_haveAShare() throws Exception {
    InetSocketAddress address = serving(100, 3, LONG, LONG, 10 * BODY);
    List<RawHttp> holding = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      holding.add(new RawHttp(address));
    }
    // The first had to go for the fourth.
    assertThat(holding.getFirst().rest()).doesNotContain("HTTP/1.1");
    holding.getLast().send("GET /health HTTP/1.1\r\n\r\n");
    assertThat(holding.getLast().next()).startsWith("HTTP/1.1 200");
    closeAll(holding);
  }

  @Test
  void head_thatComesTooSlowly_isEnded() throws Exception {
    InetSocketAddress address = serving(100, 100, SHORT, LONG, 10 * BODY);
    try (RawHttp silent = new RawHttp(address);
        RawHttp slow = new RawHttp(address)) {
      slow.send("GET /health HT");
      assertThat(silent.rest()).startsWith("HTTP/1.1 408");
      assertThat(slow.rest()).startsWith("HTTP/1.1 408");
    }
    try (RawHttp dripping = new RawHttp(address)) {
      assertThat(dripping.sendUntilCut(new byte[] {'\n'}, Long.MAX_VALUE)).isPositive();
    }
    assertHonest(address);
  }

  @Test
  void body_thatComesTooSlowly_isEnded() throws Exception {
    InetSocketAddress address = serving(100, 100, LONG, SHORT, 10 * BODY);
    try (RawHttp slow = new RawHttp(address)) {
      slow.send(RawHttp.posting("/signed", "", 100) + "k");
      assertThat(slow.rest()).startsWith("HTTP/1.1 408");
    }
    assertHonest(address);
  }

  private static void closeAll(List<RawHttp> clients) throws IOException {
    for (RawHttp client : clients) {
      client.close();
    }
  }
}
