package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.triage.SampleLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Whole logs that people upload.
final class SlackTriageTest extends SlackBotTest {

  private ObjectNode log(int recipients) {
    return slack
        .workspace()
        .file("mail.log", "text/plain", SampleLog.of(recipients).getBytes(StandardCharsets.UTF_8));
  }

  /// How large the large log is; up to 16 are taken.
  private static final int MEBIBYTES = Integer.getInteger("upload.mib", 2);

  private static final Duration LARGE = Duration.ofSeconds(60);

  private void assertSummedUp(String first, String last, int recipients) {
    SlackCall card =
        slack
            .workspace()
            .calls()
            .await(
                call -> call.method().equals(last) && call.shown().contains("Recipients "), LARGE);
    SlackCall told = slack.workspace().calls().all(call -> call.method().equals(first)).getFirst();
    assertThat(told.shown()).contains("MiB").doesNotContain("Recipients ");
    assertThat(told.at()).isLessThan(card.at());
    assertThat(card.shown())
        .contains(
            "Recipients %,d".formatted(recipients),
            "62.5 % delivered, 25.0 % waiting, 12.5 % failed",
            "No such mailbox (example.com): recipients %,d".formatted(recipients / 8));
  }

  @Test
  void mention_withALargeLog_showsProgressAndThenTheWholeSum() {
    int recipients = SampleLog.recipientsOf(MEBIBYTES);
    ObjectNode mention = slack.payloads().mention(ANN, "");
    mention.putArray("files").add(log(recipients));
    slack.acked(slack.event(mention));
    assertSummedUp("chat.postMessage", "chat.update", recipients);
  }

  @Test
  void shortcut_onALargeLog_showsProgressAndThenTheWholeSum() {
    int recipients = SampleLog.recipientsOf(MEBIBYTES);
    ObjectNode message = SlackPayloads.message(BEN.id(), "the relay again");
    message.put("subtype", "file_share").putArray("files").add(log(recipients));
    slack.acked(
        slack.interactive(slack.payloads().messageShortcut(ANN, "explain_bounce", message)));
    assertSummedUp(SlackCall.RESPONSE_URL, SlackCall.RESPONSE_URL, recipients);
  }

  private SlackCall mentioned(String words, ObjectNode file) {
    ObjectNode mention = slack.payloads().mention(ANN, words);
    mention.putArray("files").add(file);
    slack.acked(slack.event(mention));
    return slack.called("chat.postMessage");
  }

  @Test
  void mention_withALog_isAnsweredByItsSummaryForAll() {
    SlackCall card = mentioned("", log(2_000));
    assertThat(card.shown()).contains("Triage", "Recipients 2,000", "Do this first", "(250)");
  }

  @Test
  void mention_forTriageOfAPeriod_countsThatAlone() {
    assertThat(mentioned("triage since 2026-11-28T09:02", log(40)).shown())
        .contains("Recipients 28");
  }

  @Test
  void shortcut_onALog_isAnsweredByItsSummaryForOne() {
    ObjectNode message = SlackPayloads.message(BEN.id(), "the relay again");
    message.put("subtype", "file_share").putArray("files").add(log(2_000));
    var shortcut =
        slack.interactive(slack.payloads().messageShortcut(ANN, "explain_bounce", message));
    SlackCall card = slack.answered(shortcut);
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
    assertThat(card.shown()).contains("Recipients 2,000");
  }

  @Test
  void mention_forTriageBelowALog_sumsThatUp() {
    ObjectNode before = SlackPayloads.message(BEN.id(), "here").put("subtype", "file_share");
    before.putArray("files").add(log(40));
    slack.workspace().thread(ANN, before);
    ObjectNode mention = slack.payloads().mention(ANN, "triage");
    mention.put("thread_ts", before.path("ts").asString());
    slack.acked(slack.event(mention));
    assertThat(slack.called("chat.postMessage").shown()).contains("Recipients 40");
  }

  @Test
  void command_forTriage_saysWhereALogGoes() {
    assertThat(slack.answered(slack.command("triage")).shown()).contains("Give a mail log");
  }

  @Test
  void press_aCause_showsWhatIsToldOfIt() {
    SlackCall card = mentioned("", log(2_000));
    var press = slack.interactive(slack.payloads().pressed(BEN, card, "cause", ""));
    assertThat(slack.answered(press).shown()).contains("How to fix it", "example.com", "250");
  }

  private void mayUpload() {
    slack.workspace().scopes(SlackWorkspace.SCOPES + ",files:write");
    mentioned("550", log(1)); // Slack says with each answer what the token may do
  }

  @Test
  void mention_withALog_sharesTheChartInTheThreadOfTheCard() {
    mayUpload();
    ObjectNode mention = slack.payloads().mention(ANN, "");
    mention.putArray("files").add(log(2_000));
    slack.acked(slack.event(mention));
    SlackCall done = slack.called("files.completeUploadExternal");
    SlackCall wanted = slack.called("files.getUploadURLExternal");
    assertThat(wanted.argument("alt_txt")).contains("No such mailbox 250", "2026-11-28 09:00");
    assertThat(done.argument("channel_id")).isEqualTo(ANN.channel());
    assertThat(done.argument("thread_ts")).isEqualTo(mention.path("ts").asString());
    assertThat(done.argument("initial_comment")).contains("No such mailbox: 250");
    SlackCall upload =
        slack.workspace().calls().all(call -> call.path().startsWith("/files/upload/")).getFirst();
    assertThat(upload.token()).isEmpty();
    assertThat(done.argument("files")).contains(upload.path().replaceFirst(".*/", ""));
  }

  @Test
  void mention_withALogWithoutThePermission_hasTheBarsInWords() {
    assertThat(mentioned("", log(2_000)).shown()).contains("Over time", "█");
    slack.acked(slack.event(slack.payloads().mention(ANN, "551")));
    slack.called("chat.postMessage", 2);
    assertThat(slack.workspace().calls().all(call -> call.method().startsWith("files.get")))
        .isEmpty();
  }
}
