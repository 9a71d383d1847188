package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebSocketStandIn.Connection;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.event.AppMentionEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Against Slack's own client and Bolt.
final class SocketModeStandInTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BOT = SlackWorkspace.BOT_TOKEN;

  private static final JsonNode CARD =
      JSON.readTree(
          """
          {"channel": "C0OPS00001", "text": "A card", "blocks": [{"type": "actions", "elements": [
            {"type": "button", "action_id": "share", "value": "share|550|en",
             "text": {"type": "plain_text", "text": "Share"}},
            {"type": "overflow", "action_id": "menu", "options": [
              {"text": {"type": "plain_text", "text": "Copy"}, "value": "copy|550|en"},
              {"text": {"type": "plain_text", "text": "More"}, "value": "detail|550|en"}]}]}]}
          """);

  private static final String VIEW =
      """
      {"type": "modal", "callback_id": "paste", "title": {"type": "plain_text", "text": "Paste"},
       "submit": {"type": "plain_text", "text": "Explain"},
       "blocks": [{"type": "input", "block_id": "words",
         "label": {"type": "plain_text", "text": "Bounce"},
         "element": {"type": "plain_text_input", "action_id": "text"}}]}
      """;

  private final Slack client = Slack.getInstance(config());
  private final MethodsClient methods = client.methods(SlackWorkspace.BOT_TOKEN);

  private SlackConfig config() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return config;
  }

  @AfterEach
  void close() throws Exception {
    client.close();
  }

  @Test
  void app_ofBolt_isServedAsBySlack() throws Exception {
    App app =
        new App(
            AppConfig.builder().slack(client).singleTeamBotToken(SlackWorkspace.BOT_TOKEN).build());
    app.command(
        "/smtp",
        (request, context) -> {
          context.respond("asked " + request.getPayload().getText());
          return context.ack();
        });
    app.event(
        AppMentionEvent.class,
        (event, context) -> {
          context.say("mentioned " + event.getEvent().getText() + context.getRetryNum());
          return context.ack();
        });
    app.blockAction("share", (_, context) -> context.ack());
    app.blockAction("menu", (_, context) -> context.ack());
    app.viewSubmission(
        "paste",
        (request, context) ->
            context.ackWithErrors(
                Map.of("text", request.getPayload().getView().getState().toString())));
    SocketModeApp socket = new SocketModeApp(SlackWorkspace.APP_TOKEN, app);
    socket.startAsync();
    slack.connected(1, SocketModeStandIn.SOON);

    Envelope command = slack.command("550");
    slack.acked(command);
    assertThat(slack.answered(command).argument("text")).isEqualTo("asked 550");

    Envelope mention = slack.event(slack.payloads().mention(SlackPerson.ANN, "252"));
    slack.acked(mention);
    assertThat(slack.called("chat.postMessage").argument("text"))
        .isEqualTo("mentioned <@U0BOUNCE01> 2520");
    slack.acked(slack.again(mention, 1, "timeout"));
    assertThat(slack.called("chat.postMessage", 2).getLast().argument("text")).endsWith("2521");

    SlackCall card = new SlackCall("chat.postMessage", "", CARD, "", System.nanoTime());
    slack.acked(slack.interactive(slack.payloads().pressed(SlackPerson.BEN, card, "share", "")));
    slack.acked(
        slack.interactive(slack.payloads().pressed(SlackPerson.BEN, card, "menu", "detail")));

    ViewsOpenResponse opened =
        methods.viewsOpen(
            r -> r.triggerId(command.payload().path("trigger_id").asString()).viewAsString(VIEW));
    ObjectNode view = slack.workspace().view(opened.getView().getId());
    ObjectNode submitted =
        slack.payloads().submitted(SlackPerson.ANN, view, Map.of("text", StringNode.valueOf("5")));
    assertThat(slack.acked(slack.interactive(submitted)).payload().path("errors").toString())
        .contains("type=plain_text_input, value=5,");
    socket.close();
  }

  @Test
  void app_afterADisconnect_isConnectedAgain() throws Exception {
    App app = new App(AppConfig.builder().slack(client).singleTeamBotToken(BOT).build());
    app.command("/smtp", (_, context) -> context.ack());
    SocketModeApp socket = new SocketModeApp(SlackWorkspace.APP_TOKEN, app);
    socket.startAsync();
    Connection first = slack.connected(1, SocketModeStandIn.SOON);
    slack.disconnect("refresh_requested");
    first.close(1_000, "");
    slack.gone(first, SocketModeStandIn.SOON);
    slack.connected(2, SocketModeStandIn.SOON);
    slack.acked(slack.command("550"));
    socket.close();
  }

  @Test
  void webApi_ofEachMethod_isReadByTheClient() throws Exception {
    assertThat(methods.authTest(r -> r).getUserId()).isEqualTo(SlackWorkspace.BOT_USER);
    assertThat(methods.authTest(r -> r).getHttpResponseHeaders().get("x-oauth-scopes"))
        .containsExactly(SlackWorkspace.SCOPES);
    assertThat(client.methods("xoxb-of-somebody-else").authTest(r -> r).getError())
        .isEqualTo("invalid_auth");
    slack.workspace().locale(SlackPerson.BEN, "ko-KR");
    assertThat(
            methods.usersInfo(r -> r.user("U0BEN00001").includeLocale(true)).getUser().getLocale())
        .isEqualTo("ko-KR");
    assertThat(methods.usersInfo(r -> r.user("U0BEN00001")).getUser().getLocale()).isNull();
    assertThat(methods.chatPostMessage(r -> r.channel("C1").text("a")).getTs())
        .isNotEqualTo(methods.chatPostMessage(r -> r.channel("C1").text("b")).getTs());

    ObjectNode question = SlackPayloads.message("U0ANN00001", "what is it?");
    ObjectNode bounce = SlackPayloads.message("U0BEN00001", "550 5.1.1");
    slack.workspace().thread(SlackPerson.ANN, question, bounce);
    ConversationsRepliesResponse replies =
        methods.conversationsReplies(
            r -> r.channel("C0OPS00001").ts(question.path("ts").asString()));
    assertThat(replies.getMessages().getLast().getText()).isEqualTo("550 5.1.1");
    assertThat(methods.conversationsReplies(r -> r.channel("C1").ts("1")).getError())
        .isEqualTo("thread_not_found");
  }

  @Test
  void trigger_usedTwiceOrUnknown_opensNothing() throws Exception {
    String trigger =
        slack.payloads().globalShortcut(SlackPerson.ANN, "paste").path("trigger_id").asString();
    assertThat(methods.viewsOpen(r -> r.triggerId(trigger).viewAsString(VIEW)).isOk()).isTrue();
    assertThat(methods.viewsOpen(r -> r.triggerId(trigger).viewAsString(VIEW)).getError())
        .isEqualTo("invalid_trigger_id");
  }

  @Test
  void responseUrl_usedSixTimesOrUnknown_isRefused() throws Exception {
    String address =
        slack.payloads().command(SlackPerson.ANN, "/smtp", "550").path("response_url").asString();
    for (int i = 0; i < 5; i++) {
      assertThat(posted(address)).isEqualTo(200);
    }
    assertThat(posted(address)).isEqualTo(404);
    assertThat(posted(address.replace("secret", "other"))).isEqualTo(404);
  }

  private static int posted(String address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}"))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void file_withoutTheToken_isAPageToSignIn() throws Exception {
    byte[] mail = "Subject: failed".getBytes(StandardCharsets.UTF_8);
    ObjectNode file = slack.workspace().file("mail.eml", "message/rfc822", mail);
    String address = file.path("url_private_download").asString();
    assertThat(fetched(address, SlackWorkspace.BOT_TOKEN)).isEqualTo("Subject: failed");
    assertThat(fetched(address, "xoxb-other")).startsWith("<!DOCTYPE html>");
  }

  private static String fetched(String address, String token)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + token)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void script_ofFaults_holdsUntilHealed() throws Exception {
    slack.workspace().script().always("auth.test", WebAnswer.json(500, ""));
    assertThatThrownBy(() -> methods.authTest(r -> r)).isInstanceOf(SlackApiException.class);
    slack.workspace().script().heal("auth.test");
    slack.workspace().script().next("auth.test", 1, SlackWorkspace.tooMany(3));
    assertThatThrownBy(() -> methods.authTest(r -> r))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> assertThat(e.getResponse().header("Retry-After")).isEqualTo("3"));
    slack.workspace().script().next("auth.test", 1, SlackWorkspace.error("account_inactive"));
    assertThat(methods.authTest(r -> r).getError()).isEqualTo("account_inactive");
    slack.workspace().script().next("users.info", 10, WebAnswer.reset());
    assertThatThrownBy(() -> methods.usersInfo(r -> r.user("U1"))).isInstanceOf(IOException.class);
    assertThat(methods.authTest(r -> r).isOk()).isTrue();
  }

  @Test
  void signature_asOfBolt_isTheSame() {
    byte[] body = "token=x&text=550".getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new SlackSignature(SlackSignature.SECRET).headers(body);
    String timestamp = headers.get("X-Slack-Request-Timestamp");
    assertThat(headers.get("X-Slack-Signature"))
        .isEqualTo(
            new com.slack.api.app_backend.SlackSignature.Generator(SlackSignature.SECRET)
                .generate(timestamp, "token=x&text=550"));
  }

  @Test
  void outgoing_thatSlackRefuses_isFound() {
    SlackOutgoing outgoing = new SlackOutgoing();
    assertThat(outgoing.problems(List.of(call("chat.postMessage", "{'channel':'C1','text':'a'}"))))
        .isEmpty();
    Map<String, String> refused =
        Map.of(
            "no text", "{'channel':'C1','blocks':[{'type':'divider'}]}",
            "no such argument: colour", "{'channel':'C1','text':'a','colour':'red'}",
            "action_id twice: a",
                "{'channel':'C1','text':'a','blocks':[{'type':'actions','elements':["
                    + "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'b'}},"
                    + "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'c'}}]}]}",
            "0 blocks", "{'channel':'C1','text':'a','blocks':[]}");
    refused.forEach(
        (problem, json) ->
            assertThat(outgoing.problems(List.of(call("chat.postMessage", json))))
                .contains("chat.postMessage: " + problem));
    assertThat(outgoing.problems(List.of(call("views.open", "{'trigger_id':'1','view':{}}"))))
        .isNotEmpty();
    assertThat(
            outgoing.problems(
                List.of(call("response_url", "{'delete_original':true,'channel':'C1'}"))))
        .containsExactly("response_url: no such argument: channel");
    JsonNode ack = JSON.readTree("{\"response_action\":\"update\",\"view\":{}}");
    assertThat(outgoing.problemsOfAcks(List.of(new SocketModeStandIn.Ack("1", ack, 0))))
        .isNotEmpty();
  }

  private static SlackCall call(String method, String json) {
    return new SlackCall(method, "", JSON.readTree(json.replace('\'', '"')), "", 0);
  }
}
