package bouncecard.adapter.webhook;

import bouncecard.catalog.service.KeyPath;
import bouncecard.catalog.service.Webhook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The events in one body, each with its bytes as they stand there and its id, in one pass that
/// holds nothing else. What is no JSON is one event, whatever it is.
final class EventSplit {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST = 5_000;
  private static final int LONGEST_ID = 500;

  private EventSplit() {}

  /// @param id empty where nothing names it
  @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
  record Event(byte[] bytes, String id) {}

  static List<Event> of(byte[] body, Webhook webhook) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      List<Event> events = new ArrayList<>();
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY && webhook.isBatch()) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          events.add(next(parser, body, webhook.id()));
          if (events.size() > MOST) {
            return whole(body);
          }
        }
      } else if (first == JsonToken.START_OBJECT) {
        events.add(new Event(body, next(parser, body, webhook.id()).id()));
      } else {
        return whole(body);
      }
      return parser.nextToken() == null ? events : whole(body);
    } catch (JacksonException _) {
      return whole(body);
    }
  }

  private static List<Event> whole(byte[] body) {
    return List.of(new Event(body, ""));
  }

  private static Event next(JsonParser parser, byte[] body, List<KeyPath> paths) {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    String[] values = new String[paths.size()];
    Deque<String> path = new ArrayDeque<>();
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token.isStructStart()) {
        depth++;
        path.addLast(depth == 1 ? "" : String.valueOf(parser.currentName()));
      } else if (token.isStructEnd()) {
        depth--;
        path.removeLast();
      } else if (token.isScalarValue()) {
        note(parser, path, values, paths);
      }
      if (depth == 0) {
        int end = (int) parser.currentLocation().getByteOffset();
        return new Event(Arrays.copyOfRange(body, start, end), id(values));
      }
      token = parser.nextToken();
    }
  }

  private static void note(
      JsonParser parser, Deque<String> path, String[] values, List<KeyPath> paths) {
    for (int i = 0; i < values.length; i++) {
      List<String> keys = paths.get(i).keys();
      boolean isThere =
          keys.size() == path.size()
              && keys.getLast().equals(parser.currentName())
              && isUnder(path, keys);
      if (isThere && values[i] == null) {
        String value = parser.getString();
        values[i] = value.substring(0, Math.min(value.length(), LONGEST_ID));
      }
    }
  }

  /// The first of the path stands for the event itself.
  private static boolean isUnder(Deque<String> path, List<String> keys) {
    int at = -1;
    for (String name : path) {
      if (at >= 0 && !name.equals(keys.get(at))) {
        return false;
      }
      at++;
    }
    return true;
  }

  private static String id(String[] values) {
    StringJoiner id = new StringJoiner("/");
    id.setEmptyValue("");
    for (String value : values) {
      if (value != null && !value.isEmpty()) {
        id.add(value);
      }
    }
    return id.toString();
  }
}
