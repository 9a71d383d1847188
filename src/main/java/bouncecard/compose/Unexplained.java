package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.Code;
import bouncecard.smtp.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The words about a reply that names no reason: what its code means by itself, by the digit that
/// was received and no other, what it came after, and where to look next.
final class Unexplained {
  private final CardContext say;
  private final FailedDelivery delivery;
  private final Permanence permanence;

  /// What is said of sending it again without a look at its code.
  private final Retry retry;

  private Unexplained(CardContext say, Report report) {
    this.say = say;
    this.delivery = report.found();
    this.permanence = report.diagnosis().permanence();
    this.retry = report.diagnosis().retry(report.found());
  }

  /// Empty where a cause is known.
  static Optional<Unexplained> of(CardContext say, Report report) {
    return switch (report.diagnosis().basis()) {
      case FIRST_DIGIT, NOTHING -> Optional.of(new Unexplained(say, report));
      case PROVIDER_RULE, WORDING, COMPOSITION, SERVICE, ENHANCED_STATUS_CODE, REPLY_CODE ->
          Optional.empty();
    };
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

  /// What its code says of sending the message again, where it says the verdict too.
  Retry retry() {
    return isGivenUp() ? Retry.LATER : agreeing().map(Described::retry).orElse(retry);
  }

  /// Whether nothing is tried again, though it is temporary by its code.
  private boolean isGivenUp() {
    return permanence == Permanence.TEMPORARY && retry != Retry.YES;
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
    List<Code> codes =
        Stream.<Optional<? extends Code>>of(delivery.replyCode(), delivery.enhancedStatusCode())
            .<Code>flatMap(Optional::stream)
            .filter(code -> delivery.classDigit().filter(d -> d == code.classDigit()).isPresent())
            .toList();
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(say.describer.describe(CodeCards.main(codes)));
  }
}
