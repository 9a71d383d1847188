package bouncecard.adapter.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bodies of requests, read by what they say they are.
final class Bodies {
  /// What is taken.
  static final List<String> TYPES =
      List.of(
          "text/plain",
          "message/rfc822",
          "application/json",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/octet-stream");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Bodies() {}

  /// What came of a body.
  sealed interface Body {
    record Whole(Submitted submitted) implements Body {}

    /// It is of a kind that is not read.
    record WrongType() implements Body {}

    /// It is not what it says it is, or not all of it.
    record Broken() implements Body {}
  }

  static Body read(String contentType, byte[] body) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "text/plain", "" -> new Body.Whole(Submitted.text(body));
      case "message/rfc822" -> new Body.Whole(Submitted.file("message.eml", body));
      case "application/octet-stream" -> new Body.Whole(Submitted.file("file", body));
      case "application/json" ->
          json(new String(body, StandardCharsets.UTF_8))
              .<Body>map(Body.Whole::new)
              .orElseGet(Body.Broken::new);
      case "application/x-www-form-urlencoded" -> new Body.Whole(formOrText(body));
      case "multipart/form-data" ->
          Submitted.parts(body, contentType).<Body>map(Body.Whole::new).orElseGet(Body.Broken::new);
      default -> new Body.WrongType();
    };
  }

  /// Programs say it is a form where nobody told them what it is: `curl --data-binary @bounce.eml`.
  private static Submitted formOrText(byte[] body) {
    Submitted form = Submitted.form(body);
    return form.fields().containsKey("text") || form.fields().containsKey("do")
        ? form
        : Submitted.text(body);
  }

  /// An object with a `text`; any other JSON is itself what is to be read, as an event of a mail
  /// service.
  static Optional<Submitted> json(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      JsonNode text = node.isObject() ? node.get("text") : null;
      return Optional.of(
          text != null && text.isString()
              ? Submitted.text(text.asString().getBytes(StandardCharsets.UTF_8))
              : Submitted.text(body.getBytes(StandardCharsets.UTF_8)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
