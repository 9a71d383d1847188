package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.wire.EndpointCalls;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.replica.Errand;
import bouncecard.app.replica.Hands;
import bouncecard.app.replica.MemoryReplicas;
import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Secret;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchTerms;
import bouncecard.catalog.Language;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Two replicas of the bot in Slack, with one state.
final class SlackReplicasTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SlackSignature SIGNATURE = new SlackSignature(SlackSignature.SECRET);
  private static final Duration LIFE = Duration.ofSeconds(8);
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  private final AtomicLong nanos = new AtomicLong();
  private final MemoryReplicas replicas = new MemoryReplicas(nanos::get);
  private final Memory shared = new Memory(System::nanoTime);
  private final WatchLedger ledger = WatchLedger.inMemory();
  private volatile Duration ahead = Duration.ZERO;
  private final Node leader = new Node("leader");
  private final Node other = new Node("other");

  /// One of them.
  private final class Node {
    private final String name;
    private final Hands hands;
    private final ChannelWatch watch;
    private final WatchLoop loop;
    private final SlackService slackService;

    Node(String name) {
      this.name = name;
      Bouncecard bouncecard = SlackFixture.bouncecard();
      DirectReader reader = SlackFixture.reader();
      hands = new Hands(replicas, name, this::isLeading, InstantSource.system());
      ChatState state = shared.chat();
      watch =
          new ChannelWatch(
              bouncecard,
              reader,
              WatchTerms.of(List.of(ANN.channel()), true, ZoneId.of("UTC")),
              ledger,
              state.store(),
              state.names(),
              () -> Instant.now().plus(ahead));
      loop = new WatchLoop(watch).where(this::isLeading, () -> false);
      ChatService chat =
          new ChatService(
              bouncecard,
              reader,
              state.with(watch),
              Notes.KINDS,
              Language.ENGLISH,
              Optional.empty());
      slackService =
          new SlackService(
              new SlackSettings(
                  new Secret(SlackWorkspace.BOT_TOKEN),
                  new SlackSettings.Transport.Http(new Secret(SlackSignature.SECRET)),
                  URI.create(slack.apiUrl())),
              chat,
              Deliveries.over(shared.store()),
              Optional.of(loop),
              hands);
    }

    boolean isLeading() {
      return replicas.beat(name, LIFE, true) instanceof Standing.Leads;
    }

    Endpoint.Response posted(byte[] body) {
      return EndpointCalls.posted(
          slackService.slackEvents(), "/slack/events", SIGNATURE.headers(body), body);
    }
  }

  @BeforeEach
  void start() throws Exception {
    for (Node one : List.of(leader, other)) {
      one.isLeading();
      one.slackService.start();
      one.loop.start();
    }
  }

  @AfterEach
  void stop() {
    for (Node one : List.of(leader, other)) {
      one.loop.stop(Duration.ofSeconds(5));
      one.slackService.stop(Duration.ofSeconds(3));
    }
  }

  private ObjectNode command() {
    return slack.payloads().command(ANN, "/smtp", "550 5.1.1");
  }

  private static String path(ObjectNode payload) {
    return payload.path("response_url").asString().replaceFirst("https?://[^/]*", "");
  }

  /// Checks that a command was answered, once: by its acknowledgement, or at its response URL where
  /// this machine took too long for that.
  private void answered(ObjectNode command, Endpoint.Response acknowledgement) {
    assertThat(acknowledgement.status()).isEqualTo(200);
    if (acknowledgement.body().length == 0) {
      SlackCall late =
          slack
              .workspace()
              .calls()
              .await(call -> call.path().equals(path(command)), SocketModeStandIn.SOON);
      assertThat(late.shown()).contains("5.1.1");
      return;
    }
    JsonNode message = JSON.readTree(acknowledgement.body());
    assertThat(message.path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(message.path("blocks").toString()).contains("5.1.1");
    assertThat(slack.workspace().calls().all(call -> call.path().equals(path(command)))).isEmpty();
  }

  private byte[] mention(String words) {
    return SlackSignature.event(slack.payloads().event(slack.payloads().mention(ANN, words)));
  }

  private byte[] alert() {
    ObjectNode event = SlackPayloads.posted("B0ALERT001", "alerts", ANN.channel(), BOUNCE);
    return SlackSignature.event(slack.payloads().event(event));
  }

  private List<SlackCall> posts() {
    return slack.workspace().calls().all(call -> call.method().equals("chat.postMessage"));
  }

  @Test
  void command_atEither_isAnsweredByItsAcknowledgement() {
    for (Node one : List.of(leader, other)) {
      ObjectNode command = command();
      answered(command, one.posted(SlackSignature.command(command)));
    }
  }

  @Test
  void command_atBoth_isAnsweredOnce() {
    ObjectNode command = command();
    answered(command, leader.posted(SlackSignature.command(command)));
    Endpoint.Response again = other.posted(SlackSignature.command(command));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void mention_atBoth_isAnsweredOnce_andNothingIsLeftInHand() {
    byte[] body = mention("550 5.1.1");
    assertThat(leader.posted(body).status()).isEqualTo(200);
    assertThat(other.posted(body).status()).isEqualTo(200);
    other.posted(mention("551"));
    slack.called("chat.postMessage", 2);

    stop(); // all that is in hand is done
    assertThat(posts()).hasSize(2);
    assertThat(replicas.inHand()).isEmpty();
  }

  @Test
  void mention_thatADeadReplicaAcknowledged_isAnsweredByAnother_once() {
    replicas.beat("dead", LIFE, false);
    byte[] body = mention("550 5.1.1");
    JsonNode event = JSON.readTree(body).path("event");
    String key = "slack/" + event.path("channel").asString() + "/" + event.path("ts").asString();
    replicas.take(new Errand("slack", key, Instant.now(), body), "dead");
    leader.hands.sweep();
    assertThat(other.posted(body).status()).isEqualTo(200); // Slack delivers it again
    assertThat(replicas.inHand()).containsExactly(key);

    nanos.addAndGet(LIFE.plusSeconds(1).toNanos());
    other.isLeading();
    other.hands.sweep();
    leader.hands.sweep();
    assertThat(slack.called("chat.postMessage").shown()).contains("5.1.1");
    stop();
    assertThat(posts()).hasSize(1);
    assertThat(replicas.inHand()).isEmpty();
  }

  /// Has a replica that died after it posted leave something behind.
  private void left(byte[] body) {
    while (!replicas.inHand().isEmpty()) {
      Thread.onSpinWait();
    }
    replicas.beat("dead", LIFE, false);
    replicas.take(new Errand("slack", "slack/left", Instant.now(), body), "dead");
    nanos.addAndGet(LIFE.plusSeconds(1).toNanos());
    other.isLeading();
    other.hands.sweep();
  }

  @Test
  void mention_thatADeadReplicaPosted_isFoundThereAndNotPostedAgain() {
    byte[] body = mention("550 5.1.1");
    leader.posted(body);
    slack.called("chat.postMessage");

    left(body);

    assertThat(slack.called("chat.update").shown()).contains("5.1.1");
    stop();
    assertThat(posts()).hasSize(1);
    assertThat(replicas.inHand()).isEmpty();
  }

  @Test
  void share_thatADeadReplicaPosted_isNotPostedAgain() {
    SlackCall card =
        new SlackCall(SlackCall.RESPONSE_URL, "/commands/1", JSON.readTree(cardForOne()), "", 0);
    ObjectNode press = slack.payloads().pressed(ANN, card, "share", "");
    byte[] body = SlackSignature.interactive(press);
    leader.posted(body);
    slack.workspace().calls().await(call -> isShared(call, press), SocketModeStandIn.SOON);

    left(body);

    stop();
    assertThat(slack.workspace().calls().all(call -> isShared(call, press))).hasSize(1);
    assertThat(posts()).isEmpty();
  }

  private static boolean isShared(SlackCall call, ObjectNode press) {
    return call.path().equals(path(press)) && call.argument("response_type").equals("in_channel");
  }

  /// What a command is acknowledged with, or answered later with on a machine with much to do.
  private String cardForOne() {
    ObjectNode command = command();
    Endpoint.Response acknowledgement = leader.posted(SlackSignature.command(command));
    return acknowledgement.body().length > 0
        ? new String(acknowledgement.body(), StandardCharsets.UTF_8)
        : slack
            .workspace()
            .calls()
            .await(call -> call.path().equals(path(command)), SocketModeStandIn.SOON)
            .arguments()
            .toString();
  }

  @Test
  void commandThatTakesLong_ofADeadReplica_isAnsweredAtItsResponseUrl() {
    replicas.beat("dead", LIFE, false);
    ObjectNode command = command();
    replicas.take(
        new Errand("slack", "slack/1", Instant.now(), SlackSignature.command(command)), "dead");
    nanos.addAndGet(LIFE.plusSeconds(1).toNanos());
    other.isLeading();
    other.hands.sweep();

    SlackCall card =
        slack
            .workspace()
            .calls()
            .await(call -> call.path().equals(path(command)), SocketModeStandIn.SOON);
    assertThat(card.shown()).contains("5.1.1");
  }

  @Test
  void watchedMessage_atBoth_isCountedOnceByTheLeader() {
    byte[] body = alert();
    assertThat(other.posted(body).status()).isEqualTo(200);
    assertThat(leader.posted(body).status()).isEqualTo(200);
    assertThat(posts()).isEmpty(); // it waits for the leader
    other.hands.sweep();
    assertThat(posts()).isEmpty();
    leader.hands.sweep();
    leader.hands.sweep();

    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.shown()).contains("does not exist");
    assertThat(card.arguments().toString()).doesNotContain("2 ");
    leader.loop.stop(Duration.ofSeconds(5));
    assertThat(posts()).hasSize(1);
  }

  @Test
  void muteAtTheOther_isDoneByTheLeader() {
    leader.posted(alert());
    SlackCall card = slack.called("chat.postMessage");
    ObjectNode press = slack.payloads().pressed(ANN, card, SlackWatchTest.menu(card), "mute|");

    assertThat(other.posted(SlackSignature.interactive(press)).status()).isEqualTo(200);
    assertThat(replicas.inHand()).hasSize(1);
    leader.hands.sweep();

    SlackCall choices =
        slack
            .workspace()
            .calls()
            .await(call -> call.path().equals(path(press)), SocketModeStandIn.SOON);
    assertThat(choices.arguments().toString()).contains("mute|");
  }

  @Test
  void leaderDies_theOtherGoesOnCountingUpItsCard() {
    leader.posted(alert());
    slack.called("chat.postMessage");
    leader.loop.stop(Duration.ofSeconds(5));
    nanos.addAndGet(LIFE.plusSeconds(1).toNanos());
    assertThat(other.isLeading()).isTrue();
    other.watch.goOn();

    other.posted(alert());
    ahead = Duration.ofMinutes(2);
    SlackCall update = slack.called("chat.update");
    assertThat(update.shown()).contains("2");
    assertThat(posts()).hasSize(1);
  }

  @Test
  void stateIsAway_questionsAreAnswered_andWatchedMessagesNotAcknowledged() {
    replicas.away(true);
    byte[] alert = alert();
    assertThat(leader.posted(alert).status()).isEqualTo(503);
    assertThat(other.posted(alert).status()).isEqualTo(503);
    ObjectNode command = command();
    answered(command, other.posted(SlackSignature.command(command)));
    other.posted(mention("551"));
    slack.called("chat.postMessage");

    replicas.away(false);
    assertThat(other.posted(alert).status()).isEqualTo(200);
    leader.hands.sweep();
    slack.called("chat.postMessage", 2);
    leader.loop.stop(Duration.ofSeconds(5));
    assertThat(posts()).hasSize(2);
  }

  @Test
  void mentionOfAnUnknownReplica_isNotTakenForItsText() {
    byte[] odd = "{\"type\":\"event_callback\"".getBytes(StandardCharsets.UTF_8);
    replicas.take(new Errand("slack", "slack/odd", Instant.now(), odd), "dead");
    other.hands.sweep();
    assertThat(posts()).isEmpty();
  }
}
