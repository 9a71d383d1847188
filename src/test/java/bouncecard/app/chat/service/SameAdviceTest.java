package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Sizes;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Texts;
import bouncecard.compose.CardComposer;
import bouncecard.compose.ReportText;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whether to send a message again is said alike wherever it is said: on the card of its own, in
/// the line of a summary, to a workflow, and beside what programs are told of its permanence.
class SameAdviceTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Texts TEXTS = CATALOG.texts(Language.ENGLISH);
  private static final Decoder DECODER = new Decoder(CATALOG);
  private static final CardComposer COMPOSER = new CardComposer(CATALOG, Language.ENGLISH);

  /// @param unexplained what is said of it where the reply names no reason
  @ParameterizedTest
  @CsvSource({
    "failed, 450 4.0.0, LATER",
    "failed, 421 4.4.7, LATER",
    "delayed, 450 4.0.0, YES",
    "delayed, 447 4.4.7, AFTER_CHANGE",
    "failed, 550 5.0.0, NO",
    "failed, 552 5.0.0, AFTER_CHANGE",
    "failed, 550 5.2.0, DEPENDS",
    "failed, 559 5.0.0, AFTER_CHANGE"
  })
  void retry_ofEachCause_isTheSameEverywhere(String action, String code, Retry unexplained) {
    FailedDelivery found = found(action, code);
    Permanence byDigit = code.startsWith("4") ? Permanence.TEMPORARY : Permanence.PERMANENT;
    Set<Retry> said = new HashSet<>();
    for (Cause cause : CATALOG.causes()) {
      for (Basis basis : List.of(Basis.FIRST_DIGIT, Basis.WORDING)) {
        for (Permanence permanence : permanences(cause, byDigit)) {
          said.add(sameEverywhere(report(cause, permanence, basis, found)));
        }
      }
    }
    assertThat(said).contains(Retry.NOT_NEEDED, Retry.DEPENDS).hasSizeGreaterThan(2);
    Cause unknown = CATALOG.cause(Cause.Role.UNKNOWN);
    assertThat(sameEverywhere(report(unknown, byDigit, Basis.FIRST_DIGIT, found)))
        .isEqualTo(unexplained);
  }

  private static Set<Permanence> permanences(Cause cause, Permanence byDigit) {
    return Set.copyOf(new HashSet<>(List.of(cause.permanence(), byDigit)));
  }

  private static Report report(
      Cause cause, Permanence permanence, Basis basis, FailedDelivery found) {
    Diagnosis diagnosis =
        new Diagnosis(
            Optional.empty(),
            cause,
            permanence,
            cause.actors(),
            basis,
            Optional.empty(),
            new UntrustedText("zork frob"));
    return new Report(found, diagnosis, Optional.empty());
  }

  private static Retry sameEverywhere(Report report) {
    Sizes card = COMPOSER.bounce(decoding(report));
    Answer answer = new Answer.BounceAnswer(decoding(report));
    Retry retry = retry(card.whole());
    String which = report.diagnosis().cause().id() + " " + report.diagnosis().permanence();
    assertThat(retry(card.compact())).as("compact: %s", which).isEqualTo(retry);
    assertThat(Explaining.found(CATALOG, answer, "", "").retry())
        .as("workflow: %s", which)
        .isEqualTo(retry.token());
    assertThat(lineInSummary(report))
        .as("summary: %s", which)
        .endsWith(", " + TEXTS.term("retry-brief", retry));
    JsonNode json =
        new ObjectMapper()
            .readTree(new JsonFormat().render(new AnswerCard("", answer, card.whole(), TEXTS)));
    assertThat(allowed(json.path("reports").path(0).path("permanence").asString()))
        .as("JSON: %s", which)
        .contains(retry);
    return retry;
  }

  private static List<Retry> allowed(String permanence) {
    return switch (permanence) {
      case "success" -> List.of(Retry.NOT_NEEDED);
      case "unknown" -> List.of(Retry.DEPENDS);
      case "temporary" -> List.of(Retry.YES, Retry.LATER, Retry.AFTER_CHANGE);
      case "permanent" ->
          List.of(Retry.NO, Retry.AFTER_CHANGE, Retry.LATER, Retry.DEPENDS, Retry.NOT_NEEDED);
      default -> List.of();
    };
  }

  private static Retry retry(Card card) {
    String label = TEXTS.message(Message.RETRY);
    String fact =
        card.blocks().stream()
            .filter(Block.Facts.class::isInstance)
            .flatMap(block -> ((Block.Facts) block).facts().stream())
            .filter(one -> one.label().equals(label))
            .map(one -> one.value().text())
            .findFirst()
            .orElseThrow();
    return Arrays.stream(Retry.values())
        .filter(one -> TEXTS.term("retry", one).equals(fact))
        .findFirst()
        .orElseThrow();
  }

  /// What is said of it beside a recipient who failed for another reason.
  private static String lineInSummary(Report report) {
    String other =
        report.diagnosis().cause().id().equals("user-unknown") ? "mailbox-full" : "user-unknown";
    Report beside =
        report(
            CATALOG.cause(other),
            Permanence.PERMANENT,
            Basis.WORDING,
            found("failed", "550 5.0.0"));
    String name =
        TEXTS
            .entry(Texts.Section.CAUSES, report.diagnosis().cause().id())
            .orElseThrow()
            .text("name");
    return COMPOSER.bounce(decoding(report, beside)).compact().blocks().stream()
        .flatMap(block -> lines(block).stream())
        .map(Rich::text)
        .filter(line -> line.startsWith("1 × " + name + ":"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Rich> lines(Block block) {
    List<Rich> lines = new ArrayList<>();
    if (block instanceof Block.Points(String _, List<Rich> points)) {
      lines.addAll(points);
    }
    return lines;
  }

  private static Decoding decoding(Report... reports) {
    Decoding read = DECODER.decode(new UntrustedText("550 5.1.1 user unknown"));
    return new Decoding(
        read.kind(),
        read.replyCodes(),
        read.enhancedStatusCodes(),
        List.of(reports),
        List.of(),
        Set.of());
  }

  private static FailedDelivery found(String action, String code) {
    String report = ReportText.withoutReason(action, code);
    return DECODER.decode(new UntrustedText(report)).all().getFirst().found();
  }
}
