package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.check.Target;
import bouncecard.catalog.Checkable;
import bouncecard.decode.Decoding;
import bouncecard.decode.FailedDelivery;
import bouncecard.decode.Report;
import bouncecard.probe.DomainName;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// What a live check would be asked about, to tell more about a bounce.
///
/// @param kind in what relation to the bounce
/// @param target an address or a domain, as a person would write it
record CheckSubject(Checkable kind, UntrustedText target) {

  /// Of the first recipient of whom a check could tell more; empty where there is none.
  ///
  /// @param coversDomains whether domains can be checked
  static Optional<CheckSubject> of(Answer answer, boolean coversDomains) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? decoding.all().stream()
            .flatMap(report -> of(report).stream())
            .filter(subject -> coversDomains || subject.kind() == Checkable.MAILBOX)
            .findFirst()
        : Optional.empty();
  }

  private static Optional<CheckSubject> of(Report report) {
    FailedDelivery found = report.found();
    Optional<UntrustedText> recipient = found.finalRecipient().or(found::originalRecipient);
    Checkable kind = report.diagnosis().cause().check();
    Optional<UntrustedText> target =
        switch (kind) {
          case NOTHING -> Optional.empty();
          case MAILBOX ->
              recipient.filter(
                  address ->
                      Target.parse(address).filter(Target.Mailbox.class::isInstance).isPresent());
          case RECIPIENT_DOMAIN -> recipient.flatMap(CheckSubject::domain);
          case SENDER_DOMAIN -> found.sender().flatMap(CheckSubject::domain);
        };
    return target.map(text -> new CheckSubject(kind, text));
  }

  private static Optional<UntrustedText> domain(UntrustedText address) {
    return Target.parse(address)
        .filter(Target.Mailbox.class::isInstance)
        .map(Target::domain)
        .map(DomainName::text)
        .map(UntrustedText::new);
  }
}
