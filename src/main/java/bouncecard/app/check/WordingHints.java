package bouncecard.app.check;

import bouncecard.catalog.Cause;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.probe.Hint;
import bouncecard.probe.ServerReply;
import bouncecard.smtp.SmtpCommand;
import java.util.List;
import java.util.Optional;

/// The hints in the words of a reply, by the engine that reads bounces.
public final class WordingHints implements Hint.Reader {
  /// Whoever quotes it speaks of our sender and not of the recipient.
  private static final String NULL_SENDER = "<>";

  private final Decoder decoder;

  /// Hints of this engine.
  public WordingHints(Decoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Hint read(ServerReply reply, SmtpCommand answered) {
    if (!reply.replyCode().isNegative()) {
      return Hint.NONE;
    }
    if (reply.text().value().contains(NULL_SENDER)) {
      return Hint.REFUSES_SENDER;
    }
    List<Report> reports = decoder.decode(reply.text()).reports();
    return reports.isEmpty() ? Hint.NONE : hint(reports.getFirst().diagnosis()).orElse(Hint.NONE);
  }

  /// Only words are hints: what a code says the codes say already.
  private static Optional<Hint> hint(Diagnosis diagnosis) {
    return switch (diagnosis.basis()) {
      case PROVIDER_RULE, WORDING -> ofCause(diagnosis.cause());
      case COMPOSITION ->
          diagnosis.confidence().filter(Confidence.SURE::equals).isPresent()
              ? ofCause(diagnosis.cause())
              : Optional.empty();
      case SERVICE, ENHANCED_STATUS_CODE, REPLY_CODE, FIRST_DIGIT, NOTHING -> Optional.empty();
    };
  }

  private static Optional<Hint> ofCause(Cause cause) {
    return cause
        .hint()
        .map(
            hint ->
                switch (hint) {
                  case UNKNOWN_USER -> Hint.UNKNOWN_USER;
                  case RELAY_DENIED -> Hint.RELAY_DENIED;
                  case GREYLISTED -> Hint.GREYLISTED;
                  case REFUSES_SENDER -> Hint.REFUSES_SENDER;
                  case REFUSES_US -> Hint.REFUSES_US;
                });
  }
}
