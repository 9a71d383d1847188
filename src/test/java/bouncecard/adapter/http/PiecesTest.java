package bouncecard.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.http.HttpService.Door;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Pieces;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that are made while they are sent, over real sockets. One thread makes all of them.
@Timeout(60)
final class PiecesTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final HttpLimits LIMITS =
      new HttpLimits(100, 100, LONG, LONG, LONG, LONG, 2_048, 1_000, 100_000, 2, 1);
  private static final int LARGE = 64 << 10;
  private static final int MANY = 100_000;

  private final Semaphore allowed = new Semaphore(0);
  private final AtomicInteger made = new AtomicInteger();
  private final HttpService service =
      new HttpService(
          Door.PUBLIC,
          InetSocketAddress.createUnresolved("127.0.0.1", 0),
          Map.of(
              "/steps", endpoint(this::step),
              "/many", endpoint(this::large),
              "/fails", endpoint(this::fail),
              "/plain", endpoint(Optional::empty)),
          LIMITS);

  private static Endpoint endpoint(Pieces pieces) {
    return new Endpoint() {
      @Override
      public Admission admit(Head head) {
        return new Admission.Taken(1_000, BodyCheck.NONE);
      }

      @Override
      public Response answer(Request request) {
        Response head = new Response(200, "text/plain", new byte[0]);
        return request.head().path().equals("/plain") ? head : head.with(pieces);
      }
    };
  }

  /// Three lines, each when the test allows it.
  private Optional<byte[]> step() {
    allowed.acquireUninterruptibly();
    int number = made.incrementAndGet();
    return number > 3 ? Optional.empty() : Optional.of(bytes("line " + number + "\n"));
  }

  private Optional<byte[]> large() {
    return made.incrementAndGet() > MANY ? Optional.empty() : Optional.of(new byte[LARGE]);
  }

  private Optional<byte[]> fail() {
    if (made.incrementAndGet() > 1) {
      throw new IllegalStateException("as wanted");
    }
    return Optional.of(bytes("line\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void start() throws Exception {
    service.start();
  }

  @AfterEach
  void stop() {
    allowed.release(MANY);
    service.stop(Duration.ofSeconds(1));
  }

  private InetSocketAddress address() {
    return service.address().orElseThrow();
  }

  private Socket asked(String path) throws IOException {
    Socket socket = new Socket(address().getAddress(), address().getPort());
    socket.setSoTimeout(20_000);
    ask(socket, path);
    return socket;
  }

  private static void ask(Socket socket, String path) throws IOException {
    socket.getOutputStream().write(bytes("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String readUntil(BufferedReader reader, String line) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String next = reader.readLine(); next != null; next = reader.readLine()) {
      read.append(next).append('\n');
      if (next.equals(line)) {
        return read.toString();
      }
    }
    throw new IOException("no " + line + " in " + read);
  }

  @Test
  void piece_isThereBeforeTheNextIsMade_andTheConnectionIsKept() throws IOException {
    try (Socket socket = asked("/steps")) {
      BufferedReader reader = reader(socket);
      allowed.release();
      assertThat(readUntil(reader, "line 1")).contains("transfer-encoding: chunked");
      assertThat(made).hasValue(1);
      allowed.release();
      readUntil(reader, "line 2");
      assertThat(made).hasValue(2);
      allowed.release(2);
      readUntil(reader, "line 3");
      readUntil(reader, "0");
      ask(socket, "/plain");
      assertThat(readUntil(reader, "content-length: 0")).contains("200 OK");
    }
  }

  @Test
  void pieces_forAnOlderClient_endWithTheConnection() throws IOException {
    allowed.release(4);
    String answer =
        RawHttp.answer(address(), "GET /steps HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assertThat(answer).endsWith("\r\n\r\nline 1\nline 2\nline 3\n").doesNotContain("chunked");
  }

  @Test
  void failure_cutsTheAnswerOffWithoutAnEnd() throws IOException {
    String answer = RawHttp.get(address(), "/fails");
    assertThat(answer).contains("line\n").doesNotContain("\r\n0\r\n", "IllegalState");
  }

  @Test
  void clientThatReadsNothing_hasLittleMadeAndHoldsUpNobody() throws IOException {
    try (Socket slow = asked("/many")) {
      for (int i = 0; i < 50; i++) {
        assertThat(RawHttp.get(address(), "/plain")).contains("200 OK");
      }
      assertThat(slow.isConnected()).isTrue();
      assertThat(made.get()).isLessThan(MANY / 50);
    }
  }

  @Test
  void clientThatGoesAway_endsTheWork() throws IOException {
    try (Socket socket = asked("/many")) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
    service.stop(LONG); // returns when no answer is being written any more
    assertThat(made.get()).isLessThan(MANY / 50);
  }
}
