package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.drawing.SlackHomeView;
import bouncecard.adapter.slack.drawing.SlackViews;
import bouncecard.adapter.slack.passages.SlackSaid;
import bouncecard.adapter.slack.watch.SlackEar;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
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
  private final Hands hands;
  private final SlackCommands commands;
  private final SlackAskers askers;
  private final SlackQuestions questions;
  private final JobRunner jobs;
  private final SlackSteps steps;
  private final SlackSubmissions submissions;
  private final String bot;
  private final Optional<SlackEar> ear;

  /// @param hands what this process has in hand, where there are others
  /// @param open those commands whose acknowledgement is open
  /// @param bot the bot's own user id
  /// @param ear hears what is said in channels
  SlackDispatch(
      ChatService chat,
      Deliveries deliveries,
      Hands hands,
      SlackOpenCommands open,
      SlackAskers askers,
      SlackQuestions questions,
      JobRunner jobs,
      SlackSteps steps,
      String bot,
      Optional<SlackEar> ear) {
    this.chat = chat;
    this.deliveries = deliveries;
    this.hands = hands;
    this.commands = new SlackCommands(chat, askers, questions, jobs, hands, open);
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
    SlackDelivery it = SlackDelivery.of(request, deliveries, hands);
    return switch (request.getRequestType()) {
      case UrlVerification -> chain.next(request);
      case Command -> commands.answer(((SlashCommandRequest) request).getPayload(), it);
      case Event -> event(request.getRequestBodyAsString(), it);
      case MessageShortcut -> explain(interaction(request), it);
      case GlobalShortcut -> shortcut(interaction(request), it);
      case BlockAction -> press(interaction(request), it);
      case ViewSubmission -> submissions.answer(interaction(request), it);
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

  private Response explain(JsonNode payload, SlackDelivery it) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (it.take(place.trigger())) {
      jobs.takeOrExcuse(
          job("shortcut", place, at -> questions.message(at, payload.path("message")))
              .noted(it.noted()));
    }
    return Response.ok();
  }

  private Response shortcut(JsonNode payload, SlackDelivery it) {
    SlackConversation place = SlackConversation.ofInteraction(payload);
    if (it.take(place.trigger())) {
      openForm(place, it);
    }
    return Response.ok();
  }

  private void openForm(SlackConversation place, SlackDelivery it) {
    Asker guessed = askers.known(place);
    jobs.takeOrExcuse(job("form", place, at -> questions.openForm(at, guessed)).noted(it.noted()));
  }

  private Response press(JsonNode payload, SlackDelivery it) {
    SlackConversation where = SlackConversation.ofInteraction(payload);
    SlackConversation place = where.marked("press-" + where.trigger(), it.isAgain());
    JsonNode pressed = payload.path("actions").path(0);
    boolean isElsewhere =
        SlackActionHandler.isOfUnasked(pressed) && it.isHandedOver(place.trigger());
    if (!isElsewhere && it.take(place.trigger())) {
      switch (pressed.path("action_id").asString("")) {
        case SlackViews.PASTE -> openForm(place, it);
        case SlackHomeView.SETTING -> {
          String tag = SlackActionHandler.value(pressed);
          jobs.takeOrExcuse(
              job("setting", place, at -> questions.setting(at.asker(), tag)).noted(it.noted()));
        }
        case SlackHomeView.CHANNEL_SETTINGS -> {
          String channel = SlackHomeView.chosenChannel(payload.path("view"));
          jobs.takeOrExcuse(
              job("settings", place, at -> questions.channelSettings(at, place, channel))
                  .noted(it.noted()));
        }
        default ->
            SlackActionHandler.of(place, payload, pressed)
                .ifPresentOrElse(
                    press ->
                        jobs.takeOrExcuse(
                            new Job(
                                "button",
                                place.ref(),
                                () -> press.by(askers.of(place)),
                                at -> chat.press(at, press),
                                it.noted())),
                    it::done);
      }
    }
    return Response.ok();
  }

  private Response event(String body, SlackDelivery it) {
    JsonNode payload = JSON.readTree(body);
    JsonNode event = payload.path("event");
    switch (event.path("type").asString("")) {
      case "app_mention" -> said("mention", payload, event, it);
      case "message" -> {
        if (event.path("channel_type").asString("").equals("im")) {
          said("direct", payload, event, it);
        } else if (!heard(payload, event, body.length(), it)) {
          return Response.error(SlackReceiver.NOT_NOW);
        }
      }
      case "app_home_opened" -> {
        if (event.path("tab").asString("home").equals("home")
            && it.isNew(payload.path("event_id").asString(""))) {
          SlackConversation place =
              SlackConversation.ofEvent(payload, "", /* opensThread= */ false).answeringAt("", "");
          jobs.takeQuietly(job("home", place, at -> questions.home(at.asker())));
        }
      }
      case "function_executed" -> {
        if (SlackSteps.isOurs(event) && it.take(SlackSteps.run(event))) {
          steps.take(payload, event, it.noted());
        }
      }
      default -> {}
    }
    return Response.ok();
  }

  /// Hears a message of a channel, in the process that does the watching. What cannot be noted for
  /// it is not acknowledged.
  private boolean heard(JsonNode payload, JsonNode event, int length, SlackDelivery it) {
    Optional<SlackEar> listening = ear.filter(one -> one.isHeard(payload, event));
    if (listening.isEmpty()) {
      it.done();
      return true;
    }
    if (!hands.areSeveral()) {
      listening.get().hear(payload, event, length, Optional.empty());
      return true;
    }
    return switch (it.forLeader(payload.path("event_id").asString(""))) {
      case NEW -> {
        it.whenDone()
            .ifPresent(done -> listening.get().hear(payload, event, length, Optional.of(done)));
        yield true;
      }
      case IN_HAND, DONE -> true;
      case NOT_KEPT -> false;
    };
  }

  private void said(String kind, JsonNode payload, JsonNode event, SlackDelivery it) {
    String ts = event.path("ts").asString("");
    String thread = event.path("thread_ts").asString("");
    if (!isSomebodys(event) || !isNewMessage(payload, event.path("channel").asString(""), ts, it)) {
      return;
    }
    // A mention is answered in a thread of its own, a direct message where it stands.
    SlackSaid said = SlackSaid.of(event, bot);
    boolean opensThread = kind.equals("mention") && !said.isEmpty() && thread.isEmpty();
    SlackConversation place =
        SlackConversation.ofEvent(payload, opensThread ? ts : thread, opensThread)
            .marked("said-" + ts, it.isAgain());
    Optional<Surroundings> talk =
        thread.isEmpty()
            ? Optional.of(Surroundings.NONE).filter(_ -> kind.equals("mention"))
            : Optional.of(questions.thread(place.channel(), thread, ts));
    jobs.takeOrExcuse(job(kind, place, at -> questions.said(at, said, talk)).noted(it.noted()));
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
  private static boolean isNewMessage(
      JsonNode payload, String channel, String ts, SlackDelivery it) {
    boolean isNamed = !channel.isEmpty() && !ts.isEmpty();
    return it.take(isNamed ? channel + "/" + ts : payload.path("event_id").asString(""));
  }

  static Response json(String body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body)
        .build();
  }
}
