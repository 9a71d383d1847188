package bouncecard.adapter.slack;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes what Slack delivers, as the last of Bolt's middleware: hands the work over and
/// acknowledges at once, whatever it is.
///
/// It stands in the place of Bolt's listeners, because Bolt acknowledges nothing for which there is
/// no listener, and knows a message's blocks and files only as far as its own classes do. A thing
/// that is delivered again, under the same id or as the same message, is acknowledged and not
/// answered a second time; what Slack says about retries decides nothing.
final class SlackDispatch implements Middleware {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PAYLOAD = "payload=";
  static final String EXPLAIN = "explain_bounce";

  private final ChatService desk;
  private final Deliveries deliveries;
  private final SlackLocales locales;
  private final SlackMessageSender posts;
  private final SlackQuestions questions;
  private final SlackActionHandler presses;
  private final SlackJobRunner work;
  private final String bot;

  /// @param bot the bot's own user id
  SlackDispatch(
      ChatService desk,
      Deliveries deliveries,
      SlackLocales locales,
      SlackMessageSender posts,
      SlackQuestions questions,
      SlackActionHandler presses,
      SlackJobRunner work,
      String bot) {
    this.desk = desk;
    this.deliveries = deliveries;
    this.locales = locales;
    this.posts = posts;
    this.questions = questions;
    this.presses = presses;
    this.work = work;
    this.bot = bot;
  }

  // Bolt's own interface is raw.
  @SuppressWarnings("rawtypes")
  @Override
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    return switch (request.getRequestType()) {
      case UrlVerification -> chain.next(request);
      case Command -> command(((SlashCommandRequest) request).getPayload());
      case Event -> event(JSON.readTree(request.getRequestBodyAsString()));
      case MessageShortcut -> explain(interaction(request));
      case GlobalShortcut -> shortcut(interaction(request));
      case BlockAction -> press(interaction(request));
      case ViewSubmission -> submission(interaction(request));
      default -> Response.ok();
    };
  }

  /// What is sent over HTTP stands in a field of a form.
  @SuppressWarnings("rawtypes")
  private static JsonNode interaction(Request request) {
    String body = request.getRequestBodyAsString();
    return JSON.readTree(
        body.startsWith(PAYLOAD)
            ? URLDecoder.decode(body.substring(PAYLOAD.length()), StandardCharsets.UTF_8)
            : body);
  }

  private Response command(SlashCommandPayload command) {
    SlackConversation place = SlackConversation.ofCommand(command);
    String text = command.getText() == null ? "" : command.getText();
    if (isNew(place.trigger())
        && !work.take("command", place, () -> questions.command(place, text))) {
      return json(posts.busy(place, UserError.of(Message.TROUBLE_BUSY)));
    }
    return Response.ok();
  }

  private Response explain(JsonNode payload) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (isNew(place.trigger())) {
      work.takeOrExcuse("shortcut", place, () -> questions.message(place, payload.path("message")));
    }
    return Response.ok();
  }

  private Response shortcut(JsonNode payload) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (isNew(place.trigger())) {
      openForm(place);
    }
    return Response.ok();
  }

  private void openForm(SlackConversation place) {
    String locale = locales.known(place.user());
    work.takeOrExcuse("form", place, () -> questions.openForm(place, locale));
  }

  private Response press(JsonNode payload) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    JsonNode pressed = payload.path("actions").path(0);
    if (isNew(place.trigger())) {
      switch (pressed.path("action_id").asString("")) {
        case SlackViews.PASTE -> openForm(place);
        case SlackViews.SETTING -> {
          String tag = SlackActionHandler.value(pressed);
          work.takeOrExcuse("setting", place, () -> questions.setting(place, tag));
        }
        default -> work.takeOrExcuse("button", place, () -> presses.press(place, payload, pressed));
      }
    }
    return Response.ok();
  }

  private Response submission(JsonNode payload) {
    JsonNode view = payload.path("view");
    if (!view.path("callback_id").asString("").equals(SlackViews.PASTE)) {
      return Response.ok();
    }
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (SlackQuestions.said(view).isEmpty()) {
      return refused(place, Message.PASTE_NOTHING);
    }
    boolean isTaken =
        !isNew(place.trigger()) || work.take("pasted", place, () -> questions.form(place, payload));
    return isTaken
        ? json(SlackJson.object().put("response_action", "clear").toString())
        : refused(place, Message.TROUBLE_BUSY);
  }

  private Response refused(SlackConversation place, Message message) {
    Asker asker = new Asker(place.person(), locales.known(place.user()));
    String sentence = desk.texts(asker).message(message);
    return json(SlackViews.errors(SlackViews.TEXT, sentence).toString());
  }

  private Response event(JsonNode payload) {
    JsonNode event = payload.path("event");
    switch (event.path("type").asString("")) {
      case "app_mention" -> said("mention", payload, event);
      case "message" -> {
        if (event.path("channel_type").asString("").equals("im")) {
          said("direct", payload, event);
        }
      }
      case "app_home_opened" -> {
        if (event.path("tab").asString("home").equals("home")
            && isNew(payload.path("event_id").asString(""))) {
          SlackConversation place = SlackConversation.ofEvent(payload, "").answeringAt("", "");
          work.take("home", place, () -> questions.home(place));
        }
      }
      default -> {}
    }
    return Response.ok();
  }

  private void said(String kind, JsonNode payload, JsonNode event) {
    String ts = event.path("ts").asString("");
    String thread = event.path("thread_ts").asString("");
    if (!isSomebodys(event) || !isNewMessage(payload, event.path("channel").asString(""), ts)) {
      return;
    }
    // A mention is answered in a thread of its own, a direct message where it stands.
    SlackSaid said = SlackSaid.of(event, bot);
    boolean opensThread = kind.equals("mention") && !said.isEmpty();
    SlackConversation place =
        SlackConversation.ofEvent(payload, thread.isEmpty() && opensThread ? ts : thread);
    work.takeOrExcuse(kind, place, () -> questions.said(place, said, thread));
  }

  /// Whether a person said it just now: no bot and nothing that Slack itself says, such as that a
  /// message was edited.
  private boolean isSomebodys(JsonNode event) {
    String user = event.path("user").asString("");
    boolean isSaid =
        switch (event.path("subtype").asString("")) {
          case "", "file_share", "thread_broadcast" -> true;
          default -> false;
        };
    return isSaid
        && !user.isEmpty()
        && !user.equals(bot)
        && event.path("bot_id").asString("").isEmpty()
        && !event.path("hidden").asBoolean(false);
  }

  /// The same message comes under several event ids now and then, without a word of a retry.
  private boolean isNewMessage(JsonNode payload, String channel, String ts) {
    boolean isNewEvent = isNew(payload.path("event_id").asString(""));
    boolean isNewMessage = channel.isEmpty() || ts.isEmpty() || isNew(channel + "/" + ts);
    return isNewEvent && isNewMessage;
  }

  private boolean isNew(String id) {
    return id.isEmpty() || deliveries.isNew("slack/" + id);
  }

  private static Response json(String body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body)
        .build();
  }
}
