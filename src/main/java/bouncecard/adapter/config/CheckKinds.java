package bouncecard.adapter.config;

import bouncecard.app.config.ValueParser;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import java.util.Optional;
import java.util.function.Predicate;

/// How the values of `check` are written.
final class CheckKinds {
  private static final String ANY = "*";
  private static final int HIGHEST_PORT = 65_535;

  private CheckKinds() {}

  static ValueParser<Boolean> truth() {
    return ValueParser.truth();
  }

  /// A whole number from `least` to `most`.
  static ValueParser<Integer> number(int least, int most) {
    return new ValueParser<>(
        "a whole number from %d to %d".formatted(least, most),
        text ->
            Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
  }

  /// The name of a host or a domain, in any script.
  static ValueParser<DomainName> domain() {
    return new ValueParser<>("a name such as mail.example.com", CheckKinds::full);
  }

  /// Which domains.
  ///
  /// @param domain one with what is below it; empty for any
  record Reach(Optional<DomainName> domain) {}

  /// A domain, or `*` for any.
  static ValueParser<Reach> reach() {
    return new ValueParser<>(
        "a domain such as example.com, or * for any",
        text ->
            text.equals(ANY)
                ? Optional.of(new Reach(Optional.empty()))
                : full(text).map(domain -> new Reach(Optional.of(domain))));
  }

  private static Optional<DomainName> full(String text) {
    return DomainName.parse(text).filter(name -> name.labels().size() > 1);
  }

  /// The id of a channel, a role or a person, as the platform has it.
  static ValueParser<String> id() {
    return new ValueParser<>(
        "an id of the platform, such as C024BE91L or 80351110224678912",
        text -> Optional.of(text).filter(id -> id.matches("[A-Za-z0-9]{1,40}")));
  }

  /// Where a resolver is asked; as it was written.
  static ValueParser<String> resolver() {
    return new ValueParser<>(
        "an IP address and a port, such as 192.0.2.53:53 or [2001:db8::53]:53",
        text -> Optional.of(text).filter(CheckKinds::isResolver));
  }

  private static boolean isResolver(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || !isPort(text.substring(colon + 1))) {
      return false;
    }
    String host = text.substring(0, colon);
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    String address = isBracketed ? host.substring(1, host.length() - 1) : host;
    Predicate<IpAddress> isOfItsKind = parsed -> parsed.isSix() == isBracketed;
    return IpAddress.parse(address).filter(isOfItsKind).isPresent();
  }

  private static boolean isPort(String text) {
    return number(1, HIGHEST_PORT).read().apply(text).isPresent();
  }

  /// The port of mail servers.
  static ValueParser<Integer> port() {
    return number(1, HIGHEST_PORT);
  }

  /// A network.
  static ValueParser<Cidr> network() {
    return new ValueParser<>("a network such as 192.0.2.0/24 or 2001:db8::/32", Cidr::parse);
  }
}
