package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.triage.SampleLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Whole logs that people upload.
final class DiscordTriageTest extends DiscordWireTest {
  private static final Duration LARGE = Duration.ofSeconds(60);

  private ObjectNode log(int recipients) {
    return bot.discord()
        .file("mail.log", "text/plain", SampleLog.of(recipients).getBytes(StandardCharsets.UTF_8));
  }

  /// How large the large log is; up to 16 are taken.
  private static final int MEBIBYTES = Integer.getInteger("upload.mib", 2);

  private void assertSummedUp(String id, int recipients) {
    List<DiscordCall> edits =
        bot.discord()
            .calls()
            .await(
                1,
                call -> call.is("edit", "token-" + id) && call.shown().contains("Recipients "),
                LARGE);
    DiscordCall first = bot.all("edit", id).getFirst();
    assertThat(first.shown()).contains("MiB").doesNotContain("Recipients ");
    int eighth = recipients / 8;
    assertThat(edits.getLast().shown())
        .contains(
            "Recipients %,d".formatted(recipients),
            "62.5 % delivered, 25.0 % waiting, 12.5 % failed",
            "No such mailbox, example.com: %,d failed, 0 waiting".formatted(eighth),
            "Mailbox full, example.com: 0 failed, %,d waiting".formatted(eighth));
  }

  @Test
  void smtp_withALargeLog_showsProgressAndThenTheWholeSum() {
    int recipients = SampleLog.recipientsOf(MEBIBYTES);
    ObjectNode command =
        DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "what"), log(recipients));
    assertSummedUp(bot.deliver(command), recipients);
  }

  @Test
  void explain_ofMessageWithALargeLog_showsProgressAndThenTheWholeSum() {
    int recipients = SampleLog.recipientsOf(MEBIBYTES);
    ObjectNode message = DiscordMessages.message(MINJI, "the relay again");
    message.withArray("/attachments").add(log(recipients));
    assertSummedUp(
        bot.deliver(DiscordPayloads.onMessage(ALICE, "Explain bounce", message)), recipients);
  }

  private DiscordCall asked(String words, ObjectNode file) {
    String id = bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, words), file));
    assertThat(bot.callback(id).flags()).isEqualTo(EPHEMERAL);
    return bot.await("edit", id);
  }

  @Test
  void smtp_withALog_answersWithItsSummary() {
    assertThat(asked("what", log(2_000)).shown())
        .contains("Triage", "Recipients 2,000", "Do this first", "250 failed");
  }

  @Test
  void smtp_forTriageOfAPeriod_countsThatAlone() {
    assertThat(asked("triage since 2026-11-28T09:02", log(40)).shown()).contains("Recipients 28");
  }

  @Test
  void smtp_forTriageOfNothing_saysWhatToGive() {
    String id = bot.deliver(DiscordPayloads.smtp(ALICE, "triage"));
    bot.callback(id);
    assertThat(bot.await("edit", id).shown()).contains("Give a mail log");
  }

  @Test
  void explain_ofMessageWithALog_isAnsweredByItsSummary() {
    ObjectNode message = DiscordMessages.message(MINJI, "the relay again");
    message.withArray("/attachments").add(log(2_000));
    String id = bot.deliver(DiscordPayloads.onMessage(ALICE, "Explain bounce", message));
    assertThat(bot.await("edit", id).shown()).contains("Recipients 2,000");
  }

  @Test
  void press_aCause_showsWhatIsToldOfIt() {
    ObjectNode card = DiscordMessages.card(ALICE, asked("what", log(2_000)).body());
    DiscordCall part = bot.callback(DiscordFixture.press(ALICE, card, "cause"));
    assertThat(part.shown()).contains("How to fix it", "example.com", "250");
  }

  @Test
  void smtp_withALog_hasTheChartBesideTheCardForTheSamePerson() {
    String id =
        bot.deliver(DiscordPayloads.withFile(DiscordPayloads.smtp(ALICE, "what"), log(2_000)));
    DiscordCall picture = bot.await("followup", id);
    assertThat(picture.flags()).isEqualTo(EPHEMERAL);
    assertThat(picture.shown()).contains("No such mailbox: 250");
    assertThat(picture.file()).contains("PNG");
    assertThat(picture.body().path("attachments").path(0).path("description").asString())
        .contains("No such mailbox 250", "2026-11-28 09:00");
  }
}
