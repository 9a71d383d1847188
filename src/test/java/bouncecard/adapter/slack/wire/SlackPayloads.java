package bouncecard.adapter.slack.wire;

import bouncecard.adapter.slack.wire.SlackWorkspace.Trigger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What Slack sends to an app: commands, shortcuts, pressed buttons, submitted views and events, in
/// the shapes of Slack's documentation and of `schemas/slack-sdk-samples`.
public final class SlackPayloads {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The verification token of old, which nobody is to look at.
  private static final String TOKEN = "verification-token-of-old";

  private final SlackWorkspace workspace;
  private final AtomicLong events = new AtomicLong();

  /// Payloads of this workspace.
  public SlackPayloads(SlackWorkspace workspace) {
    this.workspace = workspace;
  }

  /// `/smtp 550`.
  public ObjectNode command(SlackPerson person, String command, String text) {
    Trigger trigger = workspace.trigger("commands", person);
    return object()
        .put("token", TOKEN)
        .put("team_id", SlackWorkspace.TEAM)
        .put("team_domain", "standin")
        .put("channel_id", person.channel())
        .put("channel_name", "ops")
        .put("user_id", person.id())
        .put("user_name", person.name())
        .put("command", command)
        .put("text", text)
        .put("api_app_id", SlackWorkspace.APP)
        .put("is_enterprise_install", "false")
        .put("response_url", trigger.responseUrl())
        .put("trigger_id", trigger.id());
  }

  /// A shortcut of a message.
  public ObjectNode messageShortcut(SlackPerson person, String callbackId, ObjectNode message) {
    Trigger trigger = workspace.trigger("app", person);
    ObjectNode payload = interaction(person, "message_action", trigger);
    payload
        .put("callback_id", callbackId)
        .put("action_ts", timestamp())
        .put("response_url", trigger.responseUrl())
        .put("message_ts", message.path("ts").asString());
    payload.putObject("channel").put("id", person.channel()).put("name", "ops");
    payload.set("message", message);
    return payload;
  }

  /// A global shortcut, which knows no channel.
  public ObjectNode globalShortcut(SlackPerson person, String callbackId) {
    return interaction(person, "shortcut", workspace.trigger("app", person))
        .put("callback_id", callbackId)
        .put("action_ts", timestamp());
  }

  /// A button or a menu of a card that the app sent: what was pressed is looked up in the card.
  ///
  /// @param actionId of the element
  /// @param option of a menu, the part of the value that tells its options apart; else empty
  public ObjectNode pressed(SlackPerson person, SlackCall card, String actionId, String option) {
    boolean isEphemeral =
        card.method().equals("chat.postEphemeral")
            || (card.method().equals(SlackCall.RESPONSE_URL)
                && !card.argument("response_type").equals("in_channel"));
    Trigger trigger = workspace.trigger("actions", person);
    String timestamp = workspace.timestampOf(card);
    ObjectNode payload = interaction(person, "block_actions", trigger);
    payload.put("response_url", trigger.responseUrl());
    payload.putObject("channel").put("id", person.channel()).put("name", "ops");
    ObjectNode container = payload.putObject("container");
    container
        .put("type", "message")
        .put("message_ts", timestamp)
        .put("channel_id", person.channel())
        .put("is_ephemeral", isEphemeral);
    String thread = card.argument("thread_ts");
    if (!thread.isEmpty()) {
      container.put("thread_ts", thread);
    }
    if (!isEphemeral) {
      ObjectNode message =
          message(SlackWorkspace.BOT_USER, card.argument("text"))
              .put("ts", timestamp)
              .put("bot_id", SlackWorkspace.BOT)
              .put("app_id", SlackWorkspace.APP);
      if (!thread.isEmpty()) {
        message.put("thread_ts", thread);
      }
      message.set("blocks", card.arguments().path("blocks"));
      payload.set("message", message);
    }
    payload.putObject("state").putObject("values");
    payload.putArray("actions").add(action(card.arguments().path("blocks"), actionId, option));
    return payload;
  }

  /// A button or a menu of a view: of a modal or of App Home.
  public ObjectNode pressedInView(
      SlackPerson person, ObjectNode view, String actionId, String option) {
    ObjectNode payload = interaction(person, "block_actions", workspace.trigger("actions", person));
    payload.putObject("container").put("type", "view").put("view_id", view.path("id").asString());
    payload.set("view", view);
    payload.putArray("actions").add(action(view.path("blocks"), actionId, option));
    return payload;
  }

  private static ObjectNode action(JsonNode blocks, String actionId, String option) {
    for (JsonNode block : blocks) {
      for (JsonNode element : block.findParents("action_id")) {
        if (element.path("action_id").asString().equals(actionId)) {
          return action((ObjectNode) element.deepCopy(), block, option);
        }
      }
    }
    throw new AssertionError("no action " + actionId + " in " + blocks);
  }

  private static ObjectNode action(ObjectNode element, JsonNode block, String option) {
    JsonNode options = element.path("options");
    element.remove("options");
    for (JsonNode one : options) {
      if (one.path("value").asString().contains(option)) {
        element.set("selected_option", one);
        break;
      }
    }
    if (!options.isEmpty() && !element.has("selected_option")) {
      throw new AssertionError("no option " + option + " in " + options);
    }
    return element
        .put("block_id", block.path("block_id").asString("b1k"))
        .put("action_ts", timestamp());
  }

  /// A modal is submitted.
  ///
  /// @param view as the app opened it, with the id that it got
  /// @param values what was put in, by action_id: the value of a text, the value of an option, or
  ///   an object as it stands in the state
  public ObjectNode submitted(SlackPerson person, ObjectNode view, Map<String, JsonNode> values) {
    ObjectNode submitted = view.deepCopy();
    ObjectNode state = submitted.putObject("state").putObject("values");
    for (JsonNode block : view.path("blocks")) {
      for (JsonNode element : block.findParents("action_id")) {
        String actionId = element.path("action_id").asString();
        ObjectNode value = object().put("type", element.path("type").asString());
        JsonNode given = values.get(actionId);
        if (given != null && given.isObject()) {
          value.setAll((ObjectNode) given);
        } else if (element.path("type").asString().contains("select")) {
          value.set("selected_option", selected(element, given));
        } else {
          value.set("value", given == null ? JSON.nullNode() : given);
        }
        state.withObject("/" + block.path("block_id").asString("b1k")).set(actionId, value);
      }
    }
    ObjectNode payload = interaction(person, "view_submission", workspace.trigger("app", person));
    payload.set("view", submitted);
    payload.putArray("response_urls");
    return payload;
  }

  private static JsonNode selected(JsonNode element, @Nullable JsonNode given) {
    for (JsonNode option : element.path("options")) {
      if (given != null && option.path("value").equals(given)) {
        return option;
      }
    }
    JsonNode initial = element.path("initial_option");
    return initial.isMissingNode() ? JSON.nullNode() : initial;
  }

  /// A modal is closed.
  public ObjectNode closed(SlackPerson person, ObjectNode view) {
    ObjectNode payload = interaction(person, "view_closed", workspace.trigger("app", person));
    payload.set("view", view);
    return payload.put("is_cleared", false);
  }

  private static ObjectNode interaction(SlackPerson person, String type, Trigger trigger) {
    ObjectNode payload = object().put("type", type).put("token", TOKEN);
    payload.putObject("team").put("id", SlackWorkspace.TEAM).put("domain", "standin");
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", SlackWorkspace.TEAM);
    return payload
        .put("api_app_id", SlackWorkspace.APP)
        .put("is_enterprise_install", false)
        .put("trigger_id", trigger.id());
  }

  /// A message as it stands in a channel.
  public static ObjectNode message(String userId, String text) {
    return object()
        .put("type", "message")
        .put("user", userId)
        .put("text", text)
        .put("team", SlackWorkspace.TEAM)
        .put("ts", timestamp());
  }

  /// What a program posts into a channel, as the event that Slack makes of it.
  public static ObjectNode posted(String bot, String username, String channel, String text) {
    ObjectNode event = message("", text);
    event.remove("user");
    return event
        .put("subtype", "bot_message")
        .put("bot_id", bot)
        .put("username", username)
        .put("channel", channel)
        .put("channel_type", "channel")
        .put("event_ts", event.path("ts").asString());
  }

  /// `@bouncecard 550` in a channel.
  public ObjectNode mention(SlackPerson person, String text) {
    ObjectNode event = message(person.id(), "<@" + SlackWorkspace.BOT_USER + "> " + text);
    return event
        .put("type", "app_mention")
        .put("channel", person.channel())
        .put("event_ts", event.path("ts").asString());
  }

  /// Somebody writes to the app alone.
  public ObjectNode directMessage(SlackPerson person, String text) {
    ObjectNode event = message(person.id(), text);
    return event
        .put("channel", person.channel())
        .put("channel_type", "im")
        .put("event_ts", event.path("ts").asString());
  }

  /// A workflow runs the step.
  public ObjectNode stepRun(String run, String text, String language) {
    ObjectNode event = object().put("type", "function_executed");
    event
        .putObject("function")
        .put("id", "Fn0STANDIN1")
        .put("callback_id", "explain_bounce")
        .put("title", "Explain bounce")
        .put("type", "app")
        .put("app_id", SlackWorkspace.APP);
    event.putObject("inputs").put("text", text).put("language", language);
    return event
        .put("function_execution_id", run)
        .put("workflow_execution_id", "Wx0STANDIN1")
        .put("event_ts", timestamp())
        .put("bot_access_token", SlackWorkspace.STEP_TOKEN);
  }

  /// App Home is opened.
  public ObjectNode homeOpened(SlackPerson person) {
    return object()
        .put("type", "app_home_opened")
        .put("user", person.id())
        .put("channel", "D0" + person.id().substring(2))
        .put("tab", "home")
        .put("event_ts", timestamp());
  }

  /// An event with what goes around it.
  public ObjectNode event(ObjectNode event) {
    ObjectNode payload =
        object()
            .put("token", TOKEN)
            .put("team_id", SlackWorkspace.TEAM)
            .put("api_app_id", SlackWorkspace.APP);
    payload.set("event", event);
    payload
        .put("type", "event_callback")
        .put("event_id", "Ev0%08d".formatted(events.incrementAndGet()))
        .put("event_time", System.currentTimeMillis() / 1_000)
        .put("is_ext_shared_channel", false)
        .put("event_context", "4-context");
    payload
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", SlackWorkspace.TEAM)
        .put("user_id", SlackWorkspace.BOT_USER)
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return payload;
  }

  private static final AtomicLong TIMES = new AtomicLong(1_764_000_000_000_000L);

  /// A message's timestamp: no two are the same.
  static String timestamp() {
    long micros = TIMES.incrementAndGet();
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
