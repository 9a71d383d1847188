package bouncecard.adapter.noted;

import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.catalog.Term;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Feedback as lines of JSON: what was called wrong.
final class FeedbackLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FeedbackLines() {}

  static String line(WrongAnswer wrong) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("at", wrong.at().toString())
        .put("rule", wrong.rule())
        .put("basis", wrong.basis())
        .put("confidence", wrong.confidence())
        .put("grade", wrong.grade())
        .put("cause", wrong.cause())
        .put("actor", wrong.actor())
        .put("reply", wrong.reply());
    line.putObject("wanted")
        .put("what", wrong.wanted().what().token())
        .put("cause", wrong.wanted().cause())
        .put("actor", wrong.wanted().actor())
        .put("words", wrong.wanted().words());
    return line.toString();
  }

  /// Empty for what is no such line.
  static Optional<WrongAnswer> parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      JsonNode wanted = json.path("wanted");
      Instant at = Instant.parse(text(json, "at"));
      return Term.parse(Wanted.What.class, text(wanted, "what"))
          .map(
              what ->
                  new WrongAnswer(
                      at,
                      text(json, "rule"),
                      text(json, "basis"),
                      text(json, "confidence"),
                      text(json, "grade"),
                      text(json, "cause"),
                      text(json, "actor"),
                      text(json, "reply"),
                      new Wanted(
                          what,
                          text(wanted, "cause"),
                          text(wanted, "actor"),
                          text(wanted, "words"))));
    } catch (JacksonException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }
}
