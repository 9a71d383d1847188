package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.wire.WebSocketStandIn.Admission;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import bouncecard.app.serve.Health;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of the connection to the gateway, and of what is said meanwhile.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
class DiscordConnectionTest {
  private static final int IDENTIFY = 2;
  private static final int RESUME = 6;

  private final DiscordFixture bot = new DiscordFixture(/* hasGuild= */ false);

  @BeforeEach
  void start() throws Exception {
    bot.service().start();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private int count(int op) {
    return bot.gateway().received().all(sent -> sent.path("op").asInt() == op).size();
  }

  private void await(int op, int count) {
    bot.gateway()
        .received()
        .await(count, sent -> sent.path("op").asInt() == op, DiscordFixture.SOON.multipliedBy(2));
  }

  private void all(Consumer<Connection> fault) {
    bot.gateway().sockets().connections().forEach(fault);
  }

  private void assertAnswers() {
    bot.awaitUp();
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "550")).shown()).contains("550");
  }

  @Test
  void cutConnection_isResumedAndWhatWasSaidMeanwhileAnswered() {
    ObjectNode before = DiscordPayloads.smtp(ALICE, "550");
    bot.callback(before);
    bot.gateway().sockets().admit(Admission.REFUSED);
    all(Connection::drop);
    DiscordFixture.await(() -> bot.service().health().state() == Health.State.RECOVERING);
    String meanwhile = bot.deliver(DiscordPayloads.smtp(ALICE, "552"));
    bot.deliver(before); // Discord delivers it once more
    bot.gateway().sockets().admit(Admission.OPEN);
    assertThat(bot.callback(meanwhile).shown()).contains("552");
    assertAnswers();
    assertThat(bot.all("callback", before.path("id").asString())).hasSize(1);
    assertThat(count(RESUME)).isEqualTo(1);
    assertThat(count(IDENTIFY)).isEqualTo(1);
  }

  @Test
  void resetConnection_isResumed() {
    all(Connection::cut);
    await(RESUME, 1);
    assertAnswers();
  }

  @Test
  void silentConnection_isNoticedAndResumed() {
    bot.gateway().silence(true);
    DiscordFixture.await(() -> bot.service().health().state() == Health.State.RECOVERING);
    bot.gateway().silence(false);
    await(RESUME, 1);
    assertAnswers();
  }

  @Test
  void wantedReconnect_resumes() {
    bot.gateway().say(7, "null");
    await(RESUME, 1);
    assertAnswers();
    assertThat(count(IDENTIFY)).isEqualTo(1);
  }

  @Test
  void invalidSession_isBegunAnew() {
    bot.gateway().say(9, "false");
    await(IDENTIFY, 2);
    assertAnswers();
  }

  @Test
  void forgottenSession_isBegunAnew() {
    bot.gateway().forget(true);
    all(Connection::drop);
    await(IDENTIFY, 2);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 4000, 4008, 4009})
  void closedConnection_isResumedOrBegunAnew(int code) {
    all(connection -> connection.close(code, ""));
    DiscordFixture.await(() -> count(RESUME) + count(IDENTIFY) > 1);
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(ints = {4004, 4014})
  void connectionThatIsClosedForGood_isDownAndSaysWhy(int code) {
    all(connection -> connection.close(code, ""));
    DiscordFixture.await(() -> bot.service().health().state() == Health.State.DOWN);
    assertThat(bot.service().health().detail()).isNotEmpty();
  }

  @Test
  void gatewayThatComesBack_isFoundSoon() {
    bot.gateway().sockets().admit(Admission.CUT);
    all(Connection::cut);
    DiscordFixture.await(() -> bot.service().health().state() == Health.State.RECOVERING);
    DiscordFixture.await(() -> bot.gateway().sockets().connections().isEmpty());
    bot.gateway().sockets().admit(Admission.OPEN);
    long opened = System.nanoTime();
    bot.awaitUp();
    assertThat(System.nanoTime() - opened).isLessThan(5_000_000_000L);
    assertAnswers();
  }

  /// More than the whole heap: the memory for it is not even asked for.
  @ParameterizedTest
  @ValueSource(longs = {(4 << 20) + 1, 1L << 30, Integer.MAX_VALUE})
  void messageThatIsAnnouncedTooLong_isNotWaitedFor(long length) {
    byte[] head = ByteBuffer.allocate(10).put((byte) 0x81).put((byte) 127).putLong(length).array();
    all(connection -> connection.sendRaw(head));
    await(RESUME, 1);
    assertAnswers();
  }
}
