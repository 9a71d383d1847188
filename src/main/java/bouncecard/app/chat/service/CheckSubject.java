package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.check.Target;
import bouncecard.catalog.Checkable;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subject of a live check, to tell more about a bounce.
///
/// @param kind in what relation to the bounce
/// @param target an address or a domain, as a person would write it
record CheckSubject(Checkable kind, UntrustedText target) {

  /// Of the first recipient of whom a check could tell more; empty where there is none.
  ///
  /// @param coversDomains whether domains can be checked
  /// @param told what a failed delivery tells, by the names that fix steps have for it
  static Optional<CheckSubject> of(
      Answer answer, boolean coversDomains, Function<FailedDelivery, Map<String, String>> told) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? decoding.all().stream()
            .flatMap(report -> of(report, told).stream())
            .filter(subject -> coversDomains || subject.kind() == Checkable.MAILBOX)
            .findFirst()
        : Optional.empty();
  }

  private static Optional<CheckSubject> of(
      Report report, Function<FailedDelivery, Map<String, String>> told) {
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
          case SENDER_DOMAIN -> sender(told.apply(found));
        };
    return target.map(text -> new CheckSubject(kind, text));
  }

  /// The domain that sent, with the address that it sent from and the key that it signed with,
  /// where the bounce names them.
  private static Optional<UntrustedText> sender(Map<String, String> told) {
    Optional<String> domain = Optional.ofNullable(told.get("sender_domain"));
    Optional<String> ip = Optional.ofNullable(told.get("ip"));
    Optional<String> key =
        Optional.ofNullable(told.get("selector")).map(selector -> selector + Target.KEY);
    return domain.flatMap(
        name ->
            Stream.of(List.of(ip, key), List.of(ip), List.<Optional<String>>of())
                .map(more -> question(name, more))
                .filter(text -> Target.parse(text).isPresent())
                .findFirst());
  }

  private static UntrustedText question(String domain, List<Optional<String>> more) {
    return new UntrustedText(
        Stream.concat(Stream.of(domain), more.stream().flatMap(Optional::stream))
            .collect(Collectors.joining(" ")));
  }

  private static Optional<UntrustedText> domain(UntrustedText address) {
    return Target.parse(address)
        .filter(Target.Mailbox.class::isInstance)
        .map(Target::domain)
        .map(DomainName::text)
        .map(UntrustedText::new);
  }
}
