package bouncecard.read.reply;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A text in which nothing but words was recognised, as a failed delivery.
public final class WordsAlone {
  private static final int LONGEST_HEADING = 260;

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
        .finalRecipient(heading(text), Place.NOTICE)
        .build();
  }

  /// The address of an entry as Exim lists what failed: in a line of its own, with the reason
  /// indented below it; or as qmail heads a reason, `<user@example.com>:`.
  private static Optional<UntrustedText> heading(String text) {
    int end = text.indexOf('\n');
    boolean isMarked = end > 2 && text.startsWith(">:", end - 2) && end + 1 < text.length();
    boolean isAbove = isMarked || indent(text, end + 1) > indent(text, 0);
    if (end < 1 || end > LONGEST_HEADING || !isAbove) {
      return Optional.empty();
    }
    String line = text.substring(0, end).strip();
    return Addresses.first(line)
        .filter(address -> line.length() <= address.length() + "<>:".length())
        .map(UntrustedText::new);
  }

  private static int indent(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - from;
  }

  /// Who is said to have spoken.
  public static Optional<UntrustedText> host(String text) {
    List<String> hosts = HostNames.saidBy(text);
    return hosts.isEmpty() ? Optional.empty() : Optional.of(new UntrustedText(hosts.getFirst()));
  }
}
