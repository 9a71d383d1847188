package bouncecard.read.exception;

import bouncecard.dsn.Addresses;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Whose mail smtplib's `SMTPSenderRefused` tells of: the sender is its last part, `(551, '…', 'App
/// <app@example.com>')`, or stands in a line of its own. No reply repeats it.
public final class RefusedSender {
  private static final int MOST = 8;

  private RefusedSender() {}

  /// The sender that such an error in a pasted text names.
  public static Optional<UntrustedText> in(String pasted) {
    int name = pasted.indexOf(SenderRefused.NAME);
    for (int i = 0; i < MOST && name >= 0; i++) {
      Optional<String> sender = ofTuple(pasted, name);
      if (sender.isEmpty()) {
        sender = SenderRefused.sender(pasted, name);
      }
      if (sender.isPresent()) {
        return sender.map(UntrustedText::new);
      }
      name = pasted.indexOf(SenderRefused.NAME, name + 1);
    }
    return Optional.empty();
  }

  /// `SMTPSenderRefused: (` and `SMTPSenderRefused(`.
  private static Optional<String> ofTuple(String pasted, int name) {
    int end = name + SenderRefused.NAME.length();
    int open = pasted.startsWith(": (", end) ? end + 2 : end;
    return pasted.startsWith("(", open)
        ? PythonReply.tuple(pasted, open)
            .flatMap(PythonReply.Tuple::third)
            .flatMap(literal -> Addresses.first(literal.of(pasted)))
        : Optional.empty();
  }
}
