package bouncecard.read;

import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.delivery.Timestamp;
import bouncecard.dsn.Action;
import bouncecard.dsn.TypedText;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes of mail services' events what is judged.
public final class EventDecoder {
  private final ReplyReader replies;
  private final NoticeReader notices;

  /// A decoder that finds replies and whose addresses they name with these readers.
  public EventDecoder(ReplyReader replies, NoticeReader notices) {
    this.replies = replies;
    this.notices = notices;
  }

  /// An event, what it tells in the field's own words, and the kind of thing it tells of.
  public record Told(DeliveryEvent event, FailedDelivery found, EventKind kind) {}

  /// What counts of the events: of those about one message to one recipient the gravest, and events
  /// that tell nothing of delivery only where there are no others.
  public List<Told> read(List<DeliveryEvent> events) {
    Map<String, Told> counted = new LinkedHashMap<>();
    for (DeliveryEvent event : events) {
      Told told = told(event);
      counted.merge(key(told, counted.size()), told, EventDecoder::telling);
    }
    List<Told> all = new ArrayList<>(counted.values());
    if (all.stream().anyMatch(told -> told.kind() != EventKind.NOT_A_BOUNCE)) {
      all.removeIf(told -> told.kind() == EventKind.NOT_A_BOUNCE);
    }
    return all;
  }

  /// Two events are about one delivery where the service says so by the message's id.
  private static String key(Told told, int number) {
    DeliveryEvent event = told.event();
    return event.queueId().isEmpty() || event.finalRecipient().isEmpty()
        ? Integer.toString(number)
        : event.queueId().get().value()
            + ' '
            + LowerCase.of(event.finalRecipient().get().value())
            + (told.kind() == EventKind.FEEDBACK ? " feedback" : "");
  }

  /// A failure counts before all else, a success before a delay, and of two alike the one that says
  /// more.
  private static Told telling(Told first, Told second) {
    int order = Integer.compare(rank(first.kind()), rank(second.kind()));
    if (order != 0) {
      return order < 0 ? first : second;
    }
    return first.event().diagnosticCode().isBlank() ? second : first;
  }

  private static int rank(EventKind kind) {
    return switch (kind) {
      case BOUNCE -> 0;
      case FEEDBACK -> 1;
      case AUTO_REPLY -> 2;
      case DELIVERED -> 3;
      case DELAYED -> 4;
      case NOT_A_BOUNCE -> 5;
    };
  }

  /// Where the service's word is not known, a refusal is one all the same.
  private Told told(DeliveryEvent event) {
    DeliveryDraft draft = draft(event);
    FailedDelivery found = draft.build();
    if (event.kind() == EventKind.DELIVERED && found.isToldAsFailure()) {
      return told(event.withoutVerdict()); // a refusal stands beside the word for success
    }
    if (event.verdict().isPresent()) {
      return new Told(event, found, event.verdict().get().kind());
    }
    return found.classDigit().filter(digit -> digit >= 4).isPresent()
        ? new Told(
            event, draft.action(Optional.of(Action.FAILED), Place.EVENT).build(), EventKind.BOUNCE)
        : new Told(event, found, EventKind.NOT_A_BOUNCE);
  }

  private DeliveryDraft draft(DeliveryEvent event) {
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(recipient(event), Place.EVENT)
            .sender(event.sender(), Place.EVENT)
            .queueId(event.queueId(), Place.EVENT)
            .at(event.at().map(Timestamp::of), Place.EVENT)
            .sendingIp(event.sendingIp().flatMap(EventDecoder::withoutPort), Place.EVENT);
    if (event.verdict().map(EventVerdict::kind).filter(EventDecoder::isNoDelivery).isPresent()) {
      return draft;
    }
    draft
        .action(event.verdict().map(EventVerdict::kind).flatMap(EventDecoder::action), Place.EVENT)
        .statusField(event.status(), Place.EVENT)
        .reportingMta(event.reportingMta(), Place.EVENT)
        .remoteMta(event.remoteMta(), Place.EVENT)
        .command(event.command(), Place.EVENT);
    UntrustedText diagnostic = event.diagnosticCode();
    String reply = TypedText.parse(diagnostic.value()).text().value();
    if (!reply.isBlank()) {
      draft.say(withCode(event, reply), Place.EVENT, replies);
    }
    return draft
        .replyCode(event.replyCode().or(() -> head(reply)), Place.EVENT)
        .diagnosticCode(Optional.of(diagnostic).filter(text -> !text.isBlank()), Place.EVENT);
  }

  /// A service knows whom it wrote to. An object of anybody's may name others as well: the address
  /// in the refusal is the one that failed.
  private Optional<UntrustedText> recipient(DeliveryEvent event) {
    if (event.service().isPresent()) {
      return event.finalRecipient();
    }
    return RefusedRecipient.behindCodes(event.diagnosticCode().value(), replies, notices)
        .map(UntrustedText::new)
        .or(event::finalRecipient);
  }

  /// KumoMTA writes `192.0.2.1:0`.
  private static Optional<UntrustedText> withoutPort(UntrustedText written) {
    String text = written.value();
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && colon == text.lastIndexOf(':');
    return Optional.of(hasPort ? text.substring(0, colon) : text)
        .filter(SendingIps::isAddress)
        .map(UntrustedText::new);
  }

  private static boolean isNoDelivery(EventKind kind) {
    return kind == EventKind.FEEDBACK || kind == EventKind.NOT_A_BOUNCE;
  }

  private static Optional<Action> action(EventKind kind) {
    return switch (kind) {
      case BOUNCE -> Optional.of(Action.FAILED);
      case DELAYED -> Optional.of(Action.DELAYED);
      case DELIVERED -> Optional.of(Action.DELIVERED);
      case FEEDBACK, AUTO_REPLY, NOT_A_BOUNCE -> Optional.empty();
    };
  }

  /// At the head of what a server said three digits are its code, whatever the words after.
  private static Optional<ReplyCode> head(String reply) {
    return reply.length() > 3 && " -".indexOf(reply.charAt(3)) >= 0
        ? ReplyCode.parse(reply.substring(0, 3))
        : Optional.empty();
  }

  /// Some services cut the reply code off the reply and say it beside.
  private String withCode(DeliveryEvent event, String reply) {
    boolean isSaid =
        replies.read(reply).stream().map(SmtpReply::replyCode).anyMatch(Optional::isPresent);
    return isSaid
        ? reply
        : event
            .replyCode()
            .map(ReplyCode::toString)
            .map(code -> reply.startsWith(code) ? reply : code + " " + reply)
            .orElse(reply);
  }
}
