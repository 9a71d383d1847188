package bouncecard.read;

import bouncecard.delivery.Place;
import bouncecard.dsn.Addresses;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.SendingIps;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.LeadWords;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// The machine-readable part of a feedback report (RFC 5965 §3): who complained, of whose mail, and
/// which address it came from.
public final class FeedbackFields {
  private static final String TYPE = "feedback-type:";
  private static final LeadWords ANY = new LeadWords(List.of(TYPE));

  private final WrittenTimes times;

  FeedbackFields(WrittenTimes times) {
    this.times = times;
  }

  /// Whether a text holds them, apart from the mail that they came in.
  static boolean areIn(String text) {
    return ANY.areIn(text) && value(text, TYPE).isPresent();
  }

  /// The report that they make; its recipient is missing where they name none.
  public DeliveryDraft read(String text) {
    return new DeliveryDraft()
        .judging(value(text, TYPE).map(type -> TYPE + ' ' + type).orElse(""))
        .finalRecipient(address(text, "original-rcpt-to:"), Place.FEEDBACK_REPORT)
        .sender(address(text, "original-mail-from:"), Place.FEEDBACK_REPORT)
        .at(
            value(text, "arrival-date:").or(() -> value(text, "received-date:")).flatMap(times::in),
            Place.FEEDBACK_REPORT)
        .sendingIp(
            value(text, "source-ip:").filter(SendingIps::isAddress).map(UntrustedText::new),
            Place.FEEDBACK_REPORT);
  }

  private static Optional<UntrustedText> address(String text, String name) {
    return value(text, name).flatMap(Addresses::first).map(UntrustedText::new);
  }

  private static Optional<String> value(String text, String name) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .findFirst()
        .map(line -> line.substring(name.length()).strip())
        .filter(value -> !value.isEmpty());
  }
}
