package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.MailServerStandIn;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.check.Checks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/// Live checks in Slack, of a mail server on the loopback.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
final class SlackChecksTest extends SlackWireTest {
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  private final CheckFixture fixture = new CheckFixture();
  private final MailServerStandIn server = new MailServerStandIn();
  private final List<SlackService> bots = new ArrayList<>();

  SlackChecksTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    bots.forEach(bot -> bot.stop(Duration.ofSeconds(3)));
    server.close();
  }

  private Checks start() throws Exception {
    Checks checks = fixture.overSockets(server.port());
    start(new SlackFixture().with(checks));
    return checks;
  }

  private void start(SlackFixture wired) throws Exception {
    SlackService bot = wired.socket(slack.apiUrl());
    bots.add(bot);
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  private static boolean replaces(SlackCall call) {
    return call.arguments().path("replace_original").asBoolean(false);
  }

  private Envelope pressed(SlackCall card, String actionId) {
    Envelope press = slack.interactive(slack.payloads().pressed(ANN, card, actionId, ""));
    slack.acked(press);
    return press;
  }

  @Test
  void command_whileChecksAreOff_saysSo() throws Exception {
    start(new SlackFixture());
    SlackCall card = slack.answered(slack.command("check bob@example.com"));
    assertThat(card.shown()).contains("Live checks are off");
    assertThat(slack.answered(slack.command(BOUNCE)).shown()).doesNotContain("Ask the server");
  }

  @Test
  void command_elsewhere_isDeniedAtOnce() throws Exception {
    start();
    SlackCall card = slack.answered(slack.command(ANN.in("C0RANDOM01"), "check bob@example.com"));
    assertThat(card.shown()).contains("was not run", "cannot be run in this channel");
    assertThat(server.heard()).isEmpty();
    assertThat(fixture.audit())
        .singleElement()
        .returns("denied-channel", Audit.Entry::outcome)
        .returns("U0ANN00001", Audit.Entry::person);
  }

  @Test
  void command_showsThatItGoesOnAndThenWhatCameOfIt() throws Exception {
    start();
    Envelope command = slack.command("check bob@example.com");
    List<SlackCall> cards = slack.answered(command, 2);
    assertThat(cards).hasSize(2);
    assertThat(cards.get(0).shown()).contains("Check of bob@example.com", "Checking: ");
    assertThat(cards.get(1).shown()).contains("550 5.1.1", "Asked just now", "Ask again");
    assertThat(slack.workspace().history().standing(command.responsePath())).isEqualTo(2);
    assertThat(server.heard())
        .endsWith("RSET", "QUIT")
        .noneMatch(line -> line.matches("(DATA|EXPN).*"));
    assertThat(fixture.audit())
        .singleElement()
        .returns("exists", Audit.Entry::outcome)
        .returns("b…@example.com", Audit.Entry::target);
    assertThat(cards.get(1).arguments().path("blocks").findValuesAsString("value"))
        .isNotEmpty()
        .noneMatch(value -> value.contains("bob") || value.contains("example"));
    SlackCall again = slack.answered(slack.command("check bob@example.com"));
    assertThat(again.shown()).contains("This answer was kept");
  }

  @Test
  void mention_isAnsweredInItsThreadAndEditedByName() throws Exception {
    start();
    ObjectNode mention = slack.payloads().mention(ANN, "check bob@example.com");
    slack.acked(slack.event(mention));
    SlackCall first = slack.called("chat.postMessage");
    assertThat(first.argument("thread_ts")).isEqualTo(mention.path("ts").asString());
    List<SlackCall> edits = slack.called("chat.update", 2);
    assertThat(edits)
        .extracting(call -> call.argument("ts"))
        .containsOnly(slack.workspace().timestampOf(first));
    assertThat(edits.getLast().shown()).contains("Asked just now", "Delete this answer");
  }

  @Test
  void mention_whoseMessageCannotBeEdited_getsAFurtherOne() throws Exception {
    start();
    slack.workspace().script().always("chat.update", SlackWorkspace.error("cant_update_message"));
    slack.acked(slack.event(slack.payloads().mention(ANN, "check bob@example.com")));
    assertThat(slack.called("chat.postMessage", 2).getLast().shown()).contains("Asked just now");
  }

  @Test
  void button_onABounce_showsTheCheckInItsPlaceAndLeadsBack() throws Exception {
    start();
    SlackCall bounce = slack.answered(slack.command(BOUNCE));
    assertThat(bounce.shown()).contains("Ask the server");
    List<SlackCall> cards = slack.answered(pressed(bounce, "check"), 3);
    assertThat(cards).allMatch(SlackChecksTest::replaces);
    assertThat(cards.getLast().shown()).contains("Asked just now", "Back to the bounce");
    assertThat(cards.getLast().arguments().path("blocks").findValuesAsString("value"))
        .noneMatch(value -> value.contains("bob") || value.contains("example"));
    SlackCall back = slack.answered(pressed(cards.getLast(), "back"));
    assertThat(replaces(back)).isTrue();
    assertThat(back.shown()).contains("Who must act", "Ask the server");
  }

  @Test
  void button_onACardForAll_answersWhoPressedAlone() throws Exception {
    start();
    SlackCall bounce = slack.answered(slack.command("public " + BOUNCE));
    List<SlackCall> cards = slack.answered(pressed(bounce, "check"), 2);
    assertThat(cards).noneMatch(SlackChecksTest::replaces);
    assertThat(cards.getLast().argument("response_type")).isEqualTo("ephemeral");
    assertThat(cards.getLast().shown())
        .contains("Asked just now")
        .doesNotContain("Back to the bounce");
  }

  @Test
  void command_thatIsPutOff_offersToAskAgainLaterAndDoesNotBefore() throws Exception {
    server.saysOfBob("450 4.2.0 Greylisted");
    start();
    SlackCall card = slack.answered(slack.command("check bob@example.com"), 2).getLast();
    assertThat(card.shown()).contains("makes sense to ask again in 15 min", "Ask again");
    int asked = server.heard().size();
    SlackCall again = slack.answered(pressed(card, "check-again"));
    assertThat(replaces(again)).isTrue();
    assertThat(again.shown()).contains("This answer was kept", "ask again in");
    assertThat(server.heard()).hasSize(asked);
  }

  @Test
  void command_whoseServerHangs_endsAtTheDeadline() throws Exception {
    server.fallsSilent();
    fixture.within(Duration.ofMillis(700));
    start();
    SlackCall card = slack.answered(slack.command("check bob@example.com"), 2).getLast();
    assertThat(card.shown()).contains("Asked just now");
    assertThat(fixture.audit()).singleElement().returns("unknown", Audit.Entry::outcome);
  }

  @Test
  void stop_inBetween_saysThatItWasNotFinished() throws Exception {
    server.fallsSilent();
    Checks checks = start();
    Envelope command = slack.command("check bob@example.com");
    assertThat(server.isAskedWithin(Duration.ofSeconds(10))).isTrue();
    checks.stop(Duration.ofMillis(100));
    assertThat(slack.answered(command, 2).getLast().shown()).contains("is being stopped");
    assertThat(server.isLeftWithin(Duration.ofSeconds(10))).isTrue();
    assertThat(checks.running()).isZero();
  }

  @Test
  void command_whenItsAddressIsUsedUp_isAnsweredInTheChannelStill() throws Exception {
    start();
    slack
        .workspace()
        .script()
        .next("response_url", 2, WebAnswer.json(404, "{\"ok\":false,\"error\":\"used_url\"}"));
    slack.acked(slack.command("check bob@example.com"));
    assertThat(slack.called("chat.postEphemeral", 2).getLast().shown()).contains("Asked just now");
  }
}
