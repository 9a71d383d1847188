package bouncecard.adapter.discord.wire;

import bouncecard.adapter.wire.WebCall;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A call to Discord's API.
///
/// @param name what it does, in a word of ours: `callback`, `followup`, `edit` …
/// @param ids what stands in its path: an interaction's id and token, a channel
/// @param body its JSON; missing where there is none
/// @param file the text of the file that came with it; empty where there is none
public record DiscordCall(String name, List<String> ids, JsonNode body, String file, WebCall call) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(\\S+)");
  private static final List<Route> ROUTES =
      List.of(
          new Route("me", "GET", "users/@me"),
          new Route("commands.get", "GET", "applications/([^/?]+)/commands"),
          new Route("commands.put", "PUT", "applications/([^/?]+)/commands"),
          new Route("callback", "POST", "interactions/([^/?]+)/([^/?]+)/callback"),
          new Route("followup", "POST", "webhooks/([^/?]+)/([^/?]+)"),
          new Route("edit", "PATCH", "webhooks/([^/?]+)/([^/?]+)/messages/([^/?]+)"),
          new Route("delete", "DELETE", "webhooks/([^/?]+)/([^/?]+)/messages/([^/?]+)"),
          new Route("message", "GET", "channels/([^/?]+)/messages/([^/?]+)"),
          new Route("messages", "GET", "channels/([^/?]+)/messages"),
          new Route("post", "POST", "channels/([^/?]+)/messages"),
          new Route("change", "PATCH", "channels/([^/?]+)/messages/([^/?]+)"),
          new Route("remove", "DELETE", "channels/([^/?]+)/messages/([^/?]+)"),
          new Route("dm", "POST", "users/@me/channels"));

  private record Route(String name, String method, Pattern path) {
    Route(String name, String method, String path) {
      this(name, method, Pattern.compile("/api/v10/" + path + "(?:\\?.*)?"));
    }
  }

  /// What a request is.
  public static DiscordCall of(WebCall call) {
    for (Route route : ROUTES) {
      Matcher matcher = route.path().matcher(call.path());
      if (route.method().equals(call.method()) && matcher.matches()) {
        List<String> ids =
            matcher.toMatchResult().groupCount() == 0
                ? List.of()
                : IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
        return parsed(route.name(), ids, call);
      }
    }
    boolean isFile = call.method().equals("GET") && call.path().startsWith("/attachments/");
    return parsed(isFile ? "file" : "unknown", List.of(call.path()), call);
  }

  private static DiscordCall parsed(String name, List<String> ids, WebCall call) {
    Matcher boundary = BOUNDARY.matcher(call.header("content-type"));
    if (boundary.find()) {
      String[] parts = call.text().split("\r\n?--" + Pattern.quote(boundary.group(1)), -1);
      return new DiscordCall(name, ids, JSON.readTree(content(parts[0])), content(parts[1]), call);
    }
    return new DiscordCall(name, ids, JSON.readTree(call.body()), "", call);
  }

  private static String content(String part) {
    return part.substring(part.indexOf("\r\n\r\n") + 4);
  }

  /// Whether it is one of these and about the interaction or channel with this id or token.
  public boolean is(String wanted, String id) {
    return name.equals(wanted) && ids.contains(id);
  }

  /// What it shows: all texts of the message, one after the other.
  public String shown() {
    JsonNode message = name.equals("callback") ? body.path("data") : body;
    return String.join("\n", message.findValuesAsString("content"));
  }

  /// The number of the interaction's callback.
  public int type() {
    return body.path("type").asInt(0);
  }

  /// The message's flags.
  public int flags() {
    return (name.equals("callback") ? body.path("data") : body).path("flags").asInt(0);
  }

  @Override
  public String toString() {
    String json = body.toString();
    return name + " " + ids + " " + json.substring(0, Math.min(160, json.length()));
  }
}
