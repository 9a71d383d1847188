package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.serve.StartException;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels that are watched.
final class DiscordWatchTest {
  private static final DiscordPerson ANN =
      new DiscordPerson("500000000000000001", "en-US", DiscordPerson.Place.GUILD);
  private static final int MESSAGE_CONTENT = 1 << 15;
  private static final String BOUNCE =
      "Nov 30 02:00:00 mail postfix/smtp[1]: ABCDEF1234: to=<bob@example.com>,"
          + " relay=mx.example.com[192.0.2.7]:25, delay=1, dsn=5.1.1, status=bounced (host"
          + " mx.example.com[192.0.2.7] said: 550 5.1.1 User unknown (in reply to RCPT TO"
          + " command))";
  private static final String OTHER =
      BOUNCE.replace("550 5.1.1 User unknown", "452 4.2.2 Mailbox full");

  private final WatchLedger ledger = WatchLedger.inMemory();
  private volatile Duration ahead = Duration.ZERO;
  private final DiscordFixture bot = bot(DiscordGuild.CHANNEL);

  private DiscordFixture bot(String channel) {
    return new DiscordFixture(
        WatchTerms.of(List.of(channel), true, ZoneId.of("UTC")),
        ledger,
        () -> Instant.now().plus(ahead));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private static ObjectNode said(String content) {
    return DiscordMessages.delivered(ANN, DiscordMessages.message(ANN, content));
  }

  private static ObjectNode alert(String content) {
    ObjectNode message = said(content);
    ((ObjectNode) message.path("author")).put("bot", true).put("id", "600000000000000001");
    return message.put("webhook_id", "600000000000000001");
  }

  private DiscordCall posted(int count) {
    return bot.discord().calls().await(count, call -> call.name().equals("post"), SOON).getLast();
  }

  private List<DiscordCall> posts() {
    return bot.discord().calls().all(call -> call.name().equals("post"));
  }

  private static String answered(DiscordCall card) {
    return card.body().path("message_reference").path("message_id").asString();
  }

  /// What is said after all else is answered.
  private void answeredAfter(int posts) {
    String last = bot.say(alert(OTHER));
    assertThat(answered(posted(posts + 1))).isEqualTo(last);
  }

  @Test
  void bounce_isAnsweredOnceAndNobodyIsPinged() throws Exception {
    bot.service().start();
    assertThat(intents() & MESSAGE_CONTENT).isNotZero();
    ObjectNode message = alert(BOUNCE);
    bot.say(message);
    bot.say(message);
    DiscordCall card = posted(1);
    assertThat(card.ids()).startsWith(DiscordGuild.CHANNEL);
    assertThat(answered(card)).isEqualTo(message.path("id").asString());
    assertThat(card.body().path("allowed_mentions").path("parse")).isEmpty();
    assertThat(card.body().path("allowed_mentions").path("replied_user").asBoolean(false))
        .isFalse();
    assertThat(card.body().toString()).contains("does not exist", "mute|", "wrong|", "dismiss|");
    answeredAfter(1);
    assertThat(posts()).hasSize(2);
  }

  @Test
  void mute_ofSomebodyWhoSpeaksAnotherLanguage_isAskedInTheCardsLanguage() throws Exception {
    bot.service().start();
    bot.say(alert(BOUNCE));
    ObjectNode card = DiscordMessages.card(ANN, posted(1).body());
    awaitKept();
    for (String gone : new String[] {"", "mute|nothing of ours|en", "unmute|nothing of ours|en"}) {
      String button = gone.isEmpty() ? DiscordFixture.button(card, "mute") : gone;
      DiscordCall answer = bot.callback(DiscordPayloads.press(DiscordPerson.MINJI, card, button));
      assertThat(answer.shown()).isNotBlank().doesNotContainPattern("[가-힣]");
    }
  }

  private int intents() {
    List<JsonNode> all = bot.gateway().received().all(one -> one.path("op").asInt() == 2);
    return all.getLast().path("d").path("intents").asInt();
  }

  @Test
  void ownMessagesOtherChannelsAndMentions_areNotAnswered() throws Exception {
    bot.service().start();
    ObjectNode own = alert(BOUNCE);
    ((ObjectNode) own.path("author")).put("id", DiscordGuild.BOT);
    bot.say(own);
    bot.say(alert(BOUNCE).put("channel_id", "300000000000000555"));
    ObjectNode ours = alert(BOUNCE);
    ((ArrayNode) ours.path("components"))
        .addObject()
        .put("type", 1)
        .putArray("components")
        .addObject()
        .put("type", 2)
        .put("style", 2)
        .put("label", "Share")
        .put("custom_id", "share|550|en");
    bot.say(ours);
    answeredAfter(0);
    assertThat(posts()).hasSize(1);
  }

  @Test
  void edit_isAnsweredWherePeopleMadeIt() throws Exception {
    bot.service().start();
    ObjectNode preview = alert(BOUNCE);
    bot.gateway().dispatch("MESSAGE_UPDATE", preview);
    ObjectNode message = alert("deploying");
    String id = bot.say(message);
    ObjectNode edited = message.deepCopy();
    edited.put("content", BOUNCE).put("edited_timestamp", "2026-11-30T00:00:00.000000+00:00");
    bot.gateway().dispatch("MESSAGE_UPDATE", edited);
    bot.gateway().dispatch("MESSAGE_UPDATE", edited);
    assertThat(answered(posted(1))).isEqualTo(id);
    answeredAfter(1);
    assertThat(posts()).hasSize(2);
  }

  @Test
  void file_isRead() throws Exception {
    bot.service().start();
    ObjectNode message = said("what is this");
    ((ArrayNode) message.path("attachments"))
        .add(
            bot.discord()
                .file("maillog.txt", "text/plain", BOUNCE.getBytes(StandardCharsets.UTF_8)));
    bot.say(message);
    assertThat(posted(1).body().toString()).contains("bob@example.com");
  }

  @Test
  void thread_isWatchedWithItsChannel() throws Exception {
    bot.service().start();
    String id = bot.say(alert(BOUNCE).put("channel_id", DiscordGuild.THREAD));
    DiscordCall card = posted(1);
    assertThat(card.ids()).startsWith(DiscordGuild.THREAD);
    assertThat(answered(card)).isEqualTo(id);
  }

  @Test
  void card_thatIsTooOldToBeChanged_isGoneOnWithInANewReply() throws Exception {
    bot.service().start();
    bot.say(alert(BOUNCE));
    DiscordCall first = posted(1);
    awaitKept();
    bot.discord().script().next("change", 1, DiscordGuild.error(400, 30046));
    ahead = Duration.ofSeconds(20);
    bot.say(alert(BOUNCE.replace("bob", "carol")));
    DiscordCall second = posted(2);
    assertThat(answered(second)).isEqualTo(answered(first));
    assertThat(second.body().toString()).contains("2 times");
  }

  @Test
  void restart_goesOnWithTheSameCard() throws Exception {
    bot.service().start();
    bot.say(alert(BOUNCE));
    posted(1);
    awaitKept();
    bot.restart();
    ahead = Duration.ofSeconds(20);
    bot.say(alert(BOUNCE.replace("bob", "carol")));
    DiscordCall changed = bot.discord().calls().await(call -> call.name().equals("change"), SOON);
    assertThat(changed.body().toString()).contains("2 times");
    assertThat(posts()).hasSize(1);
  }

  /// A card was posted, and the bot was killed before it noted that.
  @Test
  void restart_afterACardThatNobodyNoted_changesItAndPostsNoOther() throws Exception {
    bot.service().start();
    bot.say(alert(BOUNCE));
    String nonce = posted(1).body().path("nonce").asString();
    awaitKept();
    bot.restart(
        () ->
            ledger
                .all()
                .forEach(
                    (key, line) ->
                        AddressFields.parse(line, 27)
                            .ifPresent(
                                fields -> {
                                  List<String> before = new ArrayList<>(fields);
                                  // Where the next message goes, which is known after this one.
                                  before.set(7, before.get(7).replace(nonce + "+", nonce));
                                  before.set(9, "");
                                  before.set(10, "");
                                  before.set(15, "0");
                                  ledger.put(key, AddressFields.written(before));
                                })));
    ahead = Duration.ofSeconds(20);
    bot.say(alert(BOUNCE.replace("bob", "carol")));
    DiscordCall changed =
        bot.discord()
            .calls()
            .await(call -> call.name().equals("change") && call.shown().contains("2 times"), SOON);
    assertThat(changed.ids().get(1)).isEqualTo(bot.discord().posted(nonce));
  }

  /// Waits until what came of posting is kept.
  private void awaitKept() {
    DiscordFixture.await(
        () ->
            ledger.all().values().stream()
                .flatMap(line -> AddressFields.parse(line, 27).stream())
                .anyMatch(fields -> !fields.get(9).isEmpty()));
  }

  @Test
  void start_whereDiscordDoesNotShowWhatIsInMessages_saysWhichSwitchToFlip() {
    bot.gateway().refuse(4014);
    assertThatThrownBy(bot.service()::start)
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll("4014", "Message Content Intent", "watch.channels");
  }

  @Test
  void channelOfAnotherPlatform_needsNothingOfDiscord() throws Exception {
    try (DiscordFixture other = bot("C024BE91L")) {
      other.service().start();
      List<JsonNode> all = other.gateway().received().all(one -> one.path("op").asInt() == 2);
      assertThat(all.getLast().path("d").path("intents").asInt() & MESSAGE_CONTENT).isZero();
    }
  }
}
