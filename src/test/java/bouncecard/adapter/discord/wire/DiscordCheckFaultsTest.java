package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.probe.address.DomainName;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Live checks in Discord whose answers Discord does not take, or that take a while.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
final class DiscordCheckFaultsTest extends DiscordCheckWire {
  DiscordCheckFaultsTest() throws IOException {}

  @Test
  void mention_whereTheBotMayNotPostAnyMore_isAnsweredDirectly() throws Exception {
    DiscordFixture bot = start();
    bot.discord().script().next("post", 1, WebAnswer.json(200, "{\"id\":\"7\"}"));
    bot.discord().script().next("post", 1, DiscordGuild.error(403, 50001));
    bot.discord().script().always("change", DiscordGuild.error(403, 50001));
    String id = mention(bot);
    posted(bot, id + "+");
    DiscordCall direct = bot.await("post", DiscordMessages.channelId(ALICE.in(Place.DIRECT)));
    assertThat(direct.shown()).contains("Asked just now");
  }

  @Test
  void mention_whoseAnswerCannotBeEdited_getsAFurtherOne() throws Exception {
    DiscordFixture bot = start();
    bot.discord().script().always("change", DiscordGuild.error(404, 10008));
    String id = mention(bot);
    DiscordCall further = posted(bot, id + "+");
    assertThat(further.shown()).contains("Asked just now");
    assertThat(further.body().path("message_reference").path("message_id").asString())
        .isEqualTo(id);
    assertThat(bot.discord().posted(id + "+")).isNotEqualTo(bot.discord().posted(id));
  }

  @Test
  void command_whoseAnswerCannotBeEdited_getsAFurtherOne() throws Exception {
    DiscordFixture bot = start();
    bot.discord().script().always("edit", DiscordGuild.error(404, 10008));
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    DiscordCall further = bot.await("followup", id);
    assertThat(further.shown()).contains("Asked just now");
    assertThat(further.flags() & EPHEMERAL).isNotZero();
  }

  @Test
  void command_whoseTokenExpires_isAnsweredDirectly() throws Exception {
    DiscordFixture bot = start();
    bot.discord().script().always("edit", DiscordGuild.error(401, 50027));
    bot.discord().script().always("followup", DiscordGuild.error(401, 50027));
    bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    DiscordCall direct = bot.await("post", DiscordMessages.channelId(ALICE.in(Place.DIRECT)));
    assertThat(direct.shown()).contains("Asked just now");
  }

  @Test
  void others_areAnsweredMeanwhile_andTheEndIsToldAtAStop() throws Exception {
    server.fallsSilent();
    Permits permits =
        new Permits(
            false,
            Set.of(new DomainName("example.com")),
            Set.of(DiscordGuild.CHANNEL),
            Set.of(),
            Set.of());
    Checks checks = fixture.with(permits).overSockets(server.port());
    DiscordFixture bot = start(new DiscordFixture(checks));
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    assertThat(server.isAskedWithin(Duration.ofSeconds(10))).isTrue();
    assertThat(bot.callback(DiscordPayloads.smtp(MINJI, "550")).shown()).contains("550");
    checks.stop(Duration.ofMillis(100));
    assertThat(edits(bot, id, 2).getLast().shown()).contains("is being stopped");
    assertThat(checks.running()).isZero();
  }
}
