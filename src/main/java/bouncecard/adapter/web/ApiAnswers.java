package bouncecard.adapter.web;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.RuleFilter;
import bouncecard.app.Venue;
import bouncecard.app.page.Representation;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.triage.TriageResult;
import bouncecard.card.Size;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PageMessage;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers for programs.
final class ApiAnswers {
  static final int MOST_RULES = 500;
  private static final int LONGEST_QUESTION = 400;
  private static final int MOST_LINES = 2_000;

  private final WebParts parts;
  private final PasteReading reading;

  ApiAnswers(WebParts parts, PasteReading reading) {
    this.parts = parts;
    this.reading = reading;
  }

  Response answer(Request request, Texts texts) {
    Head head = request.head();
    if (head.path().equals(ApiTable.DOCUMENT)) {
      return head.method().equals("GET") ? json(OpenApi.document()) : wrongMethod(texts, "GET");
    }
    Optional<ApiTable.Operation> operation =
        ApiTable.ALL.stream().filter(one -> one.path().equals(head.path())).findFirst();
    if (operation.isEmpty()) {
      return problem(404, texts, PageMessage.PAGE_NOT_FOUND_VERDICT);
    }
    if (!operation.get().method().equals(head.method())) {
      return wrongMethod(texts, operation.get().method());
    }
    return switch (operation.get().name()) {
      case "explain" -> explain(request, texts);
      case "triage" -> triage(request, texts);
      case "answer" -> question(head, texts);
      default -> rules(head, texts);
    };
  }

  private static Response json(String body) {
    return Replies.of(200, Representation.JSON.mediaType(), body + "\n", Map.of());
  }

  private static Response problem(int status, Texts texts, MessageKey message) {
    return Replies.problem(status, texts, message, Map.of(), Map.of());
  }

  private static Response wrongMethod(Texts texts, String method) {
    return Replies.problem(
        405,
        texts,
        PageMessage.PAGE_WRONG_METHOD,
        Map.of("methods", method),
        Map.of("Allow", method));
  }

  private Response wrongType(Texts texts, boolean takesLines) {
    String types = String.join(", ", Bodies.TYPES) + (takesLines ? ", " + ApiTable.NDJSON : "");
    return Replies.problem(
        415, texts, PageMessage.PAGE_WRONG_TYPE, Map.of("types", types), Map.of());
  }

  private String rendered(Answer answer, Texts texts) {
    return parts
        .json()
        .render(
            new AnswerCard(
                "", answer, parts.bouncecard().card(answer, texts.language(), Size.WHOLE), texts));
  }

  private Response explain(Request request, Texts texts) {
    String type = request.head().header("content-type").orElse("");
    if (type.startsWith(ApiTable.NDJSON)) {
      return lines(request.body(), texts);
    }
    return switch (Bodies.read(type, request.body())) {
      case Bodies.Body.WrongType() -> wrongType(texts, true);
      case Bodies.Body.Broken() -> problem(400, texts, PageMessage.PAGE_WRONG_BODY);
      case Bodies.Body.Whole(Submitted submitted) -> told(reading.explain(submitted), texts);
    };
  }

  private Response told(PasteReading.Read read, Texts texts) {
    return read.answer()
        .map(answer -> json(object(answer, texts)))
        .orElseGet(() -> unread(read, texts));
  }

  private static Response unread(PasteReading.Read read, Texts texts) {
    Problem problem = Problem.of(read);
    return Replies.problem(
        problem.status(),
        texts,
        problem.message(),
        problem.values(),
        read.isBusy() ? Map.of("Retry-After", "5") : Map.of());
  }

  /// Why nothing was read.
  private record Problem(int status, MessageKey message, Map<String, String> values) {
    static Problem of(PasteReading.Read read) {
      if (read.unread().isEmpty()) {
        return new Problem(422, PageMessage.PAGE_NOTHING_READ, Map.of());
      }
      Unread first = read.unread().getFirst();
      boolean isOurs = first.message() == Message.TROUBLE_FAILED;
      int status = read.isBusy() ? 503 : isOurs ? 500 : 422;
      return new Problem(status, first.message(), first.values());
    }
  }

  /// One answer a line, each sent when it is ready; a line that cannot be read is a problem in its
  /// place.
  private Response lines(byte[] body, Texts texts) {
    BodyLines lines = new BodyLines(body);
    int count = lines.count(MOST_LINES + 1);
    if (count > MOST_LINES || count == 0) {
      return problem(count == 0 ? 422 : 413, texts, PageMessage.PAGE_NOTHING_READ);
    }
    return Replies.of(200, ApiTable.NDJSON, "", Map.of())
        .with(() -> lines.next().map(line -> bytes(line(line, texts) + "\n")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String line(String line, Texts texts) {
    Optional<Submitted> submitted = Bodies.json(line);
    if (submitted.isEmpty()) {
      return Replies.object(400, texts, PageMessage.PAGE_WRONG_BODY, Map.of()).toString();
    }
    PasteReading.Read read = reading.explain(submitted.get());
    if (read.answer().isPresent()) {
      return object(read.answer().get(), texts);
    }
    Problem problem = Problem.of(read);
    return Replies.object(problem.status(), texts, problem.message(), problem.values()).toString();
  }

  private String object(Answer answer, Texts texts) {
    return answer instanceof Answer.TriageAnswer triage ? counts(triage) : rendered(answer, texts);
  }

  private String counts(Answer.TriageAnswer triage) {
    return parts
        .triages()
        .render(
            new TriageResult(
                triage.tally(), triage.unknown(), triage.ownRefusals(), 0, /* isCut= */ false));
  }

  private Response triage(Request request, Texts texts) {
    return switch (Bodies.read(request.head().header("content-type").orElse(""), request.body())) {
      case Bodies.Body.WrongType() -> wrongType(texts, false);
      case Bodies.Body.Broken() -> problem(400, texts, PageMessage.PAGE_WRONG_BODY);
      case Bodies.Body.Whole(Submitted submitted) -> told(reading.sum(submitted), texts);
    };
  }

  private Response question(Head head, Texts texts) {
    String question = Escapes.fields(head.query()).getOrDefault("q", "").strip();
    if (question.isEmpty() || question.length() > LONGEST_QUESTION) {
      return problem(400, texts, PageMessage.PAGE_NOTHING_READ);
    }
    Answer answer = parts.bouncecard().ask(new UntrustedText(question), Venue.CHAT).answer();
    return switch (answer) {
      case Answer.BounceAnswer _ -> problem(400, texts, PageMessage.PAGE_NOT_A_LINK);
      case Answer.NoAnswer _ -> problem(404, texts, PageMessage.PAGE_NOT_FOUND_VERDICT);
      default -> json(rendered(answer, texts));
    };
  }

  private Response rules(Head head, Texts texts) {
    String words = Escapes.fields(head.query()).getOrDefault("q", "").strip();
    if (words.length() > LONGEST_QUESTION) {
      return problem(400, texts, PageMessage.PAGE_NOTHING_READ);
    }
    List<String> all = words.isEmpty() ? List.of() : List.of(words.split("\\s+", -1));
    if (!(parts.bouncecard().rules(all) instanceof RuleFilter.Chosen.Some(List<Rule> rules))) {
      return problem(404, texts, PageMessage.PAGE_NO_RULES);
    }
    StringBuilder out = new StringBuilder();
    rules.stream()
        .limit(MOST_RULES)
        .forEach(
            rule -> out.append(rendered(new Answer.RuleAnswer(rule, false), texts)).append('\n'));
    return Replies.of(
        200,
        ApiTable.NDJSON,
        out.toString(),
        Map.of("X-Total-Count", Integer.toString(rules.size())));
  }
}
