package bouncecard.decode;

import bouncecard.dsn.Action;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.MailPart;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what kind of mail it is and finds the failed deliveries in it: a report of RFC 3464 by its
/// fields, a feedback report of RFC 5965, an automatic answer of RFC 3834, else a notice for people
/// by the replies it quotes.
final class MailDecoder {
  private static final int DEEPEST = 8;

  private final DeliveryReader deliveries;

  MailDecoder(DeliveryReader deliveries) {
    this.deliveries = deliveries;
  }

  record Read(BounceKind kind, List<FailedDelivery> deliveries) {}

  private static final Read NOTHING = new Read(BounceKind.NOT_A_BOUNCE, List.of());

  Read read(MailPart mail) {
    Optional<MailPart> feedback = find(mail, "message/feedback-report", 0);
    if (feedback.isPresent()) {
      return new Read(BounceKind.FEEDBACK, List.of(complaint(feedback.get(), mail)));
    }
    Optional<MailPart> status =
        find(mail, "message/delivery-status", 0)
            .or(() -> find(mail, "message/global-delivery-status", 0));
    if (status.isPresent()) {
      List<FailedDelivery> found = deliveries.readFields(status.get().text().value(), notice(mail));
      if (!found.isEmpty()) {
        return new Read(kind(found), withSender(found, mail));
      }
    }
    if (isAutoReply(mail)) {
      return new Read(BounceKind.AUTO_REPLY, List.of(autoReply(mail)));
    }
    if (!looksLikeNotice(mail)) {
      return NOTHING;
    }
    List<FailedDelivery> found = deliveries.readReplies(notice(mail));
    return found.isEmpty() ? NOTHING : new Read(BounceKind.BOUNCE, withSender(found, mail));
  }

  static boolean isSuccess(Action action) {
    return action == Action.DELIVERED || action == Action.RELAYED || action == Action.EXPANDED;
  }

  private static BounceKind kind(List<FailedDelivery> found) {
    boolean success = true;
    boolean delayed = false;
    for (FailedDelivery delivery : found) {
      Action action = delivery.action().orElse(Action.FAILED);
      success &= isSuccess(action);
      if (action == Action.FAILED) {
        return BounceKind.BOUNCE;
      }
      delayed |= action == Action.DELAYED;
    }
    return success || !delayed ? BounceKind.DELIVERED : BounceKind.DELAYED;
  }

  /// The reverse-path is that of the mail that failed: a report goes back to it.
  private static List<FailedDelivery> withSender(List<FailedDelivery> found, MailPart mail) {
    Optional<UntrustedText> sender =
        mail.header("To").flatMap(Addresses::first).map(UntrustedText::new);
    List<FailedDelivery> result = new ArrayList<>();
    for (FailedDelivery delivery : found) {
      result.add(delivery.withSender(sender));
    }
    return result;
  }

  private static FailedDelivery complaint(MailPart report, MailPart mail) {
    Optional<String> original =
        report
            .text()
            .value()
            .lines()
            .filter(line -> LowerCase.of(line).startsWith("original-rcpt-to:"))
            .findFirst()
            .flatMap(Addresses::first);
    return original.isPresent()
        ? new DeliveryDraft()
            .finalRecipient(original.map(UntrustedText::new), Place.FEEDBACK_REPORT)
            .build()
        : new DeliveryDraft()
            .finalRecipient(
                find(mail, "message/rfc822", 0)
                    .flatMap(returned -> returned.header("To"))
                    .flatMap(Addresses::first)
                    .map(UntrustedText::new),
                Place.RETURNED_MESSAGE)
            .build();
  }

  private static FailedDelivery autoReply(MailPart mail) {
    return new DeliveryDraft()
        .finalRecipient(
            mail.header("From").flatMap(Addresses::first).map(UntrustedText::new), Place.HEADER)
        .build();
  }

  private static boolean isAutoReply(MailPart mail) {
    return (mail.headerHas("Auto-Submitted", "auto-replied") && !isFromMailSystem(mail))
        || mail.header("X-Autoreply").isPresent()
        || mail.header("X-Autorespond").isPresent()
        || mail.headerHas("Precedence", "auto_reply");
  }

  private static boolean isFromMailSystem(MailPart mail) {
    return mail.headerHas("From", "mailer-daemon")
        || mail.headerHas("From", "postmaster")
        || mail.headerHas("From", "mail delivery")
        || mail.header("Return-Path").map(String::strip).filter("<>"::equals).isPresent();
  }

  private static boolean looksLikeNotice(MailPart mail) {
    return isFromMailSystem(mail)
        || mail.header("X-Failed-Recipients").isPresent()
        || mail.headerHas("Content-Type", "report-type=delivery-status")
        || mail.headerHas("Subject", "undeliver")
        || mail.headerHas("Subject", "delivery status notification")
        || mail.headerHas("Subject", "returned mail")
        || mail.headerHas("Subject", "delivery failure")
        || mail.headerHas("Subject", "failure notice");
  }

  /// The first text for people.
  private static String notice(MailPart mail) {
    return find(mail, "text/plain", 0)
        .or(() -> find(mail, "text/", 0))
        .map(part -> part.text().value())
        .orElse("");
  }

  private static Optional<MailPart> find(MailPart part, String mediaType, int depth) {
    if (part.is(mediaType)) {
      return Optional.of(part);
    }
    if (depth >= DEEPEST) {
      return Optional.empty();
    }
    for (MailPart child : part.parts()) {
      Optional<MailPart> found = find(child, mediaType, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
