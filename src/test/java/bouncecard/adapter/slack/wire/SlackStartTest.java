package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How it starts, stays connected and ends.
final class SlackStartTest extends SlackBotTest {
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  @ParameterizedTest
  @ValueSource(strings = {"invalid_auth", "account_inactive", "token_revoked", "not_authed"})
  void start_withAWrongToken_isRefusedWithWhatToDo(String error) {
    slack.workspace().script().always("auth.test", SlackWorkspace.error(error));
    SlackService other = service(socket());
    assertThatThrownBy(other::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("SLACK_BOT_TOKEN (" + error + ")")
        .hasMessageNotContaining("xoxb");
    assertThat(other.health().state()).isEqualTo(Health.State.DOWN);
    slack.workspace().script().heal("auth.test");
    slack.workspace().script().always("apps.connections.open", SlackWorkspace.error(error));
    assertThatThrownBy(service(socket())::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("SLACK_APP_TOKEN (" + error + ")");
  }

  @Test
  void start_whileSlackIsAway_waitsForIt() throws Exception {
    slack.workspace().script().next("auth.test", 1, WebAnswer.json(503, ""));
    slack.workspace().script().next("apps.connections.open", 1, WebAnswer.reset());
    slack.workspace().script().next("apps.connections.open", 1, SlackWorkspace.tooMany(1));
    SlackService other = service(socket());
    other.start();
    assertThat(other.health()).isEqualTo(Health.UP);
    other.stop(Duration.ofSeconds(1));
  }

  @Test
  void stop_whileItStarts_endsTheStart() throws Exception {
    slack.workspace().script().always("auth.test", WebAnswer.json(503, ""));
    SlackService other = service(socket());
    CompletableFuture<Boolean> refused = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                other.start();
                refused.complete(false);
              } catch (StartException _) {
                refused.complete(true);
              }
            });
    slack.called("auth.test", 3);
    other.stop(Duration.ZERO);
    assertThat(refused.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stop_finishesWhatIsInFlight() throws Exception {
    slack
        .workspace()
        .script()
        .next("response_url", 1, WebAnswer.json(200, "{}").after(Duration.ofMillis(500)));
    Envelope command = slack.command("550");
    slack.acked(command);
    bot.stop(Duration.ofSeconds(5));
    assertThat(slack.workspace().calls().all(call -> call.path().equals(command.responsePath())))
        .hasSize(1);
    bot.stop(Duration.ofSeconds(5));
  }

  @Test
  void stop_leavesNoThread() throws Exception {
    slack.answered(slack.command("550"));
    slack.current().cut();
    slack.connected(2, SocketModeStandIn.SOON);
    // Slack's side is open a moment before the service knows; a line that is not known to be open
    // yet
    // is left to its own time-out.
    long end = System.nanoTime() + SocketModeStandIn.SOON.toNanos();
    while (!bot.health().equals(Health.UP) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    bot.stop(Duration.ofSeconds(5));
    Set<Thread> added = new HashSet<>(Thread.getAllStackTraces().keySet());
    added.removeAll(before);
    for (Thread thread : added) {
      // The SDK counts calls for its own default configuration, in four threads of the process.
      boolean isOurs = thread.getName().matches("(?i)(slack|bolt|socket-mode|tyrus|grizzly).*");
      if (isOurs && !thread.getName().startsWith("slack-api-metrics")) {
        assertThat(thread.join(Duration.ofSeconds(10)))
            .as(thread + " " + List.of(thread.getStackTrace()))
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested"})
  void disconnect_thatSlackAnnounces_losesNothing(String reason) {
    Envelope before = slack.command(ANN, "550");
    slack.disconnect(reason);
    slack.connected(2, SocketModeStandIn.SOON);
    Envelope after = slack.command("551");
    slack.acked(before);
    slack.acked(after);
    slack.answered(before);
    slack.answered(after);
    assertThat(bot.health()).isEqualTo(Health.UP);
  }

  @Test
  void disconnect_withoutAWord_isMended() {
    slack.current().cut();
    slack.connected(2, SocketModeStandIn.SOON);
    slack.answered(slack.command("550"));
  }
}
