package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.chat.CardName;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Delivery.Delivered;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Discord as others speak there: what one process began goes on in another one.
final class DiscordPlatformTest {
  private final DiscordFixture bot = new DiscordFixture(/* hasGuild= */ true);

  @BeforeEach
  void start() throws Exception {
    bot.service().start();
  }

  @AfterEach
  void stop() {
    bot.close();
    assertThat(DiscordOutgoing.overLimits(bot.discord().calls().all())).isEmpty();
    assertThat(new DiscordOutgoing().problems(bot.discord().calls().all())).isEmpty();
  }

  private ChatPlatform platform() {
    return bot.service().platform().orElseThrow();
  }

  private static RenderedCard card(String query) {
    return RenderedCard.unkept(DiscordFixture.reply(query));
  }

  private static String written(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Delivered.class);
    String written = ((Delivered) delivery).message().written();
    assertThat(delivery.toString()).doesNotContain(DiscordGuild.CHANNEL, "token-");
    return written;
  }

  private static MessageRef read(String written) {
    return MessageRef.parse(written).orElseThrow();
  }

  @Test
  void channel_isPostedToAndTheMessageChangedAndTakenAwayAfterARestart() throws Exception {
    ConversationRef channel = platform().channel(DiscordGuild.CHANNEL).orElseThrow();
    String written = written(platform().post(channel, card("550")));
    DiscordCall posted = bot.await("post", DiscordGuild.CHANNEL);
    assertThat(posted.body().has("nonce")).isFalse();
    bot.restart();
    platform().edit(read(written), card("252 550"));
    assertThat(bot.await("change", DiscordGuild.CHANNEL).shown()).contains("252");
    platform().delete(read(written));
    assertThat(bot.await("remove", DiscordGuild.CHANNEL).ids())
        .isEqualTo(bot.await("change", DiscordGuild.CHANNEL).ids());
  }

  @Test
  void channel_aCardOfTheSameName_standsOnceAndIsTheLatest() throws Exception {
    ConversationRef channel = platform().channel(DiscordGuild.CHANNEL).orElseThrow();
    String first = written(platform().share(channel, card("550"), new CardName("a1", false)));
    bot.restart();
    Delivery second = platform().share(channel, card("252 550"), new CardName("a1", true));
    assertThat(written(second)).isEqualTo(first);
    assertThat(bot.await("change", DiscordGuild.CHANNEL).shown()).contains("252");
  }

  @Test
  void interaction_isGoneOnWithAfterARestart() throws Exception {
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    bot.callback(id);
    ConversationRef answered =
        new ConversationRef("discord", "interaction/" + id + "/token-" + id + "/ANSWERED///1");
    String first = written(platform().tell(answered, card("550")));
    bot.restart();
    platform().edit(read(first), card("252 550"));
    assertThat(bot.await("edit", id).shown()).contains("252");
  }

  @Test
  void place_thatIsNotDiscords_isRefused() {
    ConversationRef other = new ConversationRef("lines", "ops");
    assertThat(platform().post(other, card("550"))).isInstanceOf(Delivery.Refused.class);
    ConversationRef broken = new ConversationRef("discord", "what/is/this");
    assertThat(platform().tell(broken, card("550"))).isInstanceOf(Delivery.Refused.class);
    assertThat(platform().edit(new MessageRef(broken, "x"), card("550")))
        .isInstanceOf(Delivery.Refused.class);
    assertThat(platform().channel("general")).isEmpty();
  }
}
