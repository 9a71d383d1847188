package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.app.chat.AddressFields;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Channels that are watched.
final class SlackWatchTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String BOUNCE =
      "Nov 30 02:00:00 mail postfix/smtp[1]: ABCDEF1234: to=<bob@example.com>,"
          + " relay=mx.example.com[192.0.2.7]:25, delay=1, dsn=5.1.1, status=bounced (host"
          + " mx.example.com[192.0.2.7] said: 550 5.1.1 User unknown (in reply to RCPT TO"
          + " command))";
  private static final String OTHER =
      BOUNCE.replace("5.1.1", "4.2.2").replace("550 4.2.2 User unknown", "452 4.2.2 Mailbox full");

  private volatile Duration ahead = Duration.ZERO;
  private final WatchLedger ledger = WatchLedger.inMemory();
  private SlackFixture fixture = new SlackFixture();
  private SlackService bot = fixture.socket(slack.apiUrl());

  @BeforeEach
  void start() throws Exception {
    start(WatchTerms.of(List.of(ANN.channel()), true, UTC));
  }

  private void start(WatchTerms terms) throws Exception {
    fixture = new SlackFixture().watching(terms, ledger, () -> Instant.now().plus(ahead));
    bot = fixture.socket(slack.apiUrl());
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    fixture.stopWatching();
    bot.stop(Duration.ofSeconds(3));
  }

  private static ObjectNode said(String channel, String text) {
    ObjectNode event = SlackPayloads.message("U0BEN00001", text);
    return event
        .put("channel", channel)
        .put("channel_type", "channel")
        .put("event_ts", event.path("ts").asString());
  }

  private static ObjectNode alert(String text) {
    return SlackPayloads.posted("B0ALERT001", "alerts", ANN.channel(), text);
  }

  private SlackCall posted(int count) {
    return slack
        .workspace()
        .calls()
        .await(count, call -> call.method().equals("chat.postMessage"), SocketModeStandIn.SOON)
        .getLast();
  }

  private List<SlackCall> posts() {
    return slack.workspace().calls().all(call -> call.method().equals("chat.postMessage"));
  }

  private void sent(ObjectNode event) {
    slack.acked(slack.event(event));
  }

  /// Waits until all that was sent before was judged: what comes after it in the same thread of
  /// messages is answered.
  private SlackCall answeredAfter(int posts) {
    ObjectNode last = alert(OTHER);
    sent(last);
    SlackCall call = posted(posts + 1);
    assertThat(call.argument("thread_ts")).isEqualTo(last.path("ts").asString());
    return call;
  }

  @Test
  void bounce_isAnsweredInItsThreadOnce() {
    ObjectNode event = alert(BOUNCE);
    sent(event);
    sent(event.deepCopy());
    SlackCall card = posted(1);
    assertThat(card.argument("channel")).isEqualTo(ANN.channel());
    assertThat(card.argument("thread_ts")).isEqualTo(event.path("ts").asString());
    assertThat(card.shown()).contains("does not exist", "bob@example.com");
    assertThat(card.arguments().toString()).contains("\"mute|", "\"wrong|", "\"dismiss|");
    answeredAfter(1);
    assertThat(posts()).hasSize(2);
  }

  @Test
  void otherChannelsMentionsOwnMessagesTopicsAndPreviews_areNotAnswered() {
    sent(said("C0OTHER001", BOUNCE));
    sent(said(ANN.channel(), "<@" + SlackWorkspace.BOT_USER + "> hello"));
    sent(alert(BOUNCE).put("bot_id", SlackWorkspace.BOT));
    sent(alert(BOUNCE).put("app_id", SlackWorkspace.APP));
    sent(said(ANN.channel(), BOUNCE).put("subtype", "channel_topic").put("topic", BOUNCE));
    ObjectNode preview = said(ANN.channel(), "see https://example.com/wiki");
    preview
        .putArray("attachments")
        .addObject()
        .put("from_url", "https://example.com/wiki")
        .put("text", BOUNCE);
    sent(preview);
    ObjectNode card = alert("");
    card.putArray("blocks")
        .add(
            JSON.readTree(
                "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\",\"value\":\"share|550|en\",\"text\":{\"type\":\"plain_text\",\"text\":\"Share\"}}]}"));
    sent(card.put("text", BOUNCE));
    answeredAfter(0);
    assertThat(posts()).hasSize(1);
  }

  @Test
  void edit_isAnsweredWhereTheReplyChangedOnly() {
    ObjectNode before = alert("deploying");
    sent(before);
    ObjectNode changed =
        said(ANN.channel(), "").put("subtype", "message_changed").put("hidden", true);
    changed.remove("user");
    changed.remove("text");
    ObjectNode after = before.deepCopy().put("text", BOUNCE);
    changed.set("message", after);
    changed.set("previous_message", before);
    sent(changed);
    SlackCall card = posted(1);
    assertThat(card.argument("thread_ts")).isEqualTo(before.path("ts").asString());
    ObjectNode again = changed.deepCopy();
    again.set("previous_message", after);
    again.set("message", after.deepCopy().put("text", BOUNCE + "\n(edited)"));
    sent(again);
    answeredAfter(1);
    assertThat(posts()).hasSize(2);
  }

  @Test
  void file_isRead() {
    ObjectNode event = said(ANN.channel(), "what is this").put("subtype", "file_share");
    event
        .putArray("files")
        .add(
            slack
                .workspace()
                .file("maillog.txt", "text/plain", BOUNCE.getBytes(StandardCharsets.UTF_8)));
    sent(event);
    assertThat(posted(1).shown()).contains("bob@example.com");
  }

  @Test
  void card_isMutedByAnybodyAndThatIsTakenBack() {
    sent(alert(BOUNCE));
    SlackCall card = posted(1);
    slack.acked(slack.interactive(slack.payloads().pressed(BEN, card, menu(card), "mute|")));
    SlackCall choices = slack.called(SlackCall.RESPONSE_URL);
    assertThat(choices.shown()).contains("What shall I be silent about");
    slack.acked(
        slack.interactive(slack.payloads().pressed(BEN, choices, menu(choices), "channel hour")));
    SlackCall told = posted(2);
    assertThat(told.shown()).contains("ben muted all");
    assertThat(told.argument("thread_ts")).isEqualTo(card.argument("thread_ts"));
    slack.acked(slack.interactive(slack.payloads().pressed(ANN, told, "unmute", "")));
    slack
        .workspace()
        .calls()
        .await(call -> call.shown().contains("ann took a mute back"), SocketModeStandIn.SOON);
    sent(alert(OTHER.replace("example.com", "example.net")));
    slack
        .workspace()
        .calls()
        .await(
            call ->
                call.method().equals("chat.postMessage") && call.shown().contains("example.net"),
            SocketModeStandIn.SOON);
  }

  static String menu(SlackCall card) {
    return card.arguments().path("blocks").findParents("action_id").stream()
        .filter(one -> one.toString().contains("\"mute|") && one.has("options"))
        .map(one -> one.path("action_id").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void card_isDeletedByAnybody() {
    sent(alert(BOUNCE));
    SlackCall card = posted(1);
    slack.acked(slack.interactive(slack.payloads().pressed(BEN, card, menu(card), "dismiss|")));
    SlackCall deleted = slack.called("chat.delete");
    assertThat(deleted.argument("channel")).isEqualTo(ANN.channel());
    sent(alert(BOUNCE));
    answeredAfter(1);
    assertThat(posts()).hasSize(2);
  }

  @Test
  void restart_goesOnWithTheSameCard() throws Exception {
    sent(alert(BOUNCE));
    SlackCall card = posted(1);
    awaitKept();
    stop();
    ahead = Duration.ofSeconds(20);
    start(WatchTerms.of(List.of(ANN.channel()), true, UTC));
    sent(alert(BOUNCE.replace("bob", "carol")));
    SlackCall changed = slack.called("chat.update");
    assertThat(changed.argument("channel")).isEqualTo(ANN.channel());
    assertThat(changed.shown()).contains("2 times");
    assertThat(posts()).hasSize(1);
    assertThat(card.argument("channel")).isEqualTo(ANN.channel());
  }

  /// A card was posted, and the bot was killed before it noted that.
  @Test
  void restart_afterACardThatNobodyNoted_findsItAndPostsNoOther() throws Exception {
    ObjectNode alert = alert(BOUNCE);
    sent(alert);
    SlackCall card = posted(1);
    awaitKept();
    stop();
    ledger
        .all()
        .forEach(
            (key, line) ->
                AddressFields.parse(line, 27)
                    .ifPresent(
                        fields -> {
                          List<String> before = new ArrayList<>(fields);
                          before.set(9, "");
                          before.set(10, "");
                          before.set(15, "0");
                          ledger.put(key, AddressFields.written(before));
                        }));
    ObjectNode there = JSON.createObjectNode().put("ts", slack.workspace().timestampOf(card));
    there.set("blocks", card.arguments().path("blocks"));
    slack.workspace().thread(ANN, alert, there);
    ahead = Duration.ofSeconds(20);
    start(WatchTerms.of(List.of(ANN.channel()), true, UTC));
    sent(alert(BOUNCE.replace("bob", "carol")));
    SlackCall changed =
        slack
            .workspace()
            .calls()
            .await(
                call -> call.method().equals("chat.update") && call.shown().contains("2 times"),
                SocketModeStandIn.SOON);
    assertThat(changed.argument("ts")).isEqualTo(there.path("ts").asString());
    assertThat(posts()).hasSize(1);
  }

  /// Waits until what came of posting is kept.
  private void awaitKept() {
    long end = System.nanoTime() + SocketModeStandIn.SOON.toNanos();
    while (ledger.all().values().stream()
        .flatMap(line -> AddressFields.parse(line, 27).stream())
        .noneMatch(fields -> !fields.get(9).isEmpty())) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void people_switchItOnInTheirChannel() {
    SlackPerson there = ANN.in("C0OTHER001");
    sent(said(there.channel(), BOUNCE));
    slack.acked(slack.command(there, "settings"));
    SlackCall opened = slack.called("views.open");
    assertThat(opened.shown()).contains("Answer bounces here unasked");
    ObjectNode form = slack.workspace().view(opened);
    slack.acked(
        slack.interactive(
            slack.payloads().submitted(there, form, Map.of("watch", StringNode.valueOf("on")))));
    slack
        .workspace()
        .calls()
        .await(call -> call.argument("response_type").equals("in_channel"), SocketModeStandIn.SOON);
    ObjectNode event = said(there.channel(), BOUNCE);
    sent(event);
    SlackCall card = posted(1);
    assertThat(card.argument("channel")).isEqualTo(there.channel());
    assertThat(card.argument("thread_ts")).isEqualTo(event.path("ts").asString());
  }
}
