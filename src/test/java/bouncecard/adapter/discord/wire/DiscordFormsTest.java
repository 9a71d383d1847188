package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.feedback.Wanted;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Settings, and “This was wrong”.
class DiscordFormsTest extends DiscordWireTest {
  private DiscordCall settled(DiscordPerson person, String may, String own, String audience) {
    DiscordCall form = bot.callback(DiscordPayloads.smtp(person, "settings"));
    assertThat(form.type()).isEqualTo(9);
    return bot.callback(
        DiscordPayloads.filledIn(
            person,
            form.body().path("data").path("custom_id").asString(),
            Map.of("own-language", own, "channel-language", "auto", "audience", audience),
            may));
  }

  @Test
  void settings_ofOneself_holdForOneself_andThoseOfTheChannelForWhoMayManageIt() {
    DiscordPerson person = new DiscordPerson("500000000000000501", "en-US", ALICE.place());
    assertThat(settled(person, "0", "ko", "all").shown()).contains("채널을 관리하는");
    DiscordCall card = bot.callback(DiscordPayloads.smtp(person, "550"));
    assertThat(card.shown()).contains("메일함");
    assertThat(card.flags() & EPHEMERAL).isNotZero();

    DiscordPerson manager = new DiscordPerson("500000000000000502", "en-US", ALICE.place());
    assertThat(settled(manager, DiscordPayloads.MANAGES, "auto", "all").shown())
        .contains("It is kept");
    assertThat(bot.callback(DiscordPayloads.smtp(person, "551")).flags() & EPHEMERAL).isZero();
    settled(manager, DiscordPayloads.MANAGES, "auto", "one");
    assertThat(bot.callback(DiscordPayloads.smtp(person, "552")).flags() & EPHEMERAL).isNotZero();
  }

  @Test
  void wrong_ofABounce_isKeptWithoutNames() {
    ObjectNode card =
        DiscordMessages.card(
            MINJI, bot.callback(DiscordPayloads.smtp(MINJI, BOUNCE)).body().path("data"));
    String button = DiscordFixture.button(card, "wrong");
    DiscordCall form = bot.callback(DiscordPayloads.press(MINJI, card, button));
    assertThat(form.type()).isEqualTo(9);
    String id = form.body().path("data").path("custom_id").asString();
    assertThat(id).doesNotContain("bob");
    Map<String, String> filled =
        Map.of("what", "not-a-bounce", "words", "just a talk with dan@example.net");
    DiscordCall thanks = bot.callback(DiscordPayloads.filledIn(MINJI, id, filled, "0"));
    assertThat(thanks.shown()).contains("고맙습니다");
    assertThat(thanks.flags() & EPHEMERAL).isNotZero();
    assertThat(bot.wrong())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.wanted())
                  .isEqualTo(
                      new Wanted(
                          Wanted.What.NOT_A_BOUNCE, "", "", "just a talk with user@example.com"));
              assertThat(one.reply()).doesNotContain("bob").contains("550 5.1.1");
            });
    DiscordCall forged =
        bot.callback(DiscordPayloads.filledIn(MINJI, "wrong|550|ko||AAAAAAAAAAAA", filled, "0"));
    assertThat(forged.shown()).contains("더 이상 남아 있지");
    assertThat(bot.wrong()).hasSize(1);
  }
}
