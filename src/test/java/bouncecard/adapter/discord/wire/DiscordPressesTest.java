package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the buttons and menus of cards do.
class DiscordPressesTest extends DiscordWireTest {
  private static final String BOUNCE =
      """
      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; bob@example.com
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 <bob@example.com>: User unknown
      """;

  private JsonNode ask(DiscordPerson person, String query) {
    return bot.callback(DiscordPayloads.smtp(person, query)).body().path("data");
  }

  private JsonNode askForAll(DiscordPerson person, String query) {
    return bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(person, query), "public", true))
        .body()
        .path("data");
  }

  private String press(DiscordPerson person, ObjectNode card, String kind) {
    return bot.deliver(DiscordFixture.press(person, card, kind));
  }

  @Test
  void ask_showsAFurtherCard() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "550"));
    DiscordCall answer = bot.callback(press(ALICE, card, "ask"));
    assertThat(answer.type()).isEqualTo(4);
    assertThat(answer.flags() & EPHEMERAL).isNotZero();
  }

  @Test
  void menu_asksWhatWasChosen() {
    JsonNode drawn = ask(ALICE, "find greylisting");
    String menu =
        drawn.findValues("custom_id").stream()
            .map(JsonNode::asString)
            .filter(id -> id.startsWith("ask||"))
            .findFirst()
            .orElseThrow();
    ObjectNode card = DiscordMessages.card(ALICE, drawn);
    DiscordCall answer = bot.callback(DiscordPayloads.choose(ALICE, card, menu, "4.2.0"));
    assertThat(answer.shown()).contains("Other mailbox status");
  }

  @Test
  void ask_ofAKoreanCard_isAnsweredInKorean() {
    JsonNode drawn = bot.callback(DiscordPayloads.smtp(ALICE, "550 in ko")).body().path("data");
    ObjectNode korean = DiscordMessages.card(ALICE, drawn);
    assertThat(bot.callback(press(ALICE, korean, "ask")).shown()).contains("조치할 사람");
  }

  @Test
  void language_ofOnesOwnCard_replacesIt() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "550"));
    DiscordCall answer = bot.callback(press(ALICE, card, "language"));
    assertThat(answer.type()).isEqualTo(7);
    assertThat(answer.shown()).contains("메일함");
  }

  @Test
  void language_ofACardForAll_showsAnother() {
    ObjectNode card = DiscordMessages.card(ALICE, askForAll(ALICE, "550"));
    DiscordCall answer = bot.callback(press(MINJI, card, "language"));
    assertThat(answer.type()).isEqualTo(4);
    assertThat(answer.flags() & EPHEMERAL).isNotZero();
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void share_postsForAllAndTakesOnesOwnAway(Place place) {
    ObjectNode card = DiscordMessages.card(ALICE.in(place), ask(ALICE.in(place), "550"));
    String id = press(ALICE.in(place), card, "share");
    DiscordCall shared = bot.callback(id);
    assertThat(shared.type()).isEqualTo(4);
    assertThat(shared.flags() & EPHEMERAL).isZero();
    assertThat(shared.shown()).contains("Some \\*Body\\*").doesNotContain("<@");
    assertThat(bot.await("delete", id).ids()).contains(card.path("id").asString());
    assertThat(bot.all("followup", id)).isEmpty();
  }

  @Test
  void share_pressedTwiceOrWhoseAnswerIsLost_standsOnce() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "252 550"));
    bot.discord().lose("callback", 1);
    String first = press(ALICE, card, "share");
    bot.await("delete", first);
    String second = press(ALICE, card, "share");
    assertThat(bot.callback(second).shown()).contains("shared already");
    assertThat(bot.all("followup", first)).isEmpty();
    assertThat(bot.all("followup", second)).isEmpty();
  }

  @Test
  void share_whosePrivateCardWasDeleted_standsWithoutAWordOfFailure() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "252 551"));
    bot.discord().script().next("delete", 1, DiscordGuild.error(404, 10008));
    String id = press(ALICE, card, "share");
    bot.await("delete", id);
    bot.callback(DiscordPayloads.smtp(ALICE, "550")); // comes later, and is answered
    assertThat(bot.all("callback", id)).hasSize(1);
    assertThat(bot.all("followup", id)).isEmpty();
  }

  @Test
  void share_whereNobodyElseSeesIt_saysSo() {
    ObjectNode card =
        DiscordMessages.card(ALICE.in(Place.FOREIGN), ask(ALICE.in(Place.FOREIGN), "550"));
    bot.discord().hide(true);
    String id = press(ALICE.in(Place.FOREIGN), card, "share");
    DiscordCall edit = bot.await("edit", id);
    bot.discord().hide(false);
    assertThat(edit.shown()).contains("Use External Apps");
    assertThat(bot.all("delete", id)).isEmpty();
  }

  @Test
  void copy_showsTheTextsInBlocks() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "221"));
    DiscordCall answer = bot.callback(press(ALICE, card, "copy"));
    assertThat(answer.shown()).contains("**Markdown**\n```\n## ", "**Jira**\n```\nh2. ", "221");
    assertThat(answer.flags()).isEqualTo(EPHEMERAL | 1 << 15);
  }

  @Test
  void copy_ofALongText_sendsFiles() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "421 450 451 452"));
    DiscordCall answer = bot.callback(press(ALICE, card, "copy"));
    assertThat(answer.body().path("data").path("attachments").path(0).path("filename").asString())
        .isEqualTo("bouncecard.md");
    assertThat(answer.body().path("data").path("attachments").path(1).path("filename").asString())
        .isEqualTo("bouncecard.jira.txt");
    assertThat(answer.file()).contains("421", "452").hasSizeGreaterThan(2_000);
  }

  @Test
  void detail_ofABounce_saysWhy() {
    ObjectNode card = DiscordMessages.card(ALICE, pasted());
    assertThat(bot.callback(press(ALICE, card, "detail")).shown()).contains("Decided");
  }

  @Test
  void more_showsTheNextPage() {
    JsonNode drawn = ask(ALICE, "find spf");
    ObjectNode card = DiscordMessages.card(ALICE, drawn);
    DiscordCall answer =
        bot.callback(DiscordPayloads.press(ALICE, card, "more|421 450 451 452|en|2"));
    assertThat(answer.type()).isEqualTo(4);
    assertThat(answer.shown()).contains("452");
  }

  @Test
  void afterARestart_buttonsOfCodesWork_andThoseOfBouncesSayWhatIsLost() throws Exception {
    ObjectNode codes = DiscordMessages.card(ALICE, ask(ALICE, "550 5.1.1"));
    ObjectNode bounce = DiscordMessages.card(ALICE, pasted());
    bot.restart();
    assertThat(bot.callback(press(ALICE, codes, "language")).shown()).contains("메일함");
    for (String kind : new String[] {"language", "share", "copy", "detail"}) {
      String id = press(ALICE, bounce, kind);
      DiscordCall told = bot.callback(id);
      assertThat(told.type()).isEqualTo(4);
      assertThat(told.flags() & EPHEMERAL).isNotZero();
      assertThat(told.shown())
          .contains(kind.equals("language") ? "더 이상 남아 있지" : "I no longer have", "550 5.1.1");
      assertThat(bot.all("delete", id)).isEmpty();
    }
  }

  @Test
  void customIds_ofABounce_tellNothingOfIt() {
    assertThat(pasted().findValuesAsString("custom_id"))
        .isNotEmpty()
        .noneMatch(id -> id.contains("bob") || id.contains("example"));
  }

  private JsonNode pasted() {
    return bot.callback(DiscordPayloads.form(ALICE, BOUNCE, "auto")).body().path("data");
  }

  @Test
  void dismiss_ofOnesOwnCard_takesItAway() {
    ObjectNode card = DiscordMessages.card(ALICE, ask(ALICE, "550"));
    assertThat(card.toString()).doesNotContain("dismiss|"); // Discord has its own
    String id = bot.deliver(DiscordPayloads.press(ALICE, card, "dismiss|550|en"));
    assertThat(bot.callback(id).type()).isEqualTo(6);
    assertThat(bot.await("delete", id).ids()).contains("@original");
  }

  @Test
  void delete_ofACardForAll_isForWhoeverAskedAndForModerators() {
    ObjectNode byCommand = DiscordMessages.card(ALICE, askForAll(ALICE, "550"));
    ObjectNode byMention = DiscordMessages.answer(ALICE, askForAll(ALICE, "550"));
    for (ObjectNode card : new ObjectNode[] {byCommand, byMention}) {
      String others = press(MINJI, card, "dismiss");
      DiscordCall refused = bot.callback(others);
      assertThat(refused.shown()).contains("Only the person who asked");
      assertThat(refused.flags() & EPHEMERAL).isNotZero();
      assertThat(bot.all("delete", others)).isEmpty();

      bot.await("delete", press(ALICE, card, "dismiss"));

      String button = DiscordFixture.button(card, "dismiss");
      for (Place place : new Place[] {Place.GUILD, Place.FOREIGN}) {
        DiscordPerson moderator = new DiscordPerson("500000000000000003", "en-US", place);
        bot.await(
            "delete",
            bot.deliver(DiscordPayloads.press(moderator, card, button, DiscordPayloads.MANAGES)));
      }
    }
  }
}
