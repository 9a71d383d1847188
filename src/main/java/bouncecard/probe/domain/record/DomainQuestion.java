package bouncecard.probe.domain.record;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question about a domain, with all that a bounce says of the mail that came from it.
///
/// @param domain whose records are looked at; of a bounce, the domain of the From field
/// @param ip the address that sent; without it SPF is read but not evaluated, and neither reverse
///   DNS nor lists of addresses are asked
/// @param envelope the domain of the reverse-path, for SPF; where empty, `domain`
/// @param localPart what stands before it, for macros of SPF; where empty, `postmaster` (RFC 7208
///   §2.4)
/// @param helo how the sender introduced itself, for macros of SPF
/// @param signatures the DKIM signatures that are known of
public record DomainQuestion(
    DomainName domain,
    Optional<IpAddress> ip,
    Optional<DomainName> envelope,
    Optional<String> localPart,
    Optional<DomainName> helo,
    List<Signature> signatures) {

  /// A DKIM signature, as far as a bounce tells of it (RFC 6376 §3.5).
  ///
  /// @param selector its `s=`
  /// @param domain its `d=`
  public record Signature(String selector, DomainName domain) {}

  /// Copies the list, and takes a mapped address for that of IPv4.
  public DomainQuestion {
    ip = ip.map(IpAddress::unmapped);
    signatures = List.copyOf(signatures);
  }

  /// The domain alone.
  public static DomainQuestion of(DomainName domain) {
    return new DomainQuestion(
        domain, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /// With the address that sent.
  public DomainQuestion from(IpAddress sender) {
    return new DomainQuestion(domain, Optional.of(sender), envelope, localPart, helo, signatures);
  }

  /// With the key of a signature by the domain itself.
  public DomainQuestion signedWith(String selector) {
    return signed(selector, domain);
  }

  /// With the key of one more signature.
  public DomainQuestion signed(String selector, DomainName signer) {
    List<Signature> more = new ArrayList<>(signatures);
    more.add(new Signature(selector, signer));
    return new DomainQuestion(domain, ip, envelope, localPart, helo, more);
  }

  /// The question as a person would write it.
  public String text() {
    StringBuilder text = new StringBuilder(domain.text());
    ip.ifPresent(address -> text.append(' ').append(address));
    envelope.ifPresent(name -> text.append(" envelope ").append(name));
    for (Signature signature : signatures) {
      text.append(' ')
          .append(signature.selector())
          .append("._domainkey.")
          .append(signature.domain());
    }
    return text.toString();
  }

  /// The domain that SPF is about.
  public DomainName sender() {
    return envelope.orElse(domain);
  }
}
