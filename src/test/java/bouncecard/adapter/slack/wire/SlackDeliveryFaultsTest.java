package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.Answer;
import bouncecard.app.chat.state.AnswerMemo;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of a question when Slack takes no answer, says the same twice, or says what cannot
/// be read; and when our own code fails.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
final class SlackDeliveryFaultsTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<SlackService> services = new ArrayList<>();

  @AfterEach
  void stop() {
    services.forEach(service -> service.stop(Duration.ofSeconds(5)));
  }

  private SlackService start(SlackFixture fixture) throws StartException {
    SlackService service = fixture.socket(slack.apiUrl());
    services.add(service);
    service.start();
    slack.connected(1, SocketModeStandIn.SOON);
    return service;
  }

  private List<SlackCall> called(String method) {
    return slack.workspace().calls().all(call -> call.method().equals(method));
  }

  private void assertInService() {
    Envelope command = slack.command("550 5.1.1");
    slack.acked(command);
    assertThat(slack.answered(command).shown()).contains("5.1.1");
  }

  /// How Slack may fail to take a card, and then take it.
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the bytes of an answer
  enum Refusal {
    SERVERS_FAULT(WebAnswer.json(500, "")),
    TOO_MANY(SlackWorkspace.tooMany(1)),
    RESET(WebAnswer.reset()),
    SLOW(WebAnswer.json(200, "ok").after(Duration.ofSeconds(2)));

    private final WebAnswer answer;

    Refusal(WebAnswer answer) {
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void card_thatSlackDidNotTakeAtOnce_isThereSoon(Refusal refusal) throws StartException {
    start(new SlackFixture());
    slack.workspace().script().next("response_url", 1, refusal.answer);
    Envelope command = slack.command("550 5.1.1");
    assertThat(Duration.ofNanos(slack.acked(command).at() - command.sentAt()))
        .isLessThan(Duration.ofSeconds(1));
    List<SlackCall> tries = slack.answered(command, refusal == Refusal.SLOW ? 1 : 2);
    assertThat(tries.getLast().shown()).contains("5.1.1");
    assertThat(Duration.ofNanos(tries.getLast().at() - tries.getFirst().at()))
        .isGreaterThanOrEqualTo(
            refusal == Refusal.TOO_MANY ? Duration.ofMillis(990) : Duration.ZERO)
        .isLessThan(Duration.ofSeconds(5));
    assertInService();
  }

  @Test
  void mention_whileSlackLimitsPosts_waitsAsLongAsItSays() throws StartException {
    start(new SlackFixture());
    slack.workspace().script().next("chat.postMessage", 1, SlackWorkspace.tooMany(2));
    slack.acked(slack.event(slack.payloads().mention(SlackPerson.ANN, "252 550")));
    List<SlackCall> posted = slack.called("chat.postMessage", 2);
    assertThat(Duration.ofNanos(posted.getLast().at() - posted.getFirst().at()))
        .isBetween(Duration.ofMillis(1_990), Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void users_whoseLocaleIsNotTold_areAnsweredInTheUsualLanguage(boolean hangs)
      throws StartException {
    start(new SlackFixture());
    slack
        .workspace()
        .script()
        .always("users.info", hangs ? WebAnswer.hanging() : SlackWorkspace.error("fatal_error"));
    Envelope command = slack.command("550 5.1.1");
    SlackCall card = slack.answered(command);
    assertThat(card.shown()).contains("5.1.1");
    assertThat(Duration.ofNanos(card.at() - command.sentAt())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void event_deliveredAgainInAnyOrder_isAnsweredOnce() throws StartException {
    start(new SlackFixture());
    Envelope first = slack.event(slack.payloads().mention(SlackPerson.ANN, "550 5.1.1"));
    slack.acked(first);
    slack.acked(slack.again(first, 1, "timeout"));
    slack.acked(slack.again(first, 3, "http_error"));

    // Another delivery's retry comes before the delivery itself.
    ObjectNode late = slack.payloads().event(slack.payloads().mention(SlackPerson.ANN, "5.7.1"));
    ObjectNode original = slack.envelope("events_api", late, false);
    Envelope unsent = new Envelope("", original, 0);
    slack.acked(slack.again(unsent, 1, "timeout"));
    slack.acked(slack.send(original));

    // The same message under another event id.
    ObjectNode event = (ObjectNode) first.payload().path("event").deepCopy();
    slack.acked(slack.event(event));

    slack.called("chat.postMessage", 2);
    slack.acked(slack.event(slack.payloads().mention(SlackPerson.ANN, "252 550")));
    slack.called("chat.postMessage", 3);
    assertThat(called("chat.postMessage")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not_in_channel | not a member of this channel",
        "channel_not_found | not a member of this channel",
        "is_archived | archived",
        "fatal_error | Slack does not answer me just now (fatal_error)",
        "msg_too_long | Slack did not take the card (msg_too_long)"
      })
  void mention_whereNothingCanBePosted_isExplainedToThePerson(String error, String sentence)
      throws StartException {
    start(new SlackFixture());
    slack.workspace().script().always("chat.postMessage", SlackWorkspace.error(error));
    slack.acked(slack.event(slack.payloads().mention(SlackPerson.ANN, "550")));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.shown()).contains(sentence);
    assertThat(told.argument("user")).isEqualTo(SlackPerson.ANN.id());
    assertThat(told.argument("channel")).isEqualTo(SlackPerson.ANN.channel());
  }

  @Test
  void mention_whereTheBotMaySayNothing_isExplainedDirectly() throws StartException {
    start(new SlackFixture());
    slack.workspace().script().next("chat.postMessage", 1, SlackWorkspace.error("not_in_channel"));
    slack
        .workspace()
        .script()
        .always("chat.postEphemeral", SlackWorkspace.error("user_not_in_channel"));
    slack.acked(slack.event(slack.payloads().mention(SlackPerson.ANN, "550")));
    SlackCall told = slack.called("chat.postMessage", 2).getLast();
    assertThat(told.argument("channel")).isEqualTo(SlackPerson.ANN.id());
    assertThat(told.shown()).contains("not a member of this channel");
  }

  @Test
  void mentionInAThread_withoutTheScopeToReadIt_namesTheScope() throws StartException {
    start(new SlackFixture());
    slack
        .workspace()
        .script()
        .always("conversations.replies", SlackWorkspace.missingScope("channels:history"));
    slack.acked(slack.event(inThread()));
    assertThat(slack.called("chat.postEphemeral").shown()).contains("channels:history");
  }

  @Test
  void mentionInAThread_whoseMessageIsDeleted_saysSo() throws StartException {
    start(new SlackFixture());
    slack.acked(slack.event(inThread()));
    assertThat(slack.called("chat.postEphemeral").shown()).contains("deleted");
  }

  private ObjectNode inThread() {
    ObjectNode mention = slack.payloads().mention(SlackPerson.ANN, "");
    return mention.put("thread_ts", "1700000000.000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired_url", "used_url"})
  void command_whoseResponseUrlTakesNothing_isAnsweredInTheChannel(String error)
      throws StartException {
    start(new SlackFixture());
    slack
        .workspace()
        .script()
        .always("response_url", WebAnswer.json(404, "{\"ok\":false,\"error\":\"" + error + "\"}"));
    Envelope command = slack.command("550 5.1.1");
    slack.acked(command);
    SlackCall card = slack.called("chat.postEphemeral");
    assertThat(card.shown()).contains("5.1.1");
    assertThat(card.argument("user")).isEqualTo(SlackPerson.ANN.id());
    assertThat(slack.answered(command, 1)).hasSize(1);
  }

  @Test
  void publicCommand_whereTheBotIsNot_isExplained() throws StartException {
    start(new SlackFixture());
    slack.workspace().script().next("response_url", 1, WebAnswer.json(404, "expired_url"));
    slack.workspace().script().always("chat.postMessage", SlackWorkspace.error("not_in_channel"));
    Envelope command = slack.command("public 550");
    slack.acked(command);
    SlackCall told = slack.answered(command, 2).getLast();
    assertThat(told.shown()).contains("not a member of this channel");
    assertThat(told.argument("response_type")).isEqualTo("ephemeral");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{}",
        "{\"type\":\"unheard_of\"}",
        "{\"type\":\"disconnect\"",
        "{\"type\":7,\"payload\":[]}",
        "{\"type\":\"hello\",\"connection_info\":null}"
      })
  void message_thatCannotBeRead_changesNothing(String message) throws StartException {
    SlackService service = start(new SlackFixture());
    slack.current().send(message);
    slack.current().send(message.getBytes(StandardCharsets.UTF_8));
    assertInService();
    assertThat(slack.socket().taken()).isEqualTo(1);
    assertThat(service.health()).isEqualTo(Health.UP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "\"text\"",
        "{}",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":7}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\",\"user\":[],\"ts\":{}}}",
        "{\"type\":\"block_actions\"}",
        "{\"type\":\"block_actions\",\"actions\":[{\"action_id\":{}}],\"user\":7}",
        "{\"type\":\"view_submission\",\"view\":{\"callback_id\":\"paste_bounce\",\"state\":7}}",
        "{\"type\":\"message_action\",\"message\":[],\"channel\":null}",
        "{\"type\":\"shortcut\",\"user\":{\"id\":null}}",
        "{\"command\":\"/smtp\"}",
        "{\"command\":\"/smtp\",\"text\":7}",
        "{\"command\":\"/unheard-of\",\"text\":\"550\"}",
        "{\"command\":{},\"text\":[]}",
        "{\"type\":\"interactive_message\"}",
        "{\"type\":\"block_suggestion\",\"value\":\"5\"}",
        "{\"type\":\"view_closed\"}",
        "{\"type\":\"workflow_step_edit\"}",
        "{\"type\":\"app_rate_limited\"}"
      })
  void payload_ofAnyShape_isAcknowledged(String payload) throws StartException {
    start(new SlackFixture());
    for (String type : List.of("slash_commands", "interactive", "events_api", "unheard_of")) {
      ObjectNode envelope = slack.envelope(type, JSON.createObjectNode(), true);
      envelope.set("payload", JSON.readTree(payload));
      slack.acked(slack.send(envelope));
    }
    assertInService();
    assertThat(slack.socket().taken()).isEqualTo(1);
  }

  @Test
  void payload_thatIsVeryDeepOrVeryLong_isAcknowledged() throws StartException {
    start(new SlackFixture());
    ObjectNode deep = slack.payloads().mention(SlackPerson.ANN, "550");
    deep.set("blocks", JSON.readTree("[".repeat(400) + "]".repeat(400)));
    slack.acked(slack.event(deep));
    slack.current().send("{\"a\":".repeat(20_000));
    slack.acked(slack.command("550 5.1.1 ".repeat(50_000)));
    assertInService();
    assertThat(slack.socket().taken()).isEqualTo(1);
  }

  @Test
  void delivery_whereOurCodeFailsAtOnce_isAcknowledged() throws StartException {
    start(
        new SlackFixture()
            .with(
                key -> {
                  throw new IllegalStateException("a mistake of ours, about " + key);
                }));
    slack.acked(slack.command("550"));
    slack.acked(slack.event(slack.payloads().mention(SlackPerson.ANN, "550")));
    slack.acked(slack.interactive(slack.payloads().globalShortcut(SlackPerson.ANN, "x")));
    assertThat(slack.socket().taken()).isEqualTo(1);
  }

  @Test
  void command_whereOurCodeFailsLater_isAnsweredWithAnId() throws StartException {
    start(new SlackFixture().with(new Failing()));
    Envelope command = slack.command("host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown");
    slack.acked(command);
    assertThat(slack.answered(command).shown()).contains("Something went wrong on my side");
    Envelope other = slack.command("550 5.1.1");
    assertThat(slack.answered(other).shown()).contains("5.1.1");
  }

  private static final class Failing implements AnswerMemo {
    @Override
    public void put(String under, Answer answer) {
      throw new IllegalStateException("a mistake of ours");
    }

    @Override
    public void forget(String under) {}

    @Override
    public Optional<Answer> find(String under) {
      throw new IllegalStateException("a mistake of ours");
    }
  }
}
