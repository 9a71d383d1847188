package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.replica.Errand;
import bouncecard.app.replica.Hands;
import bouncecard.app.replica.MemoryReplicas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The replica that has Discord's gateway, and what others left behind.
final class DiscordReplicasTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AtomicLong nanos = new AtomicLong();
  private final MemoryReplicas replicas = new MemoryReplicas(nanos::get);
  private final Hands hands = new Hands(replicas, "own", () -> true, InstantSource.system());
  private final DiscordFixture bot = new DiscordFixture(/* hasGuild= */ true).beside(hands);

  @BeforeEach
  void start() throws Exception {
    replicas.beat("own", Duration.ofDays(1), true);
    bot.service().start();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private void leave(String event, ObjectNode delivered) {
    ObjectNode frame = JSON.createObjectNode().put("op", 0).put("t", event).put("s", 7);
    frame.set("d", delivered);
    replicas.take(
        new Errand(
            "discord",
            "discord/" + delivered.path("id").asString(),
            Instant.now(),
            frame.toString().getBytes(StandardCharsets.UTF_8)),
        "dead");
    hands.sweep();
  }

  private void awaitNothingInHand() {
    DiscordFixture.await(() -> replicas.inHand().isEmpty());
  }

  @Test
  void words_areAnsweredByTheirAcknowledgement_andNeverNoted() {
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "550")).shown()).contains("550");
    assertThat(replicas.taken()).isEmpty();
  }

  @Test
  void file_isNotedBeforeItsAnswerIsPutOff_untilItIsAnswered() {
    ObjectNode file =
        bot.discord().file("b.txt", "text/plain", "550 5.1.1".getBytes(StandardCharsets.UTF_8));
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "what"), file));
    bot.callback(id);
    assertThat(replicas.taken()).containsExactly("discord/" + id);
    assertThat(bot.await("edit", id).shown()).contains("5.1.1");
    awaitNothingInHand();
  }

  @Test
  void interactionThatADeadReplicaPutOff_isAnsweredInItsPlace_once() {
    ObjectNode command = DiscordPayloads.smtp(ALICE, "550 5.1.1");
    String id = command.path("id").asString();
    leave("INTERACTION_CREATE", command);

    assertThat(bot.await("edit", id).shown()).contains("5.1.1");
    awaitNothingInHand();
    hands.sweep();
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "551")).shown()).contains("551");
    assertThat(bot.all("callback", id)).isEmpty();
    assertThat(bot.all("edit", id)).hasSize(1);
  }

  @Test
  void mention_thatADeadReplicaHadInHand_isAnswered() {
    String self = "<@" + DiscordGuild.BOT + ">";
    ObjectNode message = DiscordMessages.message(ALICE, self + " 450 vs 550");
    message.withArray("/mentions").add(DiscordGuild.bot());
    leave("MESSAGE_CREATE", message);

    assertThat(
            bot.discord()
                .calls()
                .await(call -> call.name().equals("post"), DiscordFixture.SOON)
                .shown())
        .contains("450", "550");
    awaitNothingInHand();
  }

  @Test
  void mention_deliveredAgain_isAnsweredOnce() {
    String self = "<@" + DiscordGuild.BOT + ">";
    ObjectNode message = DiscordMessages.message(ALICE, self + " 450 vs 550");
    message.withArray("/mentions").add(DiscordGuild.bot());
    bot.say(message);
    bot.say(message.deepCopy());
    bot.discord().calls().await(call -> call.name().equals("post"), DiscordFixture.SOON);
    awaitNothingInHand();
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "551")).shown()).contains("551");
    assertThat(bot.discord().calls().all(call -> call.name().equals("post"))).hasSize(1);
  }
}
