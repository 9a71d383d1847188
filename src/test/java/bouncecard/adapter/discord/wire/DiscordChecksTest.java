package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import bouncecard.app.check.Audit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/// Live checks in Discord.
@Execution(ExecutionMode.CONCURRENT) // each has a stand-in of its own, and waits for it
final class DiscordChecksTest extends DiscordCheckWire {
  DiscordChecksTest() throws IOException {}

  @Test
  void command_whileChecksAreOff_saysSo() throws Exception {
    DiscordFixture bot = start(new DiscordFixture(/* hasGuild= */ true));
    assertThat(bot.callback(DiscordPayloads.smtp(ALICE, CHECK)).shown())
        .contains("Live checks are off");
    DiscordCall bounce = bot.callback(DiscordPayloads.smtp(ALICE, BOUNCE));
    assertThat(drawn(bounce).findValuesAsString("label")).doesNotContain("Ask the server");
  }

  @Test
  void command_elsewhere_isDeniedAtOnce() throws Exception {
    DiscordFixture bot = start();
    for (Place place : new Place[] {Place.FOREIGN, Place.DIRECT, Place.GROUP}) {
      String id = bot.deliver(DiscordPayloads.smtp(ALICE.in(place), CHECK));
      assertThat(bot.callback(id).shown()).contains("was not run", "cannot be run in this channel");
      assertThat(bot.all("edit", id)).isEmpty();
    }
    assertThat(server.heard()).isEmpty();
    assertThat(fixture.audit())
        .hasSize(3)
        .allMatch(entry -> entry.outcome().equals("denied-channel"))
        .allMatch(entry -> entry.person().equals(ALICE.id()));
  }

  @Test
  void command_showsHowItGoesOnAndThenWhatCameOfItInOneMessage() throws Exception {
    DiscordFixture bot = start();
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    DiscordCall first = bot.callback(id);
    assertThat(first.type()).isEqualTo(4);
    assertThat(first.flags() & EPHEMERAL).isNotZero();
    assertThat(first.shown()).contains("Check of bob@example.com", "Checking: ");
    List<DiscordCall> edits = edits(bot, id, 2);
    assertThat(edits).hasSize(2).allMatch(call -> call.ids().contains("@original"));
    assertThat(edits.getFirst().shown()).contains("mx.example.com");
    assertThat(edits.getLast().shown()).contains("550 5.1.1", "Asked just now");
    assertThat(edits.getLast().body().findValuesAsString("label")).contains("Ask again");
    assertThat(edits.getLast().body().findValuesAsString("custom_id"))
        .isNotEmpty()
        .noneMatch(one -> one.contains("bob") || one.contains("example"));
    assertThat(server.heard())
        .endsWith("RSET", "QUIT")
        .noneMatch(line -> line.matches("(DATA|EXPN).*"));
    assertThat(fixture.audit())
        .singleElement()
        .returns("exists", Audit.Entry::outcome)
        .returns("b…@example.com", Audit.Entry::target);
    assertThat(bot.callback(DiscordPayloads.smtp(MINJI, CHECK)).shown()).contains("보관");
  }

  @Test
  void command_forAllInAnotherLanguage_isEditedForAllInIt() throws Exception {
    DiscordFixture bot = start();
    ObjectNode command = DiscordPayloads.with(DiscordPayloads.smtp(ALICE, CHECK), "public", true);
    String id = bot.deliver(DiscordPayloads.with(command, "language", "ko"));
    assertThat(bot.callback(id).flags() & EPHEMERAL).isZero();
    DiscordCall last = edits(bot, id, 2).getLast();
    assertThat(last.shown()).contains("방금");
    assertThat(last.body().findValuesAsString("custom_id"))
        .noneMatch(one -> one.startsWith("share"));
  }

  @Test
  void command_withAFileThatCannotBeHad_isCheckedAfterItsDeferral() throws Exception {
    DiscordFixture bot = start();
    bot.discord().script().always("file", DiscordGuild.error(404, 0));
    ObjectNode file = bot.discord().file("bounce.txt", "text/plain", new byte[] {'x'});
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, CHECK), file));
    assertThat(bot.callback(id).type()).isEqualTo(5);
    List<DiscordCall> edits = edits(bot, id, 3);
    assertThat(edits).hasSize(3).allMatch(call -> call.ids().contains("@original"));
    assertThat(edits.getFirst().shown()).contains("Checking: ");
    assertThat(edits.getLast().shown()).contains("Asked just now");
  }

  @Test
  void role_isTakenFromServersThatTheBotIsIn() throws Exception {
    DiscordFixture bot = start(Set.of(), Set.of(MODERATORS), Set.of());
    ObjectNode card =
        DiscordMessages.card(ALICE, drawn(bot.callback(DiscordPayloads.smtp(ALICE, BOUNCE))));
    String button = DiscordFixture.button(card, "check");
    assertThat(bot.callback(DiscordPayloads.press(ALICE, card, button)).shown())
        .contains("was not run");
    DiscordPerson elsewhere = ALICE.in(Place.FOREIGN);
    assertThat(
            bot.callback(DiscordPayloads.press(elsewhere, card, button, DiscordPayloads.MANAGES))
                .shown())
        .contains("was not run");
    String id = bot.deliver(DiscordPayloads.press(ALICE, card, button, DiscordPayloads.MANAGES));
    assertThat(edits(bot, id, 2).getLast().shown()).contains("Asked just now");
  }

  @Test
  void mention_isAnsweredAndEditedByName() throws Exception {
    DiscordFixture bot = start();
    String id = mention(bot);
    assertThat(posted(bot, id).shown()).contains("Checking: ");
    List<DiscordCall> edits =
        bot.discord().calls().await(2, call -> call.name().equals("change"), soon());
    assertThat(edits)
        .hasSize(2)
        .allMatch(
            call -> call.ids().equals(List.of(DiscordGuild.CHANNEL, bot.discord().posted(id))));
    assertThat(edits.getLast().shown()).contains("Asked just now");
    assertThat(edits.getLast().body().findValuesAsString("label")).contains("Delete this answer");
  }

  @Test
  void direct_isEditedByName() throws Exception {
    DiscordFixture bot = start(Set.of(), Set.of(), Set.of(ALICE.id()));
    DiscordPerson alone = ALICE.in(Place.DIRECT);
    bot.say(DiscordMessages.message(alone, CHECK));
    List<DiscordCall> edits =
        bot.discord()
            .calls()
            .await(2, call -> call.is("change", DiscordMessages.channelId(alone)), soon());
    assertThat(edits.getLast().shown()).contains("Asked just now");
  }

  @Test
  void button_onABounce_showsTheCheckInItsPlaceAndLeadsBack() throws Exception {
    DiscordFixture bot = start();
    DiscordCall bounce = bot.callback(DiscordPayloads.smtp(ALICE, BOUNCE));
    assertThat(drawn(bounce).findValuesAsString("label")).contains("Ask the server");
    String id = press(bot, DiscordMessages.card(ALICE, drawn(bounce)), "check");
    assertThat(bot.callback(id).type()).isEqualTo(7);
    List<DiscordCall> edits = edits(bot, id, 2);
    assertThat(edits).hasSize(2).allMatch(call -> call.ids().contains("@original"));
    assertThat(edits.getLast().shown()).contains("Asked just now");
    ObjectNode card = DiscordMessages.card(ALICE, edits.getLast().body());
    card.put("flags", card.path("flags").asInt() | EPHEMERAL); // which an edit does not change
    assertThat(card.findValuesAsString("label")).contains("Back to the bounce");
    DiscordCall back = bot.callback(press(bot, card, "back"));
    assertThat(back.type()).isEqualTo(7);
    assertThat(back.shown()).contains("Who must act");
  }

  @Test
  void button_onACardForAll_answersWhoPressedAlone() throws Exception {
    DiscordFixture bot = start();
    ObjectNode bounce = DiscordMessages.card(ALICE, drawn(askForAll(bot, BOUNCE)));
    String id = press(bot, bounce, "check");
    assertThat(bot.callback(id).type()).isEqualTo(4);
    assertThat(bot.callback(id).flags() & EPHEMERAL).isNotZero();
    DiscordCall last = edits(bot, id, 2).getLast();
    assertThat(last.ids()).contains("@original");
    assertThat(last.shown()).contains("Asked just now");
    assertThat(last.body().findValuesAsString("label")).doesNotContain("Back to the bounce");
  }

  @Test
  void command_thatIsPutOff_offersToAskAgainLaterAndDoesNotBefore() throws Exception {
    server.saysOfBob("450 4.2.0 Greylisted");
    DiscordFixture bot = start();
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    DiscordCall last = edits(bot, id, 2).getLast();
    assertThat(last.shown()).contains("makes sense to ask again in");
    int asked = server.heard().size();
    ObjectNode card = DiscordMessages.card(ALICE, last.body());
    card.put("flags", card.path("flags").asInt() | EPHEMERAL);
    DiscordCall again = bot.callback(press(bot, card, "check-again"));
    assertThat(again.type()).isEqualTo(7);
    assertThat(again.shown()).contains("This answer was kept", "ask again in");
    assertThat(server.heard()).hasSize(asked);
  }
}
