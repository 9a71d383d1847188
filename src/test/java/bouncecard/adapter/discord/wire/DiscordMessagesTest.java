package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages in Discord: those that the bot is asked to explain, and those that are said to it.
class DiscordMessagesTest extends DiscordWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int V2 = 1 << 15;

  private static final String SELF = "<@" + DiscordGuild.BOT + ">";

  @Test
  void explain_ofMessage_readsContentEmbedsAttachmentsAndWhatItForwards() {
    ObjectNode plain = DiscordMessages.message(MINJI, BOUNCE);
    assertThat(explained(plain).shown()).contains("bob@example.com");

    ObjectNode alert = DiscordMessages.message(MINJI, "");
    ObjectNode embed = alert.withArray("/embeds").addObject().put("type", "rich");
    embed.put("title", "Bounced").put("description", BOUNCE);
    embed
        .putArray("fields")
        .addObject()
        .put("name", "Queue")
        .put("value", "4F1")
        .put("inline", true);
    assertThat(explained(alert).shown()).contains("bob@example.com");

    ObjectNode forwarding = DiscordMessages.message(MINJI, "");
    forwarding
        .putObject("message_reference")
        .put("type", 1)
        .put("message_id", "1")
        .put("channel_id", DiscordGuild.CHANNEL);
    forwarding
        .putArray("message_snapshots")
        .addObject()
        .set("message", DiscordMessages.message(MINJI, BOUNCE));
    assertThat(explained(forwarding).shown()).contains("bob@example.com");

    ObjectNode components = DiscordMessages.message(MINJI, "").put("flags", V2);
    components
        .withArray("/components")
        .addObject()
        .put("type", 17)
        .put("id", 1)
        .putArray("components")
        .addObject()
        .put("type", 10)
        .put("id", 2)
        .put("content", BOUNCE);
    assertThat(explained(components).shown()).contains("bob@example.com");

    ObjectNode attached = DiscordMessages.message(MINJI, "");
    attached.withArray("/attachments").add(text("bounce.eml", BOUNCE));
    attached
        .withArray("/attachments")
        .add(text("screen.png", "x").put("content_type", "image/png"));
    String id = bot.deliver(DiscordPayloads.onMessage(ALICE, "Explain bounce", attached));
    assertThat(bot.await("edit", id).shown()).contains("bob@example.com").doesNotContain("screen");
  }

  private DiscordCall explained(ObjectNode message) {
    return bot.callback(DiscordPayloads.onMessage(ALICE, "Explain bounce", message));
  }

  @Test
  void explain_ofPicture_saysThatThereIsNoText() {
    ObjectNode picture = DiscordMessages.message(MINJI, "");
    picture.withArray("/attachments").add(text("a.png", "x").put("content_type", "image/png"));
    assertThat(explained(picture).shown()).contains("nothing in it that I could read");
  }

  @Test
  void mention_isAnsweredForAllUnderTheMessage() {
    String self = "<@" + DiscordGuild.BOT + ">";
    ObjectNode message = DiscordMessages.message(ALICE, self + " 450 vs 550");
    String id = bot.say(DiscordMessages.delivered(ALICE, message));
    DiscordCall post = post(id);
    assertThat(post.ids()).contains(DiscordGuild.CHANNEL);
    assertThat(post.flags()).isEqualTo(V2);
    assertThat(post.shown()).contains("450");
    assertThat(post.body().path("message_reference").path("message_id").asString()).isEqualTo(id);
    assertThat(post.body().path("enforce_nonce").asBoolean()).isTrue();
  }

  @Test
  void mention_alone_helpsOrPointsToTheMenu() {
    String self = SELF;
    DiscordPerson lonely = somebody(31);
    say(lonely, DiscordMessages.message(lonely, self));
    assertThat(direct(lonely).shown()).contains("What you can ask", "/bounce");
    DiscordPerson replying = somebody(32);
    ObjectNode answering = DiscordMessages.answer(replying, JSON.createObjectNode());
    ((ObjectNode) answering.path("referenced_message")).put("content", "");
    answering.put("content", self).put("type", 19);
    answering.set("author", DiscordMessages.user(replying.id()));
    answering.withArray("/mentions").add(DiscordGuild.bot());
    bot.discord()
        .talk()
        .add(DiscordGuild.CHANNEL, (ObjectNode) answering.path("referenced_message").deepCopy());
    say(replying, answering);
    assertThat(direct(replying).shown()).contains("Explain bounce");
  }

  private static DiscordPerson somebody(int number) {
    return new DiscordPerson("5000000000000001" + number, "en-US", Place.GUILD);
  }

  private String say(DiscordPerson person, ObjectNode message) {
    return bot.say(DiscordMessages.delivered(person, message));
  }

  private DiscordCall direct(DiscordPerson person) {
    return bot.discord()
        .calls()
        .await(call -> call.is("post", "4" + person.id().substring(1)), DiscordFixture.SOON);
  }

  private DiscordCall inChannel(String id) {
    return post(id);
  }

  @Test
  void mention_replyingToABounce_explainsIt() {
    ObjectNode asked = DiscordMessages.message(MINJI, BOUNCE);
    ObjectNode answering = DiscordMessages.message(ALICE, SELF + " what does this mean?");
    answering
        .put("type", 19)
        .putObject("message_reference")
        .put("type", 0)
        .put("message_id", asked.path("id").asString())
        .put("channel_id", DiscordGuild.CHANNEL);
    answering.set("referenced_message", asked);
    assertThat(inChannel(say(ALICE, answering)).shown()).contains("bob@example.com");
  }

  @Test
  void mention_inAThread_readsItTheNewestFirstAndWhatItWasBegunFrom() {
    ObjectNode starter = DiscordMessages.message(MINJI, BOUNCE).put("id", DiscordGuild.THREAD);
    bot.discord().talk().add(DiscordGuild.CHANNEL, starter);
    bot.discord().talk().add(DiscordGuild.THREAD, DiscordMessages.message(MINJI, "hm"));
    assertThat(inChannel(say(ALICE, inThread("이게 무슨 뜻이야?"))).shown()).contains("bob@example.com");
    String other = BOUNCE.replace("bob@", "amy@");
    bot.discord().talk().add(DiscordGuild.THREAD, DiscordMessages.message(MINJI, other));
    for (int i = 0; i < 150; i++) {
      bot.discord().talk().add(DiscordGuild.THREAD, DiscordMessages.message(MINJI, "hm " + i));
    }
    assertThat(inChannel(say(ALICE, inThread("explain"))).shown()).contains("amy@example.com");
  }

  private static ObjectNode inThread(String words) {
    return DiscordMessages.message(ALICE, SELF + " " + words)
        .put("channel_id", DiscordGuild.THREAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thanks", "ping"})
  void mention_ofTalk_isNoPublicCard(String words) {
    DiscordPerson person = somebody(words.equals("ping") ? 41 : 42);
    String id = say(person, DiscordMessages.message(person, SELF + " " + words));
    assertThat(direct(person).shown()).isNotEmpty();
    assertThat(bot.discord().calls().all(call -> isAnswerTo(call, id) && isInChannel(call)))
        .isEmpty();
  }

  private static boolean isInChannel(DiscordCall call) {
    return call.ids().contains(DiscordGuild.CHANNEL);
  }

  @Test
  void mention_ofTheBotsRole_isAnswered() {
    ObjectNode message = DiscordMessages.message(ALICE, "<@&" + DiscordGuild.BOT_ROLE + "> 450");
    message.withArray("/mention_roles").add(DiscordGuild.BOT_ROLE);
    assertThat(inChannel(say(ALICE, message)).shown()).contains("450");
  }

  @Test
  void direct_isAnsweredInTheLanguageThatThePersonWasSeenWith() {
    DiscordPerson person = new DiscordPerson("500000000000000077", "ko", Place.DIRECT);
    assertThat(post(bot.say(DiscordMessages.message(person, "550"))).shown()).contains("mailbox");
    bot.callback(DiscordPayloads.smtp(person, "550"));
    DiscordCall post = post(bot.say(DiscordMessages.message(person, "550")));
    assertThat(post.shown()).contains("메일함");
    assertThat(post.body().has("message_reference")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.1.1", "<@123> 550", "@bouncecard 550"})
  void message_withoutMention_isLetBe(String said) {
    String id = bot.say(DiscordMessages.delivered(ALICE, DiscordMessages.message(ALICE, said)));
    bot.callback(DiscordPayloads.smtp(ALICE, "550")); // comes later, and is answered
    assertThat(bot.discord().calls().isQuiet(call -> isAnswerTo(call, id), Duration.ofMillis(50)))
        .isTrue();
  }

  private DiscordCall post(String message) {
    return bot.discord().calls().await(call -> isAnswerTo(call, message), DiscordFixture.SOON);
  }

  private static boolean isAnswerTo(DiscordCall call, String message) {
    return call.name().equals("post") && call.body().path("nonce").asString("").equals(message);
  }

  private ObjectNode text(String name, String text) {
    return bot.discord().file(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }
}
