package bouncecard.probe.dns;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// One record's data.
public sealed interface DnsRecord {

  /// A or AAAA.
  record Address(IpAddress address) implements DnsRecord {}

  /// MX (RFC 5321 §5.1).
  ///
  /// @param target empty for the root: alone and with preference 0 it says that the domain takes no
  ///   mail (RFC 7505 §3)
  record MailExchanger(int preference, Optional<DomainName> target) implements DnsRecord {
    /// Checks the range.
    public MailExchanger {
      if (preference < 0 || preference > 0xFFFF) {
        throw new IllegalArgumentException("not a preference: " + preference);
      }
    }
  }

  /// TXT, its strings joined without anything between them (RFC 7208 §3.3).
  record Text(UntrustedText text) implements DnsRecord {}

  /// PTR.
  record Pointer(DomainName name) implements DnsRecord {}

  /// CNAME.
  record Alias(DomainName target) implements DnsRecord {}

  /// A record of the type that was asked for whose name no [DomainName] can hold.
  ///
  /// @param presented as the DNS library presents it
  record Unreadable(UntrustedText presented) implements DnsRecord {}
}
