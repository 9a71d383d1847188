package bouncecard.adapter.event;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// JSON that strangers wrote: bounded, and never a failure.
final class Json {
  private static final int DEEPEST = 40;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build()
          .readerFor(JsonNode.class);

  private Json() {}

  /// The values in the text, one behind the other; empty where one of them is broken.
  static List<JsonNode> values(String text, int most) {
    List<JsonNode> values = new ArrayList<>();
    try (MappingIterator<JsonNode> iterator = READER.readValues(text)) {
      while (values.size() < most && iterator.hasNextValue()) {
        values.add(iterator.nextValue());
      }
      return values;
    } catch (JacksonException _) {
      return List.of(); // whatever it is, it is no event
    }
  }

  /// The text under the first of the keys that has one; `a.b` is `b` in `a`.
  static String text(JsonNode node, String... keys) {
    for (String key : keys) {
      JsonNode value = node;
      for (String part : key.split("\\.", -1)) {
        value = value.path(part);
      }
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue();
      }
      if (value.isNumber()) {
        return value.asString();
      }
    }
    return "";
  }

  static String lower(String text) {
    return LowerCase.of(text);
  }

  static Optional<UntrustedText> untrusted(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new UntrustedText(text.strip()));
  }

  static Optional<EnhancedStatusCode> status(String text) {
    return EnhancedStatusCode.parse(text.strip());
  }

  static Optional<ReplyCode> replyCode(String text) {
    return ReplyCode.parse(text.strip());
  }
}
