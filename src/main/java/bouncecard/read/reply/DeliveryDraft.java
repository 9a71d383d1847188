package bouncecard.read.reply;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.delivery.Places;
import bouncecard.delivery.Timestamp;
import bouncecard.dsn.Action;
import bouncecard.dsn.TypedText;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// A [FailedDelivery] while its parts are found. Of a field that is set twice, the later value
/// stands, but none never replaces one.
public final class DeliveryDraft {
  private static final String REASON = "(reason: ";

  private Optional<UntrustedText> finalRecipient = Optional.empty();
  private Optional<UntrustedText> originalRecipient = Optional.empty();
  private Optional<Action> action = Optional.empty();
  private Optional<EnhancedStatusCode> statusField = Optional.empty();
  private Optional<UntrustedText> diagnosticCode = Optional.empty();
  private Optional<SmtpCommand> command = Optional.empty();
  private Optional<UntrustedText> reportingMta = Optional.empty();
  private Optional<UntrustedText> remoteMta = Optional.empty();
  private Optional<UntrustedText> sender = Optional.empty();
  private Optional<UntrustedText> queueId = Optional.empty();
  private Optional<Timestamp> at = Optional.empty();
  private Optional<UntrustedText> sendingIp = Optional.empty();
  private OriginalMessage original = OriginalMessage.UNKNOWN;
  private Optional<SmtpReply> reply = Optional.empty();
  private Optional<EnhancedStatusCode> outerEnhanced = Optional.empty();
  private Place saidIn = Place.REPLY;
  private Place codesIn = Place.REPLY;
  private UntrustedText words = UntrustedText.EMPTY;
  private UntrustedText shown = UntrustedText.EMPTY;
  private Places places = Places.NONE;
  private boolean mayNameCommand = true;

  public DeliveryDraft finalRecipient(Optional<UntrustedText> address, Place place) {
    finalRecipient = found(Field.FINAL_RECIPIENT, address, finalRecipient, place);
    return this;
  }

  public DeliveryDraft originalRecipient(Optional<UntrustedText> address, Place place) {
    originalRecipient = found(Field.ORIGINAL_RECIPIENT, address, originalRecipient, place);
    return this;
  }

  public DeliveryDraft action(Optional<Action> value, Place place) {
    action = found(Field.ACTION, value, action, place);
    return this;
  }

  public DeliveryDraft statusField(Optional<EnhancedStatusCode> code, Place place) {
    statusField = found(Field.STATUS_FIELD, code, statusField, place);
    return this;
  }

  public DeliveryDraft command(Optional<SmtpCommand> value, Place place) {
    command = found(Field.COMMAND, value, command, place);
    return this;
  }

  public DeliveryDraft reportingMta(Optional<UntrustedText> host, Place place) {
    reportingMta = found(Field.REPORTING_MTA, host, reportingMta, place);
    return this;
  }

  public DeliveryDraft remoteMta(Optional<UntrustedText> host, Place place) {
    remoteMta = found(Field.REMOTE_MTA, host, remoteMta, place);
    return this;
  }

  public DeliveryDraft sender(Optional<UntrustedText> address, Place place) {
    sender = found(Field.SENDER, address, sender, place);
    return this;
  }

  public DeliveryDraft queueId(Optional<UntrustedText> id, Place place) {
    queueId = found(Field.QUEUE_ID, id, queueId, place);
    return this;
  }

  public DeliveryDraft at(Optional<Timestamp> time, Place place) {
    at = found(Field.AT, time, at, place);
    return this;
  }

  public DeliveryDraft sendingIp(Optional<UntrustedText> address, Place place) {
    sendingIp = found(Field.SENDING_IP, address, sendingIp, place);
    return this;
  }

  /// What is known of the mail that failed.
  public DeliveryDraft original(OriginalMessage message) {
    original = message.or(original);
    return this;
  }

  /// Whether the words may name the command that was answered; of others it is not looked for.
  public DeliveryDraft mayNameCommand(boolean may) {
    mayNameCommand = may;
    return this;
  }

  private <T> Optional<T> found(Field field, Optional<T> now, Optional<T> before, Place place) {
    if (now.isEmpty()) {
      return before;
    }
    places = places.with(field, place);
    return now;
  }

  /// The words to judge, and of the replies quoted in them the innermost refusal.
  public DeliveryDraft say(String text, Place place, ReplyReader reader) {
    words(text, place);
    scan(text, place, reader);
    return this;
  }

  /// What stands elsewhere about the same delivery: it is judged as well, and its reply counts
  /// where none was found before.
  public DeliveryDraft sayMore(String text, Place place, ReplyReader reader) {
    if (!text.isBlank() && Contradiction.isOpen(action, reply)) {
      words = new UntrustedText((words.value() + "\n" + text).strip());
      scan(text, place, reader);
    }
    return this;
  }

  private void scan(String text, Place place, ReplyReader reader) {
    Optional<SmtpReply> reason = reason(text, reader);
    if (reason.isPresent()) {
      reply = reason;
      codesIn = place;
      return;
    }
    for (SmtpReply candidate : reader.read(text)) {
      if (reply.isEmpty() || !candidate.isPositive() || reply.get().isPositive()) {
        if (candidate.replyCode().isPresent() || reply.isEmpty()) {
          outerEnhanced = reply.flatMap(SmtpReply::enhancedStatusCode).or(() -> outerEnhanced);
          reply = Optional.of(candidate);
          codesIn = place;
        }
      }
    }
  }

  /// What Sendmail puts after an address in a notice, `(reason: 550 …)`, is what the other server
  /// said; the replies below it are its own as well.
  private static Optional<SmtpReply> reason(String text, ReplyReader reader) {
    int start = text.indexOf(REASON);
    int end = start < 0 ? -1 : text.indexOf('\n', start);
    return start < 0
        ? Optional.empty()
        : reader
            .read(text.substring(start + REASON.length(), end < 0 ? text.length() : end))
            .stream()
            .filter(reply -> reply.replyCode().isPresent() && !reply.isPositive())
            .findFirst();
  }

  /// Words to judge that no server said and that are not shown as if one had.
  public DeliveryDraft judging(String text) {
    words = new UntrustedText(text);
    return this;
  }

  /// The reply code as it stands apart from the reply, where the reply itself has none.
  public DeliveryDraft replyCode(Optional<ReplyCode> code, Place place) {
    if (code.isPresent() && reply.flatMap(SmtpReply::replyCode).isEmpty()) {
      reply =
          Optional.of(
              new SmtpReply(code, reply.flatMap(SmtpReply::enhancedStatusCode), words, 0, 0));
      codesIn = place;
    }
    return this;
  }

  /// The words to judge, without looking for replies in them.
  public DeliveryDraft words(String text, Place place) {
    words = new UntrustedText(text);
    shown = words;
    saidIn = place;
    return this;
  }

  public DeliveryDraft say(TypedText diagnostic, ReplyReader reader) {
    diagnosticCode =
        found(
            Field.DIAGNOSTIC_CODE,
            Optional.of(diagnostic.whole()),
            diagnosticCode,
            Place.DELIVERY_STATUS);
    return say(diagnostic.text().value(), Place.DIAGNOSTIC_CODE, reader);
  }

  /// The Diagnostic-Code as an event or a log has it, where other words are judged.
  public DeliveryDraft diagnosticCode(Optional<UntrustedText> text, Place place) {
    diagnosticCode = found(Field.DIAGNOSTIC_CODE, text, diagnosticCode, place);
    return this;
  }

  /// Whether the reply refuses a login (RFC 4954 §6): the address beside it is the one who logs in.
  public boolean refusesLogin() {
    return reply
        .flatMap(SmtpReply::replyCode)
        .filter(code -> code.value() == 534 || code.value() == 535 || code.value() == 538)
        .isPresent();
  }

  public boolean hasSender() {
    return sender.isPresent();
  }

  /// The final recipient found so far; the empty text where there is none.
  public String recipient() {
    return finalRecipient.map(UntrustedText::value).orElse("");
  }

  public boolean saysSomething() {
    return reply.isPresent();
  }

  /// Whether a code in the text for people says as much as the Status field does.
  private boolean saysAsMuch(EnhancedStatusCode code) {
    return statusField.filter(field -> nonZeroParts(field) > nonZeroParts(code)).isEmpty();
  }

  private static int nonZeroParts(EnhancedStatusCode code) {
    return (code.subject() == 0 ? 0 : 1) + (code.detail() == 0 ? 0 : 1);
  }

  /// The enhanced status code of the reply around the innermost one, where that has none and both
  /// are of one class.
  private Optional<EnhancedStatusCode> outerEnhanced() {
    return outerEnhanced.filter(
        code ->
            reply
                .flatMap(SmtpReply::replyCode)
                .filter(inner -> inner.classDigit() == code.classDigit())
                .isPresent());
  }

  public FailedDelivery build() {
    if (command.isEmpty() && mayNameCommand) {
      command(ReplyReader.command(words.value()), saidIn);
    }
    if (diagnosticCode.isEmpty() && !shown.isBlank()) {
      diagnosticCode = found(Field.DIAGNOSTIC_CODE, Optional.of(shown), diagnosticCode, saidIn);
    }
    if (sendingIp.isEmpty()) {
      sendingIp(reply.filter(said -> !said.isPositive()).flatMap(SendingIps::ours), codesIn);
    }
    Optional<EnhancedStatusCode> enhanced =
        reply
            .flatMap(SmtpReply::enhancedStatusCode)
            .or(this::outerEnhanced)
            .filter(code -> codesIn != Place.NOTICE || saysAsMuch(code))
            .filter(EnhancedStatusCode::isOfKnownSubject);
    Optional<EnhancedStatusCode> field =
        statusField
            .filter(EnhancedStatusCode::isOfKnownSubject)
            .filter(code -> Contradiction.isPossible(code, reply));
    if (enhanced.isPresent()) {
      places = places.with(Field.ENHANCED_STATUS_CODE, codesIn);
    } else if (field.isPresent()) {
      places =
          places.with(Field.ENHANCED_STATUS_CODE, places.of(Field.STATUS_FIELD).orElse(saidIn));
    }
    if (reply.flatMap(SmtpReply::replyCode).isPresent()) {
      places = places.with(Field.REPLY_CODE, codesIn);
    }
    return new FailedDelivery(
        finalRecipient,
        originalRecipient,
        Contradiction.settled(action, reply, statusField),
        reply.flatMap(SmtpReply::replyCode),
        enhanced.or(() -> field),
        statusField,
        diagnosticCode,
        words,
        command,
        reportingMta,
        remoteMta,
        sender,
        queueId,
        at,
        sendingIp,
        original,
        places);
  }
}
