package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import bouncecard.adapter.net.Listener;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.probe.DomainName;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Live checks in Discord, of a mail server on the loopback.
final class DiscordChecksTest {
  private static final int EPHEMERAL = 1 << 6;
  private static final String CHECK = "check bob@example.com";
  private static final String MODERATORS = "210000000000000001";
  private static final String UNKNOWN = "550 5.1.1 User unknown";
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";
  private static final List<DiscordCall> SENT = new CopyOnWriteArrayList<>();

  private final CheckFixture fixture = new CheckFixture();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch isAsked = new CountDownLatch(1);
  private volatile String recipient = "250 2.1.5 Ok";
  private volatile boolean isSilent;
  private final Listener server = new Listener(this::serve);
  private final List<DiscordFixture> bots = new ArrayList<>();

  DiscordChecksTest() throws IOException {}

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

  private void serve(Socket socket) throws IOException {
    Listener.say(socket, "220 mx.example.com\r\n");
    for (String line = Listener.hear(socket); !line.isEmpty(); line = Listener.hear(socket)) {
      heard.add(line);
      isAsked.countDown();
      if (!isSilent) {
        Listener.say(socket, answer(line) + "\r\n");
      }
    }
  }

  private String answer(String line) {
    boolean isOfTarget = line.contains("bob@example.com");
    return line.startsWith("RCPT") || line.startsWith("VRFY")
        ? isOfTarget ? recipient : recipient.startsWith("4") ? recipient : UNKNOWN
        : "250 2.0.0 Ok";
  }

  private DiscordFixture start() throws Exception {
    return start(Set.of(DiscordGuild.CHANNEL), Set.of(), Set.of());
  }

  private DiscordFixture start(Set<String> channels, Set<String> roles, Set<String> users)
      throws Exception {
    fixture.with(new Permits(false, Set.of(new DomainName("example.com")), channels, roles, users));
    return start(new DiscordFixture(fixture.overSockets(server.port())));
  }

  private DiscordFixture start(DiscordFixture bot) throws Exception {
    bots.add(bot);
    bot.service().start();
    return bot;
  }

  private static List<DiscordCall> edits(DiscordFixture bot, String id, int count) {
    return bot.discord().calls().await(count, call -> call.is("edit", "token-" + id), soon());
  }

  private static Duration soon() {
    return DiscordFixture.SOON;
  }

  private static JsonNode drawn(DiscordCall call) {
    return call.name().equals("callback") ? call.body().path("data") : call.body();
  }

  private static DiscordCall askForAll(DiscordFixture bot, String query) {
    return bot.callback(DiscordPayloads.with(DiscordPayloads.smtp(ALICE, query), "public", true));
  }

  private static String press(DiscordFixture bot, ObjectNode card, String kind) {
    return bot.deliver(DiscordPayloads.press(ALICE, card, DiscordFixture.button(card, kind)));
  }

  private static String mention(DiscordFixture bot) {
    String said = "<@" + DiscordGuild.BOT + "> " + CHECK;
    return bot.say(DiscordMessages.delivered(ALICE, DiscordMessages.message(ALICE, said)));
  }

  private static DiscordCall posted(DiscordFixture bot, String nonce) {
    return bot.discord()
        .calls()
        .await(
            call ->
                call.name().equals("post") && call.body().path("nonce").asString("").equals(nonce),
            soon());
  }

  @Test
  void command_whileChecksAreOff_saysSo() throws Exception {
    DiscordFixture bot = start(new DiscordFixture(true, true));
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
    assertThat(heard).isEmpty();
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
    assertThat(heard).endsWith("RSET", "QUIT").noneMatch(line -> line.matches("(DATA|EXPN).*"));
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
    recipient = "450 4.2.0 Greylisted";
    DiscordFixture bot = start();
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, CHECK));
    DiscordCall last = edits(bot, id, 2).getLast();
    assertThat(last.shown()).contains("makes sense to ask again in");
    int asked = heard.size();
    ObjectNode card = DiscordMessages.card(ALICE, last.body());
    card.put("flags", card.path("flags").asInt() | EPHEMERAL);
    DiscordCall again = bot.callback(press(bot, card, "check-again"));
    assertThat(again.type()).isEqualTo(7);
    assertThat(again.shown()).contains("This answer was kept", "ask again in");
    assertThat(heard).hasSize(asked);
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
    isSilent = true;
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
    assertThat(isAsked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(bot.callback(DiscordPayloads.smtp(MINJI, "550")).shown()).contains("550");
    checks.stop(Duration.ofMillis(100));
    assertThat(edits(bot, id, 2).getLast().shown()).contains("is being stopped");
    assertThat(checks.running()).isZero();
  }
}
