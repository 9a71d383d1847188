package bouncecard.read;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import bouncecard.dsn.TypedText;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Makes of a mail service's event what is judged.
public final class EventDecoder {
  private final ReplyReader replies;

  public EventDecoder(ReplyReader replies) {
    this.replies = replies;
  }

  public FailedDelivery read(DeliveryEvent event) {
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(event.finalRecipient(), Place.EVENT)
            .sender(event.sender(), Place.EVENT)
            .queueId(event.queueId(), Place.EVENT);
    if (event.kind() == Kind.COMPLAINED) {
      return draft.build();
    }
    draft
        .action(Optional.of(action(event.kind())), Place.EVENT)
        .statusField(event.status(), Place.EVENT)
        .reportingMta(event.reportingMta(), Place.EVENT)
        .remoteMta(event.remoteMta(), Place.EVENT);
    UntrustedText diagnostic = event.diagnosticCode();
    if (diagnostic.isBlank()) {
      return draft.say(withCode(event, event.remark().value()), Place.EVENT, replies).build();
    }
    String reply = TypedText.parse(diagnostic.value()).text().value();
    return draft
        .say(withCode(event, reply), Place.EVENT, replies)
        .diagnosticCode(Optional.of(diagnostic), Place.EVENT)
        .build();
  }

  private static Action action(Kind kind) {
    return switch (kind) {
      case FAILED, COMPLAINED -> Action.FAILED;
      case DELAYED -> Action.DELAYED;
      case DELIVERED -> Action.DELIVERED;
    };
  }

  /// Some services cut the reply code off the reply and say it beside.
  private String withCode(DeliveryEvent event, String reply) {
    boolean isSaid =
        replies.read(reply).stream().map(SmtpReply::replyCode).anyMatch(Optional::isPresent);
    return isSaid ? reply : event.replyCode().map(code -> code + " " + reply).orElse(reply);
  }
}
