package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the bot starts and ends.
class DiscordStartTest {
  private final DiscordFixture bot = new DiscordFixture(/* hasGuild= */ false);

  @AfterEach
  void stop() {
    bot.close();
  }

  private long registrations() {
    return bot.discord().calls().all(call -> call.name().equals("commands.put")).size();
  }

  @Test
  void start_isInService() throws Exception {
    var service = bot.service(DiscordGuild.TOKEN);
    assertThat(service.health().state()).isEqualTo(Health.State.STARTING);
    service.start();
    assertThat(service.health()).isEqualTo(Health.UP);
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "550")).shown()).contains("550");
    service.stop(Duration.ofSeconds(5));
    assertThat(service.health().state()).isEqualTo(Health.State.DOWN);
  }

  @Test
  void start_asksForNoPrivilegedIntent() throws Exception {
    bot.service().start();
    int intents =
        bot.gateway()
            .received()
            .await(sent -> sent.path("op").asInt() == 2, DiscordFixture.SOON)
            .path("d")
            .path("intents")
            .asInt();
    int guilds = 1;
    int guildMessages = 1 << 9;
    int directMessages = 1 << 12;
    assertThat(intents).isEqualTo(guilds | guildMessages | directMessages);
  }

  @Test
  void start_registersCommandsOnlyWhereTheyChanged() throws Exception {
    bot.service().start();
    assertThat(registrations()).isEqualTo(1);
    bot.restart();
    assertThat(registrations()).isEqualTo(1);
    bot.discord().script().next("commands.get", 1, WebAnswer.json(200, "[]"));
    bot.restart();
    assertThat(registrations()).isEqualTo(2);
  }

  @Test
  void start_withATokenThatDiscordRefuses_saysWhatToDo() {
    var service = bot.service("not.a.token-of-discord");
    assertThatThrownBy(service::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("DISCORD_TOKEN")
        .hasMessageNotContaining("not.a.token");
    service.stop(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(ints = {4004, 4011, 4013, 4014})
  void start_thatTheGatewayRefuses_saysWhy(int code) {
    bot.gateway().refuse(code);
    assertThatThrownBy(bot.service()::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining(code == 4004 ? "DISCORD_TOKEN" : Integer.toString(code));
  }

  @Test
  void start_withoutMessageContent_isInServiceAndSaysWhatIsOff() throws Exception {
    bot.gateway().hideContent();
    bot.service().start();
    assertThat(bot.service().health())
        .returns(Health.State.UP, Health::state)
        .extracting(Health::detail)
        .asString()
        .contains("Message Content Intent");
  }

  @Test
  void start_withAServerThatDiscordHasLost_isInServiceAndAnswers() throws Exception {
    bot.gateway().loseGuild();
    long begun = System.nanoTime();
    bot.service().start();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    assertThat(bot.service().health()).isEqualTo(Health.UP);
    DiscordPerson there = ALICE.in(DiscordPerson.Place.FOREIGN);
    assertThat(bot.callback(DiscordPayloads.smtp(there, "550")).shown()).contains("550");
  }

  @Test
  void start_whenTheCommandsCannotBeRead_goesOnWithThoseOfBefore() throws Exception {
    bot.discord().script().always("commands.get", DiscordGuild.error(500, 0));
    bot.service().start();
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "550")).shown()).contains("550");
  }

  @Test
  void start_besideAnEntryPointCommand_keepsItAndGoesOnWhereItIsNotEnough() throws Exception {
    bot.discord()
        .script()
        .next(
            "commands.get",
            1,
            WebAnswer.json(200, "[{\"id\":\"1\",\"type\":4,\"name\":\"launch\",\"handler\":2}]"));
    bot.discord().script().next("commands.put", 1, DiscordGuild.error(400, 50240));
    bot.service().start();
    DiscordCall put =
        bot.discord().calls().await(c -> c.name().equals("commands.put"), DiscordFixture.SOON);
    assertThat(put.body().toString()).contains("launch", "\"type\":4");
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, "550")).shown()).contains("550");
  }

  @Test
  void interaction_inAChannelOfAKindThatIsNotKnown_isAnsweredAllTheSame() throws Exception {
    bot.service().start();
    tools.jackson.databind.node.ObjectNode strange = DiscordPayloads.smtp(ALICE, "550");
    ((tools.jackson.databind.node.ObjectNode) strange.path("channel")).put("type", 99);
    assertThat(bot.callback(strange).shown()).contains("channel of this kind");
  }

  @Test
  void stop_whileAFileIsFetched_leavesNobodyWaiting() throws Exception {
    bot.service().start();
    bot.discord().script().always("file", WebAnswer.json(200, "{}").after(Duration.ofSeconds(20)));
    var file = bot.discord().file("slow.eml", "text/plain", new byte[10]);
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "550"), file));
    bot.await("file", file.path("url").asString().replaceFirst("https?://[^/]*", ""));
    bot.service().stop(Duration.ofSeconds(2));
    assertThat(bot.await("edit", id).shown()).contains("being restarted");
  }

  @Test
  void start_whoseCommandsAreRefused_saysWhy() {
    bot.discord().script().always("commands.get", DiscordGuild.error(403, 50001));
    assertThatThrownBy(bot.service()::start)
        .isInstanceOf(StartException.class)
        .hasMessageContaining("50001");
  }

  @Test
  void start_whileDiscordHasAFault_waitsForIt() throws Exception {
    bot.discord().script().next("me", 1, DiscordGuild.error(500, 0));
    bot.service().start();
    assertThat(bot.service().health()).isEqualTo(Health.UP);
  }

  @Test
  void start_atASlowGateway_waitsForItAndComesBack() {
    bot.gateway().slow(true);
    CompletableFuture<Void> started =
        CompletableFuture.runAsync(
            () -> {
              try {
                bot.service().start();
              } catch (StartException e) {
                throw new IllegalStateException(e);
              }
            });
    bot.gateway().received().await(sent -> sent.path("op").asInt() == 2, DiscordFixture.SOON);
    assertThat(started).isNotDone();
    bot.gateway().slow(false);
    bot.gateway().sockets().connections().forEach(Connection::drop);
    assertThat(started).succeedsWithin(DiscordFixture.SOON.multipliedBy(2));
  }

  @Test
  void stop_finishesWhatIsInFlightAndLeavesNoThread() throws Exception {
    List<String> before = threads();
    bot.service().start();
    String id;
    bot.discord()
        .script()
        .next("callback", 1, WebAnswer.json(500, "{}").after(Duration.ofMillis(300)));
    id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    bot.callback(id);
    bot.service().stop(Duration.ofSeconds(5));
    assertThat(bot.all("callback", id)).hasSize(2);
    bot.service().stop(Duration.ofSeconds(5));
    long end = System.nanoTime() + DiscordFixture.SOON.toNanos();
    while (!before.containsAll(threads()) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(before).containsAll(threads());
  }

  /// Those that would keep the program from ending, or are of the libraries.
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().contains("JDA")
                    || thread.getName().contains("Session")
                    || thread.getName().contains("OkHttp api")
                    || !thread.isDaemon())
        .map(Thread::getName)
        .filter(name -> !name.startsWith("qtp") && !name.startsWith("Connector-Scheduler"))
        .toList();
  }
}
