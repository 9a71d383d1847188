package bouncecard.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.Tasks;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What comes while there is no room for more.
final class SlackBusyTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WHO =
      "'trigger_id':'1.2.a','team':{'id':'T1'},'user':{'id':'U1','name':'ann'}";

  private final OkHttpClient http = new OkHttpClient();
  private final SlackDispatch dispatch = dispatch();

  /// Of a bot that takes no work.
  private SlackDispatch dispatch() {
    Memory memory = new Memory(System::nanoTime);
    ChatService chat =
        new ChatService(
            new Bouncecard(
                DataFiles.load(),
                new JakartaMailReader(),
                new JsonEventReader(DataFiles.services())),
            new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
            memory.chat(),
            Notes.KINDS,
            Language.ENGLISH);
    SlackSettings settings =
        new SlackSettings(
            new Secret("xoxb-nobodys"),
            new SlackSettings.Transport.Socket(new Secret("xapp-nobodys")),
            URI.create("http://127.0.0.1:1/api/"));
    Tasks full = new Tasks();
    full.stop(Duration.ZERO);
    SlackApi api = new SlackApi(http, settings);
    SlackQuestions questions =
        new SlackQuestions(api, chat, new SlackFiles(http, api, settings), Set.of());
    return new SlackDispatch(
        chat,
        Deliveries.over(memory.store()),
        Hands.ALONE,
        new SlackOpenCommands(0),
        new SlackAskers(chat, new SlackLocales(api, full, System::nanoTime)),
        questions,
        new JobRunner(new SlackChat(api), chat, full),
        new SlackSteps(api, chat, full, true),
        "U0",
        java.util.Optional.empty());
  }

  private JsonNode delivered(String payload) throws Exception {
    AppConfig config = AppConfig.builder().build();
    SlackRequestParser.HttpRequest request =
        SlackRequestParser.HttpRequest.builder()
            .socketMode(true)
            .requestBody(payload.replace('\'', '"'))
            .headers(new RequestHeaders(Map.of()))
            .queryString(Map.of())
            .build();
    Response response =
        dispatch.apply(
            new SlackRequestParser(config).parse(request), Response.ok(), _ -> Response.ok());
    assertThat(response.getStatusCode()).isEqualTo(200);
    config.getSlack().close();
    return JSON.readTree(response.getBody());
  }

  @Test
  void command_isAnsweredWithTheAcknowledgement() throws Exception {
    JsonNode message =
        delivered("{'command':'/smtp','text':'550','trigger_id':'1.1.a','user_id':'U1'}");
    assertThat(message.path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(message.path("text").asString()).contains("as many questions as I can");
    assertThat(SlackLimits.problems(message)).isEmpty();
  }

  @Test
  void form_staysOpenAndSaysSo() throws Exception {
    JsonNode errors =
        delivered(
            "{'type':'view_submission',"
                + WHO
                + ",'view':{'type':'modal','id':'V1','callback_id':'paste_bounce','state':{'values':"
                + "{'bounce':{'bounce':{'type':'plain_text_input','value':'550'}}}}}}");
    assertThat(errors.path("errors").path("bounce").asString())
        .contains("as many questions as I can");
  }
}
