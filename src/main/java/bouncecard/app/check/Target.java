package bouncecard.app.check;

import bouncecard.probe.DomainName;
import bouncecard.probe.MailboxAddress;
import bouncecard.text.UntrustedText;
import java.text.Normalizer;
import java.util.Optional;

/// What can be checked.
public sealed interface Target {

  /// A mailbox.
  record Mailbox(MailboxAddress address) implements Target {}

  /// A domain.
  record Domain(DomainName name) implements Target {}

  /// What was asked for; empty where it is neither an address that a mail system would take nor a
  /// domain.
  static Optional<Target> parse(UntrustedText said) {
    String text = Normalizer.normalize(said.value().strip(), Normalizer.Form.NFC);
    if (text.indexOf('@') >= 0) {
      return MailboxAddress.parse(text).map(Mailbox::new);
    }
    return DomainName.parse(text).filter(name -> name.labels().size() > 1).map(Domain::new);
  }

  /// The domain that is asked about.
  default DomainName domain() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> address.domain();
      case Domain(DomainName name) -> name;
    };
  }

  /// What an answer is kept under.
  default String key() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> "mailbox " + address.text();
      case Domain(DomainName name) -> "domain " + name;
    };
  }

  /// What a log may hold of it.
  default String masked() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> address.masked();
      case Domain(DomainName name) -> name.text();
    };
  }
}
