package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.drawing.DiscordRenderer;
import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import bouncecard.app.AnswerCard;
import bouncecard.card.Button;
import bouncecard.card.Card;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people do in Discord, from the gateway's event to the calls that answer it.
class DiscordFlowsTest extends DiscordWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int V2 = 1 << 15;

  private DiscordCall smtp(DiscordPerson person, String query) {
    return bot.callback(DiscordPayloads.smtp(person, query));
  }

  private static JsonNode data(DiscordCall callback) {
    return callback.body().path("data");
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void smtp_anywhere_answersThePersonAlone(Place place) {
    DiscordCall answer = smtp(ALICE.in(place), "252 550");
    assertThat(answer.type()).isEqualTo(4);
    assertThat(answer.flags()).isEqualTo(V2 | EPHEMERAL);
    assertThat(answer.shown()).contains("252", "550", "VRFY");
  }

  @Test
  void smtp_sendsJustWhatTheRendererDraws() {
    for (String query : List.of("252 550", "5.7.x", "421 450 451 452")) {
      AnswerCard reply = DiscordFixture.reply(query);
      // Discord has a button of its own to dismiss what one person sees.
      Card card =
          reply
              .card()
              .with(
                  reply.card().buttons().stream()
                      .filter(button -> button.kind() != Button.Kind.DISMISS)
                      .toList());
      String drawn =
          new DiscordRenderer().render(new AnswerCard("", reply.answer(), card, reply.texts()));
      String firstPage = drawn.lines().findFirst().orElseThrow();
      assertThat(data(smtp(ALICE, query))).isEqualTo(JSON.readTree(firstPage));
    }
  }

  @Test
  void smtp_ofKorean_answersInTheirLanguage() {
    assertThat(smtp(MINJI, "550").shown()).contains("메일함");
  }

  @Test
  void smtp_withLanguage_answersInThatOne() {
    DiscordCall answer =
        bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(ALICE, "550"), "language", "ko"));
    assertThat(answer.shown()).contains("메일함");
    DiscordCall english =
        bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(MINJI, "550"), "language", "en"));
    assertThat(english.shown()).contains("mailbox");
  }

  @Test
  void smtp_public_answersAll() {
    DiscordCall byOption =
        bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(ALICE, "550"), "public", true));
    assertThat(byOption.flags()).isEqualTo(V2);
    assertThat(byOption.body().toString()).doesNotContain("share|").contains("dismiss|");
    assertThat(smtp(ALICE, "public 550").flags()).isEqualTo(V2);
  }

  @Test
  void smtp_withFile_defersReadsItAndAnswers() {
    ObjectNode file = text("bounce.txt", BOUNCE);
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "what"), file));
    DiscordCall deferred = bot.callback(id);
    assertThat(deferred.type()).isEqualTo(5);
    assertThat(deferred.flags()).isEqualTo(EPHEMERAL);
    DiscordCall edit = bot.await("edit", id);
    assertThat(edit.ids()).contains("@original");
    assertThat(edit.flags()).isEqualTo(V2);
    assertThat(edit.shown()).contains("bob@example.com", "550 5.1.1");
  }

  @Test
  void smtp_withFileForAll_defersForAll() {
    ObjectNode file = text("bounce.txt", BOUNCE);
    String id =
        bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "public what"), file));
    assertThat(bot.callback(id).flags()).isZero();
    assertThat(bot.await("edit", id).body().toString()).doesNotContain("share|");
  }

  @Test
  void smtp_withFileThatIsTooLargeOrElsewhere_saysSo() {
    ObjectNode large = text("large.eml", BOUNCE).put("size", 17 << 20);
    String first = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "x"), large));
    assertThat(bot.await("edit", first).shown()).contains("large.eml", "16 MiB");

    ObjectNode understated = text("big.txt", "x".repeat((16 << 20) + 1)).put("size", 10);
    String second =
        bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "550"), understated));
    assertThat(bot.await("edit", second).shown()).contains("big.txt", "16 MiB");

    ObjectNode elsewhere =
        text("b.eml", BOUNCE).put("url", "https://cdn.discordapp.com.example.org/b.eml");
    String third =
        bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "x"), elsewhere));
    assertThat(bot.await("edit", third).shown()).contains("b.eml", "Discord");
  }

  @Test
  void typing_offersQueriesWithNames() {
    JsonNode choices = data(bot.callback(DiscordPayloads.typed(ALICE, "55"))).path("choices");
    assertThat(choices.size()).isBetween(5, 25);
    assertThat(choices.findValuesAsString("value"))
        .contains("550")
        .allMatch(v -> v.length() <= 100);
    assertThat(choices.path(0).path("name").asString()).startsWith("55").contains(" · ");
  }

  @Test
  void bounce_opensFormThatIsReadWhenItComes() {
    DiscordCall opened = bot.callback(DiscordPayloads.command(MINJI, "bounce"));
    assertThat(opened.type()).isEqualTo(9);
    assertThat(data(opened).path("title").asString()).isEqualTo("반송 메일 붙여 넣기");
    DiscordCall card = bot.callback(DiscordPayloads.form(MINJI, BOUNCE, "auto"));
    assertThat(card.flags()).isEqualTo(V2 | EPHEMERAL);
    assertThat(card.shown()).contains("메일함");
    assertThat(bot.callback(DiscordPayloads.form(MINJI, BOUNCE, "en")).shown()).contains("mailbox");
    String filed = bot.deliver(DiscordPayloads.form(ALICE, "", "auto", text("b.eml", BOUNCE)));
    assertThat(bot.await("edit", filed).shown()).contains("bob@example.com");
    assertThat(bot.callback(DiscordPayloads.form(ALICE, "", "auto")).shown())
        .contains("nothing in it");
  }

  @Test
  void help_offersForm() {
    DiscordCall help = smtp(ALICE, "help");
    String button = DiscordFixture.button(help.body(), "paste");
    ObjectNode card = DiscordMessages.card(ALICE, data(help));
    assertThat(bot.callback(DiscordPayloads.press(ALICE, card, button)).type()).isEqualTo(9);
  }

  @Test
  void unknownCommand_isAnswered() {
    assertThat(bot.callback(DiscordPayloads.command(ALICE, "former")).shown()).contains("/smtp");
    assertThat(
            bot.callback(
                    DiscordPayloads.onMessage(ALICE, "Former", DiscordMessages.message(ALICE, "x")))
                .shown())
        .contains("/smtp");
    ObjectNode card = DiscordMessages.card(ALICE, JSON.createObjectNode());
    assertThat(bot.callback(DiscordPayloads.press(ALICE, card, "former:1")).shown())
        .contains("/smtp");
  }

  @Test
  void sameInteraction_deliveredAgain_isAnsweredOnce() {
    ObjectNode interaction = DiscordPayloads.smtp(ALICE, "550");
    for (int i = 0; i < 5; i++) {
      bot.deliver(interaction);
    }
    String id = interaction.path("id").asString();
    bot.callback(id);
    smtp(ALICE, "551");
    assertThat(bot.all("callback", id)).hasSize(1);
  }

  private ObjectNode text(String name, String text) {
    return bot.discord().file(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }
}
