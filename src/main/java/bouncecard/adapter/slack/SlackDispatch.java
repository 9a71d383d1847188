package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.drawing.SlackHomeView;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.adapter.slack.drawing.SlackViews;
import bouncecard.adapter.slack.passages.SlackSaid;
import bouncecard.adapter.slack.watch.SlackEar;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.catalog.Message;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
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

  private final ChatService chat;
  private final Deliveries deliveries;
  private final SlackAskers askers;
  private final SlackQuestions questions;
  private final JobRunner jobs;
  private final SlackSteps steps;
  private final SlackSubmissions submissions;
  private final String bot;
  private final Optional<SlackEar> ear;

  /// @param bot the bot's own user id
  /// @param ear hears what is said in channels
  SlackDispatch(
      ChatService chat,
      Deliveries deliveries,
      SlackAskers askers,
      SlackQuestions questions,
      JobRunner jobs,
      SlackSteps steps,
      String bot,
      Optional<SlackEar> ear) {
    this.chat = chat;
    this.deliveries = deliveries;
    this.askers = askers;
    this.questions = questions;
    this.jobs = jobs;
    this.steps = steps;
    this.submissions = new SlackSubmissions(chat, askers, questions, jobs);
    this.bot = bot;
    this.ear = ear;
  }

  // Bolt's own interface is raw.
  @SuppressWarnings("rawtypes")
  @Override
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    return switch (request.getRequestType()) {
      case UrlVerification -> chain.next(request);
      case Command -> command(((SlashCommandRequest) request).getPayload());
      case Event -> event(request.getRequestBodyAsString());
      case MessageShortcut -> explain(interaction(request));
      case GlobalShortcut -> shortcut(interaction(request));
      case BlockAction -> press(interaction(request));
      case ViewSubmission -> submissions.answer(interaction(request), this::isNew);
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

  private Job job(String kind, SlackConversation place, Function<Conversation, String> work) {
    return new Job(kind, place.ref(), () -> askers.of(place), work);
  }

  private Response command(SlashCommandPayload command) {
    SlackConversation place = SlackConversation.ofCommand(command);
    String text = command.getText() == null ? "" : command.getText();
    if (isNew(place.trigger())
        && !jobs.take(job("command", place, at -> questions.command(at, text)))) {
      RenderedCard busy = chat.trouble(askers.known(place), UserError.of(Message.TROUBLE_BUSY));
      return json(SlackMessages.toOne(busy).toString());
    }
    return Response.ok();
  }

  private Response explain(JsonNode payload) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (isNew(place.trigger())) {
      jobs.takeOrExcuse(
          job("shortcut", place, at -> questions.message(at, payload.path("message"))));
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
    Asker guessed = askers.known(place);
    jobs.takeOrExcuse(job("form", place, at -> questions.openForm(at, guessed)));
  }

  private Response press(JsonNode payload) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    JsonNode pressed = payload.path("actions").path(0);
    if (isNew(place.trigger())) {
      switch (pressed.path("action_id").asString("")) {
        case SlackViews.PASTE -> openForm(place);
        case SlackHomeView.SETTING -> {
          String tag = SlackActionHandler.value(pressed);
          jobs.takeOrExcuse(job("setting", place, at -> questions.setting(at.asker(), tag)));
        }
        case SlackHomeView.CHANNEL_SETTINGS -> {
          String channel = SlackHomeView.chosenChannel(payload.path("view"));
          jobs.takeOrExcuse(
              job("settings", place, at -> questions.channelSettings(at, place, channel)));
        }
        default ->
            SlackActionHandler.of(place, payload, pressed)
                .ifPresent(
                    press ->
                        jobs.takeOrExcuse(
                            new Job(
                                "button",
                                place.ref(),
                                () -> press.by(askers.of(place)),
                                at -> chat.press(at, press))));
      }
    }
    return Response.ok();
  }

  private Response event(String body) {
    JsonNode payload = JSON.readTree(body);
    JsonNode event = payload.path("event");
    switch (event.path("type").asString("")) {
      case "app_mention" -> said("mention", payload, event);
      case "message" -> {
        if (event.path("channel_type").asString("").equals("im")) {
          said("direct", payload, event);
        } else {
          ear.ifPresent(one -> one.hear(payload, event, body.length()));
        }
      }
      case "app_home_opened" -> {
        if (event.path("tab").asString("home").equals("home")
            && isNew(payload.path("event_id").asString(""))) {
          SlackConversation place =
              SlackConversation.ofEvent(payload, "", /* opensThread= */ false).answeringAt("", "");
          jobs.takeQuietly(job("home", place, at -> questions.home(at.asker())));
        }
      }
      case "function_executed" -> {
        if (SlackSteps.isOurs(event) && isNew(SlackSteps.run(event))) {
          steps.take(payload, event);
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
    boolean opensThread = kind.equals("mention") && !said.isEmpty() && thread.isEmpty();
    SlackConversation place =
        SlackConversation.ofEvent(payload, opensThread ? ts : thread, opensThread);
    Optional<Surroundings> talk =
        thread.isEmpty()
            ? Optional.of(Surroundings.NONE).filter(_ -> kind.equals("mention"))
            : Optional.of(questions.thread(place.channel(), thread, ts));
    jobs.takeOrExcuse(job(kind, place, at -> questions.said(at, said, talk)));
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
    return id.isEmpty() || deliveries.isNew(SlackConversation.PLATFORM + "/" + id);
  }

  static Response json(String body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body)
        .build();
  }
}
