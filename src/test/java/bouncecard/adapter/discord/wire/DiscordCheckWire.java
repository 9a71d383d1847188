package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.wire.MailServerStandIn;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.probe.address.DomainName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tests of live checks in Discord have in common: a mail server on the loopback, and bots
/// that may ask it.
abstract class DiscordCheckWire {
  static final int EPHEMERAL = 1 << 6;
  static final String CHECK = "check bob@example.com";
  static final String MODERATORS = "210000000000000001";
  static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";
  private static final List<DiscordCall> SENT = new CopyOnWriteArrayList<>();

  final CheckFixture fixture = new CheckFixture();
  final MailServerStandIn server = new MailServerStandIn();
  final List<DiscordFixture> bots = new ArrayList<>();

  DiscordCheckWire() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    for (DiscordFixture bot : bots) {
      bot.close();
      SENT.addAll(bot.discord().calls().all());
      assertThat(DiscordOutgoing.overLimits(bot.discord().calls().all())).isEmpty();
    }
    server.close();
  }

  @AfterAll
  static void outgoing_all_validateAgainstDiscordsSchema() {
    assertThat(new DiscordOutgoing().problems(SENT)).isEmpty();
  }

  DiscordFixture start() throws Exception {
    return start(Set.of(DiscordGuild.CHANNEL), Set.of(), Set.of());
  }

  DiscordFixture start(Set<String> channels, Set<String> roles, Set<String> users)
      throws Exception {
    fixture.with(new Permits(false, Set.of(new DomainName("example.com")), channels, roles, users));
    return start(new DiscordFixture(fixture.overSockets(server.port())));
  }

  DiscordFixture start(DiscordFixture bot) throws Exception {
    bots.add(bot);
    bot.service().start();
    return bot;
  }

  static List<DiscordCall> edits(DiscordFixture bot, String id, int count) {
    return bot.discord().calls().await(count, call -> call.is("edit", "token-" + id), soon());
  }

  static Duration soon() {
    return DiscordFixture.SOON;
  }

  static JsonNode drawn(DiscordCall call) {
    return call.name().equals("callback") ? call.body().path("data") : call.body();
  }

  static DiscordCall askForAll(DiscordFixture bot, String query) {
    return bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(ALICE, query), "public", true));
  }

  static String press(DiscordFixture bot, ObjectNode card, String kind) {
    return bot.deliver(DiscordFixture.press(ALICE, card, kind));
  }

  static String mention(DiscordFixture bot) {
    String said = "<@" + DiscordGuild.BOT + "> " + CHECK;
    return bot.say(DiscordMessages.delivered(ALICE, DiscordMessages.message(ALICE, said)));
  }

  static DiscordCall posted(DiscordFixture bot, String nonce) {
    return bot.discord()
        .calls()
        .await(
            call ->
                call.name().equals("post") && call.body().path("nonce").asString("").equals(nonce),
            soon());
  }
}
