package bouncecard.read.reply;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A text in which nothing but words was recognised, as a failed delivery.
public final class WordsAlone {
  private WordsAlone() {}

  /// The text as it is.
  public static FailedDelivery of(String text) {
    return of(text, Optional.empty());
  }

  /// The same with the number that it begins with, if that was a reply code.
  public static FailedDelivery of(String text, Optional<ReplyCode> code) {
    return new DeliveryDraft()
        .words(text, Place.REPLY)
        .remoteMta(host(text), Place.REPLY)
        .replyCode(code, Place.REPLY)
        .build();
  }

  /// Who is said to have spoken.
  public static Optional<UntrustedText> host(String text) {
    List<String> hosts = HostNames.saidBy(text);
    return hosts.isEmpty() ? Optional.empty() : Optional.of(new UntrustedText(hosts.getFirst()));
  }
}
