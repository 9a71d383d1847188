package bouncecard.adapter.event;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import bouncecard.dsn.TypedText;
import bouncecard.text.UntrustedText;

/// A [DeliveryEvent] while its parts are picked from JSON. What is blank was not said.
record EventDraft(
    String recipient,
    String sender,
    String status,
    String replyCode,
    String diagnostic,
    String remark,
    String reportingMta,
    String remoteMta,
    String id) {

  static EventDraft to(String recipient) {
    return new EventDraft(recipient, "", "", "", "", "", "", "", "");
  }

  EventDraft from(String address) {
    return new EventDraft(
        recipient, address, status, replyCode, diagnostic, remark, reportingMta, remoteMta, id);
  }

  /// A field that may hold either code, as SendGrid's `status` does.
  EventDraft coded(String code) {
    return new EventDraft(
        recipient, sender, code, code, diagnostic, remark, reportingMta, remoteMta, id);
  }

  EventDraft coded(String enhanced, String reply) {
    return new EventDraft(
        recipient, sender, enhanced, reply, diagnostic, remark, reportingMta, remoteMta, id);
  }

  /// The reply, and the service's own word for it.
  EventDraft said(String reply, String word) {
    return new EventDraft(
        recipient, sender, status, replyCode, reply, word, reportingMta, remoteMta, id);
  }

  EventDraft by(String reporting, String remote) {
    return new EventDraft(
        recipient, sender, status, replyCode, diagnostic, remark, reporting, remote, id);
  }

  EventDraft id(String messageId) {
    return new EventDraft(
        recipient,
        sender,
        status,
        replyCode,
        diagnostic,
        remark,
        reportingMta,
        remoteMta,
        messageId);
  }

  DeliveryEvent event(Kind kind) {
    return new DeliveryEvent(
        kind,
        Json.untrusted(recipient),
        Json.status(status),
        Json.replyCode(replyCode),
        diagnostic.isBlank() ? UntrustedText.EMPTY : new UntrustedText(diagnostic),
        new UntrustedText(remark),
        Json.untrusted(TypedText.parse(reportingMta).text().value()),
        Json.untrusted(remoteMta),
        Json.untrusted(id),
        Json.untrusted(sender));
  }
}
