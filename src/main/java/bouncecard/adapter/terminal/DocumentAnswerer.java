package bouncecard.adapter.terminal;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.ContentSniffer;
import bouncecard.app.Document;
import bouncecard.app.Format;
import bouncecard.app.InputError;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Answers a document in words: what is printed, and what is said of it on standard error.
///
/// It is safe for use by many threads.
final class DocumentAnswerer {
  private final Bouncecard bouncecard;
  private final Format format;
  private final Language language;
  private final boolean why;
  private final ObjectMapper json = new ObjectMapper();

  /// What came of a document.
  enum Outcome {
    ANSWERED,
    NOTHING_RECOGNISED,
    UNREADABLE
  }

  /// What is to be printed of a document.
  ///
  /// @param reply the answer; empty where there is none
  /// @param remark a line for standard error; empty where there is nothing to remark
  record Printed(String reply, String remark, Outcome outcome) {}

  /// Answers in a format and a language.
  ///
  /// @param why whether to say of each report what else came into question
  DocumentAnswerer(Bouncecard bouncecard, Format format, Language language, boolean why) {
    this.bouncecard = bouncecard;
    this.format = format;
    this.language = language;
    this.why = why;
  }

  /// Answers a document. A mistake of ours with one is told like a fault of that one.
  ///
  /// @param ndjson whether a line is an object with a `text`
  Printed answer(Document document, boolean ndjson) {
    try {
      return switch (document) {
        case Document.Content content -> content(content);
        case Document.Line line when ndjson -> json(line);
        case Document.Line line -> line(line, line.text());
        case Document.Unreadable unreadable ->
            new Printed(
                "", say(unreadable.fault().message(), unreadable.values()), Outcome.UNREADABLE);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(document, e);
    }
  }

  private Printed failed(Document document, Throwable failure) {
    var told =
        new Document.Unreadable(
            document.source(), InputError.FAILED, failure.getClass().getSimpleName());
    return new Printed(
        document instanceof Document.Line ? nothing(document) : "",
        say(told.fault().message(), told.values()),
        Outcome.UNREADABLE);
  }

  /// An answer that says nothing and keeps the place, so that results can be matched to lines.
  private String nothing(Document document) {
    return render(document, new Answer.NoAnswer(List.of()), language, UntrustedText.EMPTY);
  }

  private Printed content(Document.Content content) {
    Answer answer = bouncecard.read(content);
    UntrustedText text =
        why ? new UntrustedText(ContentSniffer.decode(content.bytes())) : UntrustedText.EMPTY;
    String reply = render(content, answer, language, text);
    boolean recognised = isRecognised(answer);
    String remark = "";
    if (content.truncated()) {
      remark = tooLarge(content, (content.bytes().length >> 20) + " MiB");
    } else if (!recognised) {
      remark = say(Message.ERROR_NOTHING_RECOGNISED, Map.of("file", shown(content)));
    }
    return new Printed(reply, remark, outcome(recognised));
  }

  private Printed line(Document.Line line, UntrustedText text) {
    Interpretation asked = bouncecard.ask(text, Venue.DOCUMENT);
    String reply = render(line, asked.answer(), asked.language().orElse(language), text);
    String remark = line.truncated() ? tooLarge(line, text.value().length() + " characters") : "";
    return new Printed(reply, remark, outcome(isRecognised(asked.answer())));
  }

  private Printed json(Document.Line line) {
    Optional<UntrustedText> text = text(line.text().value());
    if (text.isPresent()) {
      return line(line, text.get());
    }
    String number = Long.toString(line.number());
    String why =
        line.truncated()
            ? say(
                Message.ERROR_LINE_TOO_LONG,
                Map.of("line", number, "limit", (line.text().value().length() >> 20) + " MiB"))
            : say(Message.ERROR_NDJSON, Map.of("line", number));
    return new Printed(nothing(line), why, Outcome.UNREADABLE);
  }

  private Optional<UntrustedText> text(String line) {
    try {
      JsonNode text = json.readTree(line).path("text");
      return text.isString() ? Optional.of(new UntrustedText(text.asString())) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty(); // said by the caller, with the line's number
    }
  }

  private static boolean isRecognised(Answer answer) {
    return !answer.kind().equals("none");
  }

  private static Outcome outcome(boolean recognised) {
    return recognised ? Outcome.ANSWERED : Outcome.NOTHING_RECOGNISED;
  }

  private String render(Document document, Answer read, Language spoken, UntrustedText text) {
    Answer answer = why ? bouncecard.explained(read, text) : read;
    return format.render(
        new AnswerCard(
            document.source(),
            answer,
            bouncecard.card(answer, spoken, why ? Size.WHOLE : format.size()),
            bouncecard.catalog().texts(spoken)));
  }

  private String tooLarge(Document document, String limit) {
    return say(Message.ERROR_TOO_LARGE, Map.of("file", shown(document), "limit", limit));
  }

  private String say(Message message, Map<String, String> values) {
    return Rich.of(bouncecard.catalog().texts(language).message(message), values).text();
  }

  private static String shown(Document document) {
    return new UntrustedText(document.source()).visible(200);
  }
}
