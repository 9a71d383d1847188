package bouncecard.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.wire.WebSocketStandIn.Admission;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the WebSocket client of the JDK.
final class WebSocketStandInTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Arrivals<String> atServer = new Arrivals<>();
  private final Arrivals<String> atClient = new Arrivals<>();
  private final WebSocketStandIn server = new WebSocketStandIn(new Server());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
    client.shutdownNow();
  }

  private WebSocket connect() {
    return client
        .newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(1))
        .buildAsync(server.uri("/link?a=1"), new Client())
        .join();
  }

  private Connection connection() {
    atServer.await("opened /link?a=1"::equals, SOON);
    return server.connections().getLast();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
  void frames_ofAnyLength_arriveBothWays(int length) {
    WebSocket socket = connect();
    String text = "é".repeat(length);
    socket.sendText(text.substring(0, length / 2), false).join();
    socket.sendText(text.substring(length / 2), true).join();
    atServer.await(("text " + text)::equals, SOON);
    socket.sendBinary(ByteBuffer.wrap(new byte[length]), true).join();
    atServer.await(("binary " + length)::equals, SOON);

    assertThat(connection().send(text)).isTrue();
    atClient.await(("text " + text)::equals, SOON);
    assertThat(connection().send(new byte[length])).isTrue();
    atClient.await(("binary " + length)::equals, SOON);
    assertThat(server.taken()).isEqualTo(1);
  }

  @Test
  void close_ofEitherSide_tellsTheOtherItsCode() {
    connect();
    connection().close(4_001, "reason");
    atClient.await("closed 4001 reason"::equals, SOON);
    atServer.await("closed 4001"::equals, SOON);

    connect().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    atServer.await("closed 1000"::equals, SOON);
    assertThat(server.connections()).isEmpty();
  }

  @Test
  void cutAndDrop_withoutAWord_failAtTheClient() {
    connect();
    connection().cut();
    atClient.await("failed"::equals, SOON);
    connect();
    atServer.await(2, "opened /link?a=1"::equals, SOON);
    server.connections().getLast().drop();
    atClient.await(2, text -> text.equals("failed") || text.startsWith("closed 1006"), SOON);
  }

  @Test
  void pings_areAnsweredUntilToldOtherwise() {
    WebSocket socket = connect();
    socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
    atClient.await("pong"::equals, SOON);
    connection().answerPings(false);
    socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
    socket.sendText("after it", true).join();
    atServer.await("text after it"::equals, SOON);
    connection().send("answer");
    atClient.await("text answer"::equals, SOON);
    assertThat(atClient.all("pong"::equals)).hasSize(1);
  }

  @Test
  void read_stoppedAndGoingOn_losesNothing() {
    WebSocket socket = connect();
    Connection connection = connection();
    connection.read(false);
    socket.sendText("the first", true).join();
    socket.sendText("the next", true).join();
    assertThat(atServer.isQuiet(arrival -> arrival.startsWith("text"), Duration.ofMillis(200)))
        .isTrue();
    connection.read(true);
    atServer.await("text the next"::equals, SOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUSED", "HANGING", "CUT"})
  void admit_ofNobody_failsUntilItIsOpen(Admission admission) {
    server.admit(admission);
    assertThatThrownBy(this::connect).isInstanceOf(CompletionException.class);
    assertThat(server.taken()).isZero();
    server.admit(Admission.OPEN);
    connect();
    assertThat(server.taken()).isEqualTo(1);
  }

  @Test
  void await_ofWhatDoesNotCome_saysWhatDid() {
    atServer.add("one");
    assertThatThrownBy(() -> atServer.await("two"::equals, Duration.ofMillis(20)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[one]");
  }

  private final class Server implements WebSocketStandIn.Listener {
    @Override
    public void opened(Connection connection) {
      atServer.add("opened " + connection.path());
    }

    @Override
    public void text(Connection connection, String text, long at) {
      atServer.add("text " + text);
    }

    @Override
    public void binary(Connection connection, byte[] octets, long at) {
      atServer.add("binary " + octets.length);
    }

    @Override
    public void closed(Connection connection, int code) {
      atServer.add("closed " + code);
    }
  }

  private final class Client implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private int octets;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        atClient.add("text " + text);
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      octets += data.remaining();
      if (last) {
        atClient.add("binary " + octets);
        octets = 0;
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      atClient.add("pong");
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      atClient.add("closed " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      atClient.add("failed");
    }
  }
}
