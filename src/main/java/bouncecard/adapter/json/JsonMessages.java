package bouncecard.adapter.json;

import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.MessageReader;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads messages written as JSON in the form of whatever platform.
///
/// @param platform reads what the platform delivers; empty for what nobody said
public record JsonMessages(Function<JsonNode, Optional<HeardMessage>> platform)
    implements MessageReader {

  /// Made when the first text is read: most starts of the program read none.
  private static final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  @Override
  public Optional<HeardMessage> read(String json) {
    try {
      return platform.apply(Json.MAPPER.readTree(json));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
