package bouncecard.probe.domain.spf;

import bouncecard.probe.address.IpAddress;
import java.util.Optional;

/// A mechanism of an SPF record (RFC 7208 §5).
///
/// @param text as it stands in the record
/// @param domain the domain-spec, macros and all
/// @param network the address of `ip4` and `ip6`
/// @param four how many leading bits of an IPv4 address count
/// @param six how many of an IPv6 address
record SpfTerm(
    String text,
    Qualifier qualifier,
    Mechanism mechanism,
    Optional<String> domain,
    Optional<IpAddress> network,
    int four,
    int six) {

  /// What a match comes to (RFC 7208 §4.6.2).
  enum Qualifier {
    PASS("+", SpfResult.PASS),
    FAIL("-", SpfResult.FAIL),
    SOFTFAIL("~", SpfResult.SOFTFAIL),
    NEUTRAL("?", SpfResult.NEUTRAL);

    private final String sign;
    private final SpfResult result;

    Qualifier(String sign, SpfResult result) {
      this.sign = sign;
      this.result = result;
    }

    String sign() {
      return sign;
    }

    SpfResult result() {
      return result;
    }
  }

  /// What is looked at.
  enum Mechanism {
    ALL,
    INCLUDE,
    A,
    MX,
    PTR,
    IP4,
    IP6,
    EXISTS;

    /// Whether it counts towards the limit of ten (RFC 7208 §4.6.4).
    boolean isLookup() {
      return switch (this) {
        case ALL, IP4, IP6 -> false;
        case INCLUDE, A, MX, PTR, EXISTS -> true;
      };
    }
  }
}
