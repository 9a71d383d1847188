package bouncecard.adapter.slack.wire;

import bouncecard.adapter.Schemas;
import bouncecard.adapter.slack.SlackLimits;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says what Slack would refuse of what an app sent: by Slack's schema, by the limits that no
/// schema holds, and by the arguments that a method takes.
public final class SlackOutgoing {
  private static final Set<String> IN_MESSAGES =
      Set.of("text", "blocks", "attachments", "mrkdwn", "thread_ts", "metadata");

  /// What stands in a call and not in the message of it.
  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "chat.postMessage",
          Set.of(
              "channel", "unfurl_links", "unfurl_media", "reply_broadcast", "parse", "link_names"),
          "chat.postEphemeral",
          Set.of("channel", "user", "parse", "link_names"),
          "chat.update",
          Set.of("channel", "ts", "parse", "link_names"),
          SlackCall.RESPONSE_URL,
          Set.of(
              "response_type",
              "replace_original",
              "delete_original",
              "unfurl_links",
              "unfurl_media"));

  private static final Map<String, Set<String>> OF_VIEWS =
      Map.of(
          "views.open", Set.of("trigger_id", "view"),
          "views.push", Set.of("trigger_id", "view"),
          "views.update", Set.of("view_id", "external_id", "hash", "view"),
          "views.publish", Set.of("user_id", "hash", "view"));

  private static final Set<String> ONLY_ARGUMENTS =
      Set.of("user", "ts", "parse", "link_names", "reply_broadcast");

  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /// What is wrong with all of these; empty where Slack takes them.
  public List<String> problems(List<SlackCall> calls) {
    return calls.stream()
        .flatMap(call -> problems(call).stream().map(p -> call.method() + ": " + p))
        .toList();
  }

  /// What is wrong with what came with acknowledgements.
  public List<String> problemsOfAcks(List<SocketModeStandIn.Ack> acks) {
    return acks.stream()
        .filter(ack -> ack.payload().isObject())
        .flatMap(ack -> problemsOfAck(ack.payload()).stream().map(p -> "ack: " + p))
        .toList();
  }

  private List<String> problemsOfAck(JsonNode payload) {
    if (payload.has("response_action")) {
      return payload.has("view") ? view("Modal", payload.path("view")) : List.of();
    }
    return payload.has("options") || payload.isEmpty() ? List.of() : message(payload);
  }

  private List<String> problems(SlackCall call) {
    JsonNode arguments = call.arguments();
    if (OF_VIEWS.containsKey(call.method())) {
      List<String> problems = unknown(arguments, OF_VIEWS.get(call.method()));
      String kind = call.method().equals("views.publish") ? "Home" : "Modal";
      problems.addAll(view(kind, arguments.path("view")));
      return problems;
    }
    if (!ARGUMENTS.containsKey(call.method())) {
      return List.of();
    }
    Set<String> known = new TreeSet<>(IN_MESSAGES);
    known.addAll(ARGUMENTS.get(call.method()));
    List<String> problems = unknown(arguments, known);
    ObjectNode message = (ObjectNode) arguments.deepCopy();
    message.remove(ONLY_ARGUMENTS);
    problems.addAll(message(message));
    return problems;
  }

  private static List<String> unknown(JsonNode arguments, Set<String> known) {
    Set<String> names = new TreeSet<>(arguments.propertyNames());
    names.removeAll(known);
    List<String> problems = new ArrayList<>();
    names.forEach(name -> problems.add("no such argument: " + name));
    return problems;
  }

  private List<String> message(JsonNode message) {
    List<String> problems = errors("Message", message);
    boolean isRemoval = message.path("delete_original").asBoolean(false);
    if (message.has("blocks")) {
      problems.addAll(SlackLimits.problems(message));
    }
    // Notifications and screen readers say the text, where there are blocks too.
    if (!isRemoval && message.path("text").asString("").isBlank()) {
      problems.add("no text");
    }
    return problems;
  }

  private List<String> view(String kind, JsonNode view) {
    List<String> problems = errors(kind + "View", view);
    problems.addAll(SlackLimits.problems(view));
    if (view.path("private_metadata").asString("").length() > 3_000) {
      problems.add("long private_metadata");
    }
    return problems;
  }

  private List<String> errors(String definition, JsonNode json) {
    Schema schema = schemas.computeIfAbsent(definition, Schemas::slack);
    return new ArrayList<>(Schemas.errors(schema, json));
  }
}
