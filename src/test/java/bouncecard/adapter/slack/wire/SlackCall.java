package bouncecard.adapter.slack.wire;

import bouncecard.adapter.wire.WebCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A call of Slack's, as it arrived.
///
/// @param method of the Web API, such as `chat.postMessage`; `response_url` and `file` for the
///   addresses that Slack gives out
/// @param path of the request
/// @param arguments the body: of a form, what is JSON in it is read as such
/// @param token what it was authorised with; empty where it was not
/// @param at when it arrived, as of [System#nanoTime]
public record SlackCall(String method, String path, JsonNode arguments, String token, long at) {
  /// A method of the Web API for what was posted to an address of Slack's.
  public static final String RESPONSE_URL = "response_url";

  /// The same for what was fetched of a file.
  public static final String FILE = "file";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> IN_JSON =
      Set.of("blocks", "attachments", "view", "metadata", "unfurls", "outputs");
  private static final Set<String> TRUTHS =
      Set.of("unfurl_links", "unfurl_media", "mrkdwn", "reply_broadcast", "include_locale");

  static SlackCall of(WebCall call) {
    String path = call.path().replaceFirst("\\?.*", "");
    String method =
        path.startsWith("/api/")
            ? path.substring("/api/".length())
            : path.startsWith("/files") ? FILE : RESPONSE_URL;
    return new SlackCall(
        method,
        path,
        arguments(call),
        call.header("authorization").replaceFirst("^Bearer ", ""),
        call.at());
  }

  /// The text of an argument; empty where it is not there.
  public String argument(String name) {
    return arguments.path(name).asString("");
  }

  /// All that a person reads in it, in order: the texts of its blocks, without its fallback.
  public String shown() {
    StringBuilder shown = new StringBuilder();
    JsonNode body = arguments.has("view") ? arguments.path("view") : arguments;
    texts(body.path("title"), shown);
    texts(body.has("blocks") ? body.path("blocks") : body, shown);
    return shown.toString();
  }

  private static void texts(JsonNode node, StringBuilder shown) {
    if (node.path("text").isString()) {
      shown.append(node.path("text").asString()).append('\n');
    }
    node.forEach(child -> texts(child, shown));
  }

  private static JsonNode arguments(WebCall call) {
    String text = call.text();
    if (call.header("content-type").startsWith("application/octet-stream")) {
      return form(""); // a file
    }
    if (text.isBlank()) {
      return form(call.path().contains("?") ? call.path().replaceFirst(".*\\?", "") : "");
    }
    return call.header("content-type").startsWith("application/json")
        ? JSON.readTree(text)
        : form(text);
  }

  private static ObjectNode form(String text) {
    ObjectNode fields = JSON.createObjectNode();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        String name = decoded(field.substring(0, equals));
        String value = decoded(field.substring(equals + 1));
        if (IN_JSON.contains(name)) {
          fields.set(name, JSON.readTree(value));
        } else if (TRUTHS.contains(name)) {
          fields.put(name, value.equals("1") || value.equals("true"));
        } else {
          fields.put(name, value);
        }
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
