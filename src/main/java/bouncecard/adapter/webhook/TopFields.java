package bouncecard.adapter.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The texts and numbers of an object, and of one object within it; a key that stands twice makes
/// all of it worth nothing, since others may read the other one.
final class TopFields {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST = 200;

  private TopFields() {}

  /// Those of the object itself.
  static Optional<Map<String, String>> of(byte[] json) {
    return read(json, Optional.empty());
  }

  /// Those of the object under a key; empty where there is none.
  static Optional<Map<String, String>> under(byte[] json, String key) {
    return read(json, Optional.of(key));
  }

  private static Optional<Map<String, String>> read(byte[] json, Optional<String> under) {
    Map<String, String> fields = new HashMap<>();
    boolean isSeen = under.isEmpty();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Map<String, String> outer = new HashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (outer.put(name, "") != null || outer.size() > MOST) {
          return Optional.empty();
        }
        if (under.filter(name::equals).isPresent() && value == JsonToken.START_OBJECT) {
          isSeen = true;
          if (!inner(parser, fields)) {
            return Optional.empty();
          }
        } else if (value.isScalarValue()) {
          if (under.isEmpty()) {
            fields.put(name, parser.getString());
          }
        } else {
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null && isSeen ? Optional.of(fields) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static boolean inner(JsonParser parser, Map<String, String> fields) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!value.isScalarValue()) {
        parser.skipChildren();
      } else if (fields.put(name, parser.getString()) != null || fields.size() > MOST) {
        return false;
      }
    }
    return true;
  }
}
