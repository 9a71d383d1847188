package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.wire.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What people are told when Discord's API does not do what it is asked.
class DiscordFaultsTest extends DiscordWireTest {
  private void next(String call, WebAnswer answer) {
    bot.discord().script().next(call, 1, answer);
  }

  /// The message to this person alone.
  private DiscordCall direct(DiscordPerson person) {
    String channel = "4" + person.id().substring(1);
    return bot.await("post", channel);
  }

  private static DiscordPerson somebody(int number) {
    return new DiscordPerson("50000000000000" + (1_000 + number), "en-US", ALICE.place());
  }

  @Test
  void expiredInteraction_isSaidDirectly() {
    next("callback", DiscordGuild.error(404, 10062));
    DiscordPerson person = somebody(1);
    String id = bot.deliver(DiscordPayloads.smtp(person, "550"));
    assertThat(direct(person).shown()).contains("too late");
    assertThat(bot.all("callback", id)).hasSize(1);
  }

  @Test
  void expiredToken_afterAFile_isSaidDirectly() {
    next("edit", DiscordGuild.error(401, 50027));
    DiscordPerson person = somebody(2);
    bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(person, "550"), file()));
    assertThat(direct(person).shown()).contains("too late");
  }

  @Test
  void interactionThatAnotherAnswered_isLeftToThem() {
    next("callback", DiscordGuild.error(400, 40060));
    DiscordPerson person = somebody(3);
    String id = bot.deliver(DiscordPayloads.smtp(person, "550"));
    bot.callback(id);
    bot.callback(DiscordPayloads.smtp(person, "551"));
    assertThat(bot.all("callback", id)).hasSize(1);
    assertThat(
            bot.discord()
                .calls()
                .isQuiet(
                    call ->
                        call.name().equals("dm") && call.body().toString().contains(person.id()),
                    Duration.ofMillis(50)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void serverFault_isTriedAgain(int status) {
    next("callback", DiscordGuild.error(status, 0));
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    awaitCalls("callback", id, 2);
  }

  @Test
  void connectionReset_isTriedAgain() {
    next("callback", WebAnswer.reset());
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    awaitCalls("callback", id, 2);
  }

  @Test
  void tooManyRequests_areWaitedFor() {
    next("callback", DiscordGuild.tooMany(1, /* isGlobal= */ false));
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    List<DiscordCall> calls = awaitCalls("callback", id, 2);
    assertThat(millisBetween(calls)).isGreaterThan(900);
  }

  @Test
  void tooManyRequestsOfAllKinds_areWaitedFor() {
    next("post", DiscordGuild.tooMany(1, /* isGlobal= */ true));
    String id = mention(ALICE);
    List<DiscordCall> calls =
        bot.discord().calls().await(2, call -> isAnswerTo(call, id), DiscordFixture.SOON);
    assertThat(millisBetween(calls)).isGreaterThan(900);
  }

  private static long millisBetween(List<DiscordCall> calls) {
    return (calls.get(1).call().at() - calls.get(0).call().at()) / 1_000_000;
  }

  private List<DiscordCall> awaitCalls(String name, String id, int count) {
    return bot.discord().calls().await(count, call -> call.is(name, id), DiscordFixture.SOON);
  }

  @Test
  void deletedMessage_isSaid() {
    ObjectNode card =
        DiscordMessages.card(
            MINJI, bot.callback(DiscordPayloads.smtp(ALICE, "550")).body().path("data"));
    next("callback", DiscordGuild.error(404, 10008));
    String id = bot.deliver(DiscordPayloads.press(MINJI, card, "language|550|ko"));
    List<DiscordCall> calls = awaitCalls("callback", id, 2);
    assertThat(calls.get(1).type()).isEqualTo(4);
    assertThat(calls.get(1).shown()).contains("삭제되어");
  }

  @Test
  void answerThatWasDeletedBeforeItCame_isSaid() {
    bot.discord().script().next("edit", 1, DiscordGuild.error(404, 10008));
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "550"), file()));
    assertThat(bot.await("followup", id).shown()).contains("deleted meanwhile");
  }

  @Test
  void answerThatDiscordDoesNotTake_isSaid() {
    next("callback", DiscordGuild.error(400, 50035));
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "550"));
    assertThat(awaitCalls("callback", id, 2).get(1).shown()).contains("Discord", "50035");
  }

  @ParameterizedTest
  @CsvSource({"50013, Send Messages", "50001, View Channel"})
  void missingPermission_forAMention_isSaidDirectly(int code, String permission) {
    next("post", DiscordGuild.error(403, code));
    DiscordPerson person = somebody(100 + code % 100);
    mention(person);
    assertThat(direct(person).shown()).contains(permission);
  }

  @Test
  void missingHistory_forAMention_isDoneWithout() {
    next("post", DiscordGuild.error(400, 160002));
    String id = mention(ALICE);
    List<DiscordCall> calls =
        bot.discord().calls().await(2, call -> isAnswerTo(call, id), DiscordFixture.SOON);
    assertThat(calls.get(1).body().has("message_reference")).isFalse();
  }

  @Test
  void personWhoTakesNoMessages_isLetBe() {
    next("callback", DiscordGuild.error(404, 10062));
    next("dm", DiscordGuild.error(403, 50007));
    DiscordPerson person = somebody(7);
    bot.deliver(DiscordPayloads.smtp(person, "550"));
    bot.discord()
        .calls()
        .await(
            call -> call.name().equals("dm") && call.body().toString().contains(person.id()),
            DiscordFixture.SOON);
    assertThat(bot.callback(DiscordPayloads.smtp(person, "550")).shown()).contains("550");
  }

  @Test
  void fileThatCannotBeFetched_isSaid() {
    next("file", DiscordGuild.error(500, 0));
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "550"), file()));
    assertThat(bot.await("edit", id).shown()).contains("b.txt", "Discord");
  }

  @Test
  void ourOwnFault_isSaidWithAnId() {
    DiscordCall answer = bot.callback(DiscordPayloads.smtp(DiscordFixture.FAILING, "550"));
    assertThat(answer.shown()).contains("went wrong on my side", "`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50013 | may manage the channel or the server",
        "160005 | locked",
        "50083 | archived",
        "10003 | not there any more"
      })
  void refusal_ofAMention_namesItsTrueReason(int code, String reason) {
    next("post", DiscordGuild.error(code == 10003 ? 404 : 403, code));
    DiscordPerson person = somebody(300 + code % 100);
    mention(person);
    assertThat(direct(person).shown()).contains(reason).doesNotContain("Whoever runs this bot");
  }

  private String mention(DiscordPerson person) {
    String said = "<@" + DiscordGuild.BOT + "> 550";
    return bot.say(DiscordMessages.delivered(person, DiscordMessages.message(person, said)));
  }

  private static boolean isAnswerTo(DiscordCall call, String message) {
    return call.name().equals("post") && call.body().path("nonce").asString("").equals(message);
  }

  private ObjectNode file() {
    return bot.discord().file("b.txt", "text/plain", "550 5.1.1".getBytes(StandardCharsets.UTF_8));
  }
}
