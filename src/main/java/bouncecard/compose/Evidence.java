package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The evidence that an answer about a bounce rests on: the server's words, those that decided, and
/// where its codes contradict each other.
final class Evidence {
  private static final int LONGEST_QUOTE = 900;
  private static final int LONGEST_IN_BRIEF = 130;
  private static final int LONGEST_EVIDENCE = 120;

  private final CardContext say;

  Evidence(CardContext say) {
    this.say = say;
  }

  static Map<String, String> decided(Diagnosis diagnosis) {
    return Map.of("evidence", diagnosis.evidence().visible(LONGEST_EVIDENCE).replace('`', '\''));
  }

  List<Block> of(Report report) {
    List<Block> blocks = new ArrayList<>();
    FailedDelivery found = report.found();
    found
        .diagnosticCode()
        .filter(text -> !text.isBlank())
        .map(text -> new UntrustedText(text.visibleLines(LONGEST_QUOTE)))
        .map(text -> new UntrustedText(String.join("\n", ReplyLines.of(text))))
        .ifPresent(text -> blocks.add(new Block.Quote(say.say(Message.EVIDENCE), text)));
    List<Rich> points = new ArrayList<>();
    basis(report.diagnosis()).ifPresent(points::add);
    if (found.statusField().isPresent()
        && found.enhancedStatusCode().isPresent()
        && !found.statusField().equals(found.enhancedStatusCode())) {
      points.add(
          say.rich(
              Message.STATUS_DISAGREES,
              Map.of(
                  "status", found.statusField().get().toString(),
                  "enhanced", found.enhancedStatusCode().get().toString())));
    }
    if (found.replyCode().isPresent()
        && found.enhancedStatusCode().isPresent()
        && found.replyCode().get().classDigit() != found.enhancedStatusCode().get().classDigit()) {
      points.add(
          say.rich(
              Message.CODES_DISAGREE,
              Map.of(
                  "code", found.replyCode().get().toString(),
                  "enhanced", found.enhancedStatusCode().get().toString())));
    }
    misleading(report).ifPresent(points::add);
    if (!points.isEmpty()) {
      blocks.add(new Block.Points("", points));
    }
    return blocks;
  }

  /// The words of the reply that decided, in the lines that the server wrote.
  Optional<UntrustedText> deciding(Report report) {
    return report
        .found()
        .diagnosticCode()
        .filter(text -> !text.isBlank())
        .map(text -> new UntrustedText(text.visibleLines(LONGEST_QUOTE)))
        .map(
            text ->
                ReplyLines.deciding(
                    text,
                    report.diagnosis().evidence().visible(LONGEST_EVIDENCE),
                    LONGEST_IN_BRIEF))
        .filter(text -> !text.isBlank());
  }

  /// What decided; empty where nothing did.
  Optional<Rich> basis(Diagnosis diagnosis) {
    Optional<Message> message =
        switch (diagnosis.basis()) {
          case PROVIDER_RULE, WORDING, COMPOSITION -> Optional.of(byWords(diagnosis));
          case ENHANCED_STATUS_CODE, REPLY_CODE -> Optional.of(Message.DECIDED_BY_CODE);
          case SERVICE -> Optional.of(Message.DECIDED_BY_SERVICE);
          case FIRST_DIGIT -> Optional.of(Message.DECIDED_BY_FIRST_DIGIT);
          case NOTHING -> Optional.empty();
        };
    return message.map(basis -> say.rich(basis, decided(diagnosis)));
  }

  private static Message byWords(Diagnosis diagnosis) {
    return switch (diagnosis.confidence().orElse(Confidence.SURE)) {
      case SURE -> Message.DECIDED_BY_WORDS;
      case LIKELY -> Message.DECIDED_PROBABLY;
      case GUESS -> Message.DECIDED_BY_GUESS;
    };
  }

  /// Where the cause does not heal though the first digit says so, or the other way round.
  private Optional<Rich> misleading(Report report) {
    Optional<Integer> digit = report.found().classDigit();
    Permanence permanence = report.diagnosis().permanence();
    boolean misleads =
        (digit.filter(d -> d == 4).isPresent() && permanence == Permanence.PERMANENT)
            || (digit.filter(d -> d == 5).isPresent() && permanence == Permanence.TEMPORARY);
    return misleads
        ? Optional.of(Rich.of(say.say(Message.FIRST_DIGIT_MISLEADS)))
        : Optional.empty();
  }
}
