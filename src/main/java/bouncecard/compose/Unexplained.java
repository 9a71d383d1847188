package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.CodeRetry;
import bouncecard.diagnose.Diagnosis;
import bouncecard.smtp.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words about a reply that names no reason: what its code means by itself, by the digit that
/// was received and no other, what it came after, and where to look next.
final class Unexplained {
  private final CardContext say;
  private final FailedDelivery delivery;
  private final Permanence permanence;

  private Unexplained(CardContext say, Report report) {
    this.say = say;
    this.delivery = report.found();
    this.permanence = report.diagnosis().permanence();
  }

  /// Empty where a cause is known.
  static Optional<Unexplained> of(CardContext say, Report report) {
    return report.diagnosis().isExplained()
        ? Optional.empty()
        : Optional.of(new Unexplained(say, report));
  }

  /// The codes that were received, and that they came without a reason.
  String title(String cause) {
    String codes = BounceFacts.codes(delivery);
    return codes.isEmpty()
        ? cause
        : say.say(Message.CODE_TITLE, Map.of("codes", codes, "name", cause));
  }

  /// What its code says, where that agrees with what is to be done; else what is said of any reply
  /// that passes, of one at which the mail system gave up, or that does not pass.
  String verdict(String otherwise) {
    if (isGivenUp()) {
      return say.say(Message.UNEXPLAINED_GIVEN_UP);
    }
    return agreeing()
        .map(Described::verdict)
        .orElseGet(
            () ->
                permanence == Permanence.PERMANENT
                    ? say.say(Message.UNEXPLAINED_PERMANENT)
                    : otherwise);
  }

  /// Whether nothing is tried again, though it is temporary by its code.
  private boolean isGivenUp() {
    return permanence == Permanence.TEMPORARY && Diagnosis.isGivenUp(delivery);
  }

  private Optional<Described> agreeing() {
    return described().filter(code -> agrees(code.code().classDigit()));
  }

  private boolean agrees(int digit) {
    return switch (permanence) {
      case PERMANENT -> digit == 5;
      case TEMPORARY -> digit == 4;
      case SUCCESS, UNKNOWN -> false;
    };
  }

  /// What the code means by itself; nothing where no code came.
  List<Block> meaning() {
    List<Block> blocks = new ArrayList<>();
    described()
        .ifPresent(
            code -> {
              String heading = say.say(Message.CODE_ALONE, Map.of("code", code.code().toString()));
              blocks.add(new Block.Paragraph(heading, say.rich(code.meaning(), Map.of())));
            });
    return blocks;
  }

  /// What the point of the session tells at which it was refused.
  private static Optional<Message> stage(SmtpCommand command) {
    return switch (command) {
      case GREETING, EHLO, HELO, STARTTLS -> Optional.of(Message.REFUSED_AT_CONNECTION);
      case AUTH -> Optional.of(Message.REFUSED_AT_LOGIN);
      case MAIL -> Optional.of(Message.REFUSED_AT_SENDER);
      case RCPT -> Optional.of(Message.REFUSED_AT_RECIPIENT);
      case DATA, BDAT, END_OF_DATA, BURL -> Optional.of(Message.REFUSED_AT_MESSAGE);
      case RSET, VRFY, EXPN, HELP, NOOP, QUIT, ETRN, ATRN, ANY, LOG -> Optional.empty();
    };
  }

  /// Where to look next: for more words, and at what the point of the session tells, which need not
  /// be looked for where it is known.
  List<Rich> steps(List<Rich> general) {
    List<Rich> steps = new ArrayList<>(general);
    Optional<Message> stage = delivery.command().flatMap(Unexplained::stage);
    steps.add(
        stage.isPresent() ? 0 : Math.min(1, steps.size()),
        Rich.of(say.say(stage.orElse(Message.NOTE_THE_COMMAND))));
    return steps;
  }

  /// The code that says most and agrees with the digit that counts.
  private Optional<Described> described() {
    return CodeRetry.mostTelling(delivery).map(say.describer::describe);
  }
}
