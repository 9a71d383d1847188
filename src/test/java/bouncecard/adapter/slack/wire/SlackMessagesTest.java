package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// “Explain bounce” on messages of all kinds, mentions, and messages to the bot alone.
final class SlackMessagesTest extends SlackBotTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SlackPerson ALONE = ANN.in("D0ANN00001");

  private SlackCall explained(ObjectNode message) {
    Envelope shortcut =
        slack.interactive(slack.payloads().messageShortcut(ANN, "explain_bounce", message));
    assertThat(slack.acked(shortcut).payload().isMissingNode()).isTrue();
    return slack.answered(shortcut);
  }

  private static ObjectNode message(String text, String more) {
    ObjectNode message = SlackPayloads.message(BEN.id(), text);
    message.setAll((ObjectNode) JSON.readTree(more.replace('\'', '"')));
    return message;
  }

  @Test
  void shortcut_onText_isAnsweredWhereItWasAsked() {
    SlackCall card =
        explained(
            SlackPayloads.message(
                BEN.id(),
                "&lt;<mailto:bob@example.com|bob@example.com>&gt;: host"
                    + " <http://mx.example.com|mx.example.com>[192.0.2.1] said: 550 5.1.1"
                    + " &lt;<mailto:bob@example.com|bob@example.com>&gt;: User unknown"));
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
    assertThat(card.shown())
        .contains("bob@example.com", "550 5.1.1 <bob@example.com>: User unknown");
  }

  @Test
  void shortcut_inAThread_isAnsweredInTheThread() {
    ObjectNode message = SlackPayloads.message(BEN.id(), "550 5.1.1 User unknown");
    message.put("thread_ts", "1763999999.000001");
    assertThat(explained(message).argument("thread_ts")).isEqualTo("1763999999.000001");
  }

  static Stream<String> bounces() {
    return Stream.of(
        // What a person typed or pasted, as Slack's own editor makes it
        "{'blocks':[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
            + "{'type':'text','text':'look: '}]},{'type':'rich_text_preformatted','elements':["
            + "{'type':'text','text':'550 5.1.1 <'},"
            + "{'type':'link','url':'mailto:bob@example.com','text':'bob@example.com'},"
            + "{'type':'text','text':'>: User unknown'}]}]}]}",
        "{'blocks':[{'type':'rich_text','elements':[{'type':'rich_text_quote','elements':["
            + "{'type':'text','text':'550 5.1.1 <bob@example.com>: User unknown'}]}]}]}",
        "{'blocks':[{'type':'rich_text','elements':[{'type':'rich_text_list','style':'bullet',"
            + "'elements':[{'type':'rich_text_section','elements':["
            + "{'type':'text','text':'550 5.1.1 <bob@example.com>: User unknown'}]}]}]}]}",
        // What alerting apps post
        "{'blocks':[{'type':'header','text':{'type':'plain_text','text':'Alert'}},"
            + "{'type':'section','text':{'type':'mrkdwn','text':'```550 5.1.1"
            + " &lt;bob@example.com&gt;: User unknown```'}}]}",
        "{'blocks':[{'type':'section','fields':[{'type':'mrkdwn','text':'*Error*'},"
            + "{'type':'mrkdwn','text':'550 5.1.1 &lt;bob@example.com&gt;: User unknown'}]}]}",
        "{'blocks':[{'type':'context','elements':[{'type':'mrkdwn',"
            + "'text':'550 5.1.1 &lt;bob@example.com&gt;: User unknown'}]},"
            + "{'type':'a_block_of_the_future'}]}",
        "{'attachments':[{'color':'danger','title':'Bounce',"
            + "'text':'550 5.1.1 &lt;bob@example.com&gt;: User unknown','fallback':'Bounce'}]}",
        "{'attachments':[{'fields':[{'title':'Reply',"
            + "'value':'550 5.1.1 &lt;bob@example.com&gt;: User unknown'}]}]}",
        "{'attachments':[{'fallback':'550 5.1.1 &lt;bob@example.com&gt;: User unknown'}]}",
        "{'attachments':[{'blocks':[{'type':'section','text':{'type':'mrkdwn',"
            + "'text':'550 5.1.1 &lt;bob@example.com&gt;: User unknown'}}]}]}",
        // A message that somebody shared
        "{'attachments':[{'is_share':true,'message_blocks':[{'team':'T1','message':{'blocks':["
            + "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
            + "{'type':'text','text':'550 5.1.1 <bob@example.com>: User unknown'}]}]}]}}]}]}");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("bounces")
  void shortcut_onWhatIsInAMessage_readsIt(String more) {
    assertThat(explained(message("", more)).shown())
        .contains("bob@example.com", "The mailbox does not exist");
  }

  @Test
  void shortcut_onTextThatBeginsWithPublic_isStillForThePersonAlone() {
    SlackCall card = explained(SlackPayloads.message(BEN.id(), "public 550 5.1.1"));
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
  }

  @Test
  void shortcut_onAPreformattedReport_readsItLineByLine() {
    ObjectNode message = SlackPayloads.message(BEN.id(), "");
    ObjectNode block = message.putArray("blocks").addObject().put("type", "rich_text");
    block
        .putArray("elements")
        .addObject()
        .put("type", "rich_text_preformatted")
        .putArray("elements")
        .addObject()
        .put("type", "text")
        .put(
            "text",
            "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; bob@example.com\n"
                + "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Over quota");
    assertThat(explained(message).shown()).contains("bob@example.com", "552", "Over quota");
  }

  @Test
  void shortcut_onNothing_saysWhatWouldWork() {
    assertThat(explained(SlackPayloads.message(BEN.id(), "")).shown())
        .contains("nothing in it that I could read");
  }

  private ObjectNode withFiles(ObjectNode... files) {
    ObjectNode message = SlackPayloads.message(BEN.id(), "");
    message.put("subtype", "file_share");
    for (ObjectNode file : files) {
      message.withArray("files").add(file);
    }
    return message;
  }

  private ObjectNode file(String name, String text) {
    return slack
        .workspace()
        .file(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shortcut_onFiles_readsThemAll() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("inner.log"));
      zip.write(
          "554 5.7.1 <eve@example.net>: Relay access denied".getBytes(StandardCharsets.UTF_8));
    }
    String shown =
        explained(
                withFiles(
                    file("mail.txt", BOUNCE),
                    file("full.log", "552 5.2.2 <amy@example.org> Mailbox full"),
                    slack.workspace().file("more.zip", "application/zip", packed.toByteArray())))
            .shown();
    assertThat(shown).contains("No such mailbox", "Mailbox full", "Relaying denied");
    assertThat(
            slack.workspace().calls().all(call -> call.method().equals(SlackCall.FILE)).stream()
                .map(SlackCall::token))
        .containsOnly(SlackWorkspace.BOT_TOKEN);
  }

  @Test
  void shortcut_onAFileOfAnotherWorkspace_asksForItsAddress() {
    ObjectNode known = file("mail.txt", BOUNCE);
    ObjectNode told = JSON.createObjectNode().put("id", known.path("id").asString());
    told.put("file_access", "check_file_info");
    assertThat(explained(withFiles(told)).shown()).contains("bob@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/files/x.eml",
        "https://files.slack.com.example.com/x.eml",
        "https://example.com/slack.com/x.eml",
        "http://files.slack.com/x.eml",
        "https://files.slack.com:8443/x.eml",
        "ftp://files.slack.com/x.eml",
        "not an address"
      })
  void shortcut_onAFileElsewhere_sendsTheTokenNowhere(String url) {
    ObjectNode file = file("mail.eml", BOUNCE).put("url_private_download", url);
    assertThat(explained(withFiles(file)).shown()).contains("mail.eml", "from Slack");
    assertThat(slack.workspace().calls().all(call -> call.method().equals(SlackCall.FILE)))
        .isEmpty();
  }

  @Test
  void shortcut_onAFileThatLeadsElsewhere_doesNotFollow() {
    slack
        .workspace()
        .script()
        .always(
            SlackCall.FILE,
            new WebAnswer(
                WebAnswer.Fate.SENT,
                302,
                java.util.Map.of("Location", "http://localhost:1/stolen"),
                new byte[0],
                java.time.Duration.ZERO));
    assertThat(explained(withFiles(file("mail.eml", BOUNCE))).shown()).contains("mail.eml");
  }

  @Test
  void shortcut_onAFileThatWasPostedElsewhere_saysSoAndDoesNotNameAScopeThatIsThere() {
    ObjectNode file = file("mail.eml", BOUNCE);
    slack
        .workspace()
        .script()
        .always(
            SlackCall.FILE,
            WebAnswer.octets("text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
    assertThat(explained(withFiles(file)).shown())
        .contains("mail.eml", "posted where I am not")
        .doesNotContain("files:read");
  }

  @Test
  void shortcut_onAPdf_saysThatItCannotBeRead() {
    assertThat(explained(withFiles(file("bounce.pdf", "%PDF-1.7\n1 0 obj\n<<>>\n"))).shown())
        .contains("I cannot read PDF", "bounce.pdf")
        .doesNotContain("Share to channel");
  }

  @Test
  void shortcut_onAFileWithoutThePermission_namesIt() {
    ObjectNode file = file("mail.eml", BOUNCE);
    slack.workspace().scopes("chat:write,commands");
    slack.answered(slack.command("550")); // tells what the token may do
    assertThat(bot.health().detail()).contains("files are not read without files:read");
    slack
        .workspace()
        .script()
        .always(
            SlackCall.FILE,
            WebAnswer.octets("text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
    assertThat(explained(withFiles(file)).shown()).contains("files:read");
  }

  @Test
  void shortcut_onAFileThatIsTooLarge_doesNotFetchIt() {
    ObjectNode file = file("huge.log", BOUNCE).put("size", 17 << 20);
    assertThat(explained(withFiles(file)).shown()).contains("huge.log", "16 MiB");
    assertThat(slack.workspace().calls().all(call -> call.method().equals(SlackCall.FILE)))
        .isEmpty();
  }

  @Test
  void shortcut_onMoreFilesThanAreRead_saysSo() {
    ObjectNode[] files = new ObjectNode[12];
    for (int i = 0; i < files.length; i++) {
      files[i] = file(i + ".txt", "550 5.1.1 <user" + i + "@example.com> User unknown");
    }
    assertThat(explained(withFiles(files)).shown()).contains("Only the first 10 files");
  }

  @Test
  void shortcut_thatNobodyKnows_isAcknowledged() {
    ObjectNode message = SlackPayloads.message(BEN.id(), "550");
    slack.acked(slack.interactive(slack.payloads().messageShortcut(ANN, "other", message)));
  }

  @Test
  void mention_withWords_isAnsweredInItsThreadForAll() {
    ObjectNode mention = slack.payloads().mention(ANN, "550 5.1.1");
    slack.acked(slack.event(mention));
    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.argument("channel")).isEqualTo(ANN.channel());
    assertThat(card.argument("thread_ts")).isEqualTo(mention.path("ts").asString());
    assertThat(card.arguments().path("unfurl_links").asBoolean(true)).isFalse();
    assertThat(card.shown()).contains("Who must act", "Delete this answer");
    assertThat(card.arguments().toString()).doesNotContain("<@");
  }

  @Test
  void mention_inAThreadWithoutWords_explainsItsFirstMessage() {
    ObjectNode root = SlackPayloads.message(BEN.id(), BOUNCE);
    slack.workspace().thread(ANN, root, SlackPayloads.message(ANN.id(), "hm"));
    ObjectNode mention = slack.payloads().mention(ANN, "");
    mention.put("thread_ts", root.path("ts").asString());
    slack.acked(slack.event(mention));
    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.argument("thread_ts")).isEqualTo(root.path("ts").asString());
    assertThat(card.shown()).contains("bob@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thread_not_found | The message was deleted",
        "not_in_channel | not a member",
        "missing_scope | The app lacks the scope"
      })
  void mention_inAThreadThatCannotBeRead_saysWhyToThePersonAlone(String error, String reason) {
    slack
        .workspace()
        .script()
        .always(
            "conversations.replies",
            error.equals("missing_scope")
                ? SlackWorkspace.missingScope("channels:history")
                : SlackWorkspace.error(error));
    ObjectNode mention = slack.payloads().mention(ANN, "").put("thread_ts", "1763999999.000001");
    slack.acked(slack.event(mention));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.argument("user")).isEqualTo(ANN.id());
    assertThat(told.argument("thread_ts")).isEqualTo("1763999999.000001");
    assertThat(told.shown()).contains(reason);
  }

  @Test
  void mention_alone_helpsThePersonAlone() {
    slack.acked(slack.event(slack.payloads().mention(ANN, "")));
    SlackCall help = slack.called("chat.postEphemeral");
    assertThat(help.shown()).contains("What you can ask");
    assertThat(help.argument("thread_ts")).isEmpty();
  }

  @Test
  void mention_whereTheBotMayNotPost_saysWhyDirectly() {
    slack.workspace().script().next("chat.postMessage", 1, SlackWorkspace.error("is_archived"));
    slack.workspace().script().always("chat.postEphemeral", SlackWorkspace.error("is_archived"));
    slack.acked(slack.event(slack.payloads().mention(ANN, "550")));
    SlackCall told = slack.called("chat.postMessage", 2).getLast();
    assertThat(told.argument("channel")).isEqualTo(ANN.id());
    assertThat(told.shown()).contains("archived");
  }

  @Test
  void mention_thatCannotBeAnsweredInAThreadOfItsOwn_isExplainedOutsideOfIt() {
    slack.workspace().script().always("chat.postMessage", SlackWorkspace.error("is_archived"));
    slack.acked(slack.event(slack.payloads().mention(ANN, "550")));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.shown()).contains("archived");
    assertThat(told.argument("thread_ts")).isEmpty();
  }

  @Test
  void mention_underSeveralEventIds_isAnsweredOnce() {
    ObjectNode mention = slack.payloads().mention(ANN, "550");
    Envelope first = slack.event(mention);
    for (int i = 0; i < 10; i++) {
      slack.acked(slack.event(mention));
    }
    slack.acked(slack.again(first, 1, "http_timeout"));
    slack.event(slack.payloads().mention(ANN, "551"));
    assertThat(slack.called("chat.postMessage", 2)).hasSize(2);
  }

  @Test
  void mention_thatIsARetryOfWhatNeverCame_isAnswered() {
    ObjectNode json =
        slack.envelope(
            "events_api", slack.payloads().event(slack.payloads().mention(ANN, "550")), false);
    json.put("retry_attempt", 2).put("retry_reason", "timeout");
    slack.acked(slack.send(json));
    slack.called("chat.postMessage");
  }

  @Test
  void direct_isAnsweredWhereItStands() {
    slack.acked(slack.event(slack.payloads().directMessage(ALONE, "252 550")));
    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.argument("channel")).isEqualTo(ALONE.channel());
    assertThat(card.argument("thread_ts")).isEmpty();
    ObjectNode inThread = slack.payloads().directMessage(ALONE, "552");
    slack.acked(slack.event(inThread.put("thread_ts", "1763999999.000001")));
    assertThat(slack.called("chat.postMessage", 2).getLast().argument("thread_ts"))
        .isEqualTo("1763999999.000001");
  }

  @Test
  void direct_withAFile_readsIt() {
    ObjectNode direct = slack.payloads().directMessage(ALONE, "").put("subtype", "file_share");
    direct.putArray("files").add(file("mail.eml", BOUNCE));
    slack.acked(slack.event(direct));
    assertThat(slack.called("chat.postMessage").shown()).contains("bob@example.com");
  }

  @Test
  void direct_ofBotsAndEditsAndOfItself_isNotAnswered() {
    List.of(
            slack.payloads().directMessage(ALONE, "550").put("bot_id", "B1"),
            slack.payloads().directMessage(ALONE, "550").put("user", SlackWorkspace.BOT_USER),
            slack.payloads().directMessage(ALONE, "550").put("subtype", "message_changed"),
            slack.payloads().directMessage(ALONE, "550").put("subtype", "message_deleted"),
            slack.payloads().directMessage(ALONE, "550").put("subtype", "bot_message"),
            slack.payloads().directMessage(ANN, "550").put("channel_type", "channel"))
        .forEach(event -> slack.acked(slack.event(event)));
    slack.acked(slack.event(slack.payloads().directMessage(ALONE, "252 551")));
    assertThat(slack.called("chat.postMessage").shown()).contains("551");
    assertThat(slack.workspace().calls().all(call -> call.method().equals("chat.postMessage")))
        .hasSize(1);
  }

  @Test
  void event_thatNobodyKnows_isAcknowledged() {
    slack.acked(slack.event(JSON.createObjectNode().put("type", "of_the_future").put("user", 5)));
  }
}
