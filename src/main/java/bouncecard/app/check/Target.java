package bouncecard.app.check;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.text.UntrustedText;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/// A target of a check: an address, or a domain.
public sealed interface Target {
  /// What stands between a selector and the domain of its key (RFC 6376 §3.6.2.1).
  String KEY = "._domainkey";

  /// More words than that are no question.
  int MOST_WORDS = 8;

  /// A mailbox.
  record Mailbox(MailboxAddress address) implements Target {}

  /// A domain, with what is known of mail from it.
  record Domain(DomainQuestion question) implements Target {}

  /// What was asked for; empty where it is neither an address that a mail system would take nor a
  /// domain. After a domain may stand what a bounce says of the mail: the address that sent it, and
  /// the names of DKIM keys, as `example.com 192.0.2.1 s1._domainkey.example.net`; a key without a
  /// domain is the domain's own.
  static Optional<Target> parse(UntrustedText said) {
    String text = Normalizer.normalize(said.value().strip(), Normalizer.Form.NFC);
    if (text.indexOf('@') >= 0) {
      return MailboxAddress.parse(text).map(Mailbox::new);
    }
    List<String> words = List.of(text.split("\\s+", MOST_WORDS));
    Optional<DomainQuestion> question =
        DomainName.parse(words.getFirst())
            .filter(name -> name.labels().size() > 1)
            .map(DomainQuestion::of);
    for (String word : words.subList(1, words.size())) {
      question = question.flatMap(asked -> with(asked, word));
    }
    return question.map(Domain::new);
  }

  private static Optional<DomainQuestion> with(DomainQuestion question, String word) {
    int key = word.indexOf(KEY);
    if (key < 1) {
      return IpAddress.parse(word).map(question::from);
    }
    String selector = word.substring(0, key);
    String domain = word.substring(key + KEY.length());
    return DomainName.read(selector)
        .flatMap(
            name ->
                domain.isEmpty()
                    ? Optional.of(question.signedWith(name.text()))
                    : Optional.of(domain)
                        .filter(text -> text.startsWith("."))
                        .flatMap(text -> DomainName.parse(text.substring(1)))
                        .map(signer -> question.signed(name.text(), signer)));
  }

  /// The domain that is asked about.
  default DomainName domain() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> address.domain();
      case Domain(DomainQuestion question) -> question.domain();
    };
  }

  /// What an answer is kept under.
  default String key() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> "mailbox " + address.text();
      case Domain(DomainQuestion question) -> "domain " + question.text();
    };
  }

  /// What a log may hold of it.
  default String masked() {
    return switch (this) {
      case Mailbox(MailboxAddress address) -> address.masked();
      case Domain(DomainQuestion question) -> question.text();
    };
  }
}
