package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebSocketStandIn.Admission;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the bot when its connection to Slack breaks, or cannot be opened.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
final class SlackConnectionFaultsTest extends SlackWireTest {
  private static final Duration BACK = Duration.ofSeconds(5);

  private final SlackService service = new SlackFixture().socket(slack.apiUrl());

  @AfterEach
  void stop() {
    service.stop(Duration.ofSeconds(5));
    assertThat(service.health().state()).isEqualTo(Health.State.DOWN);
  }

  private Connection start() throws StartException {
    service.start();
    return slack.connected(1, SocketModeStandIn.SOON);
  }

  private void assertInService() {
    Envelope command = slack.command("550 5.1.1");
    slack.acked(command);
    assertThat(slack.answered(command).shown()).contains("5.1.1");
    // A new line carries messages a moment before the service knows that it is open.
    long end = System.nanoTime() + SocketModeStandIn.SOON.toNanos();
    while (!service.health().equals(Health.UP) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(service.health()).isEqualTo(Health.UP);
  }

  /// What can happen to a connection that is open.
  @SuppressWarnings("ImmutableEnumChecker") // what is done to a connection holds no state
  enum Break {
    RESET(Connection::cut),
    ENDED(Connection::drop),
    CLOSED(connection -> connection.close(1_000, "")),
    CLOSED_FOR_AN_ERROR(connection -> connection.close(1_011, "internal error")),
    NO_FRAME(
        connection ->
            connection.sendRaw(
                "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII))),
    HALF_A_FRAME(
        connection -> {
          connection.sendRaw(new byte[] {(byte) 0x81, 100, 'h'});
          connection.drop();
        });

    private final Consumer<Connection> how;

    Break(Consumer<Connection> how) {
      this.how = how;
    }
  }

  @ParameterizedTest
  @EnumSource
  void connection_thatBreaks_isThereAgainSoon(Break fault) throws StartException {
    Connection first = start();
    assertInService();
    fault.how.accept(first);
    slack.connected(2, BACK);
    slack.gone(first, SocketModeStandIn.SOON);
    assertInService();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connection_thatIsSilent_isReplaced(boolean reads) throws StartException {
    Connection first = start();
    first.answerPings(false);
    first.read(reads);
    slack.connected(2, BACK.plus(BACK));
    assertInService();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested", "link_disabled"})
  void connection_thatSlackWillClose_isReplacedAhead(String reason) throws StartException {
    Connection first = start();
    slack.disconnect(reason);
    slack.connected(2, BACK);
    first.close(1_000, "");
    slack.gone(first, SocketModeStandIn.SOON);
    assertInService();
    assertThat(slack.socket().taken()).isEqualTo(2);
  }

  /// How `apps.connections.open` may fail.
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the bytes of an answer
  enum Refusal {
    SERVERS_FAULT(WebAnswer.json(500, "")),
    UNAVAILABLE(WebAnswer.json(503, "<html>unavailable</html>")),
    TOO_MANY(SlackWorkspace.tooMany(1)),
    INTERNAL_ERROR(SlackWorkspace.error("internal_error")),
    NO_URL(WebAnswer.json(200, "{\"ok\":true}")),
    NO_JSON(WebAnswer.json(200, "{\"ok\":tr")),
    RESET(WebAnswer.reset());

    private final WebAnswer answer;

    Refusal(WebAnswer answer) {
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void opening_refusedThreeTimes_worksSoonAfterwards(Refusal refusal) throws StartException {
    Connection first = start();
    slack.workspace().script().always("apps.connections.open", refusal.answer);
    first.cut();
    slack.called("apps.connections.open", 4);
    assertThat(service.health().state()).isEqualTo(Health.State.RECOVERING);
    slack.workspace().script().heal("apps.connections.open");
    slack.connected(2, BACK);
    assertInService();
  }

  @Test
  void opening_withoutAnAnswer_worksSoonAfterwards() throws StartException {
    Connection first = start();
    slack.workspace().script().always("apps.connections.open", WebAnswer.hanging());
    first.cut();
    slack.called("apps.connections.open", 2);
    slack.workspace().script().heal("apps.connections.open");
    slack.connected(2, BACK);
    assertInService();
  }

  @ParameterizedTest
  @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void opening_whereNoWebSocketIsTaken_worksSoonAfterwards(Admission admission)
      throws StartException {
    Connection first = start();
    slack.socket().admit(admission);
    first.cut();
    slack.called("apps.connections.open", 3);
    slack.socket().admit(Admission.OPEN);
    slack.connected(2, BACK);
    assertInService();
  }

  @Test
  void start_whileSlackIsDown_waitsForIt() throws StartException {
    slack.workspace().script().next("auth.test", 2, WebAnswer.json(500, ""));
    slack.workspace().script().next("apps.connections.open", 2, WebAnswer.reset());
    start();
    assertInService();
  }

  @Test
  void start_withTokensThatSlackRefuses_saysWhichAndNothingOfThem() {
    slack.workspace().script().next("auth.test", 1, SlackWorkspace.error("invalid_auth"));
    assertThatThrownBy(service::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("SLACK_BOT_TOKEN")
        .hasMessageNotContaining("xoxb-0");
    SlackService other = new SlackFixture().socket(slack.apiUrl());
    slack
        .workspace()
        .script()
        .always("apps.connections.open", SlackWorkspace.error("not_allowed_token_type"));
    assertThatThrownBy(other::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("SLACK_APP_TOKEN")
        .hasMessageNotContaining("xapp-1");
  }

  @Test
  void event_cutOffBeforeItsAcknowledgement_isAnsweredOnce() throws StartException {
    start();
    for (int i = 1; i <= 5; i++) {
      Connection connection = slack.current();
      Envelope mention = slack.event(slack.payloads().mention(SlackPerson.ANN, "550 5.1." + i));
      connection.cut();
      slack.gone(connection, SocketModeStandIn.SOON);
      slack.connected(i + 1, BACK);
      slack.acked(slack.again(mention, 1, "connection_failed"));
      slack.acked(slack.again(mention, 2, "timeout"));
      slack.called("chat.postMessage", i);
    }
    assertInService();
    List<SlackCall> posted =
        slack.workspace().calls().all(call -> call.method().equals("chat.postMessage"));
    assertThat(posted).hasSize(5);
    for (int i = 1; i <= 5; i++) {
      assertThat(posted.get(i - 1).shown()).contains("5.1." + i);
    }
  }

  @Test
  void stop_whileAnswering_finishesAndTakesNothingMore() throws Exception {
    start();
    slack
        .workspace()
        .script()
        .always("response_url", WebAnswer.json(200, "ok").after(Duration.ofSeconds(1)));
    Envelope command = slack.command("550");
    slack.acked(command);
    SlackCall call = slack.answered(command);
    service.stop(Duration.ofSeconds(10));
    long took = System.nanoTime() - call.at();
    assertThat(Duration.ofNanos(took)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    assertThat(slack.answered(command, 1)).hasSize(1);
    assertThat(service.health().state()).isEqualTo(Health.State.DOWN);
    slack.gone(slack.connected(1, BACK), SocketModeStandIn.SOON);
    assertThat(slack.socket().connections()).isEmpty();
  }
}
