package bouncecard.adapter.discord.wire;

import bouncecard.adapter.Schemas;
import bouncecard.adapter.discord.DiscordLimits;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Says what Discord would refuse of what an app sent: by Discord's schema, and by the limits that
/// no schema holds.
public final class DiscordOutgoing {
  private final Map<String, Schema> schemas = new HashMap<>();

  /// What the limits say against these; empty where Discord takes them.
  public static List<String> overLimits(List<DiscordCall> calls) {
    List<String> problems = new ArrayList<>();
    for (DiscordCall call : calls) {
      JsonNode message = call.name().equals("callback") ? call.body().path("data") : call.body();
      boolean isMessage =
          switch (call.name()) {
            case "followup", "edit", "post", "change" -> true;
            case "callback" -> call.type() == 4 || call.type() == 7;
            default -> false;
          };
      if (isMessage) {
        DiscordLimits.problems(message).forEach(one -> problems.add(call + ": " + one));
        if (!message.path("allowed_mentions").toString().equals("{\"parse\":[]}")) {
          problems.add(call + ": may notify");
        }
      }
      if (call.name().equals("unknown")) {
        problems.add(call + ": no such call");
      }
    }
    return problems;
  }

  /// What the schemas say against these; the test is left out where they are absent.
  public List<String> problems(List<DiscordCall> calls) {
    List<String> problems = new ArrayList<>();
    for (DiscordCall call : calls) {
      String schema = schema(call);
      if (!schema.isEmpty()) {
        check(schema, call.body()).forEach(one -> problems.add(call + ": " + one));
      }
      if (call.name().equals("commands.put")) {
        call.body()
            .forEach(
                command ->
                    check("ApplicationCommandUpdateRequest", command)
                        .forEach(one -> problems.add(call + ": " + one)));
      }
    }
    return problems;
  }

  private List<String> check(String name, JsonNode body) {
    return Schemas.errors(schemas.computeIfAbsent(name, Schemas::discord), body);
  }

  private static String schema(DiscordCall call) {
    return switch (call.name()) {
      case "followup" -> "IncomingWebhookRequestPartial";
      case "edit" -> "IncomingWebhookUpdateRequestPartial";
      case "post" -> "MessageCreateRequest";
      case "change" -> "MessageEditRequestPartial";
      case "dm" -> "CreatePrivateChannelRequest";
      case "callback" ->
          switch (call.type()) {
            case 4, 5 -> "CreateMessageInteractionCallbackRequest";
            case 6, 7 -> "UpdateMessageInteractionCallbackRequest";
            case 8 -> "ApplicationCommandAutocompleteCallbackRequest";
            default -> "ModalInteractionCallbackRequest";
          };
      default -> "";
    };
  }
}
