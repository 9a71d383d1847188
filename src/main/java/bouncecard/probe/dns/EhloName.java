package bouncecard.probe.dns;

import bouncecard.catalog.Term;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.DnsRecord.Address;
import bouncecard.probe.dns.DnsRecord.Pointer;
import java.util.Optional;
import java.util.Set;

/// Whether a name is one that we may say in EHLO: our own, and such that whoever looks it up finds
/// us (RFC 5321 §4.1.4, RFC 1912 §2.1).
public final class EhloName {
  private EhloName() {}

  /// What is wrong with a name. Each has a sentence among the messages (`ehlo-…`).
  public enum Fault implements Term {
    /// It is no name of a host with a domain: an address, `localhost`, one label.
    NO_FULL_NAME,
    /// It has no address.
    NO_ADDRESS,
    /// No address of it has a PTR that leads back to it.
    NO_POINTER,
    /// It is somebody else's: none of its addresses is ours.
    SOMEBODY_ELSES,
    /// The DNS does not answer.
    DNS_FAILED
  }

  /// What is wrong with `written`; empty where it may be said.
  ///
  /// @param own our addresses as others see them; none where we cannot know them
  public static Optional<Fault> fault(String written, Dns dns, Set<IpAddress> own) {
    Optional<DomainName> name = DomainName.parse(written);
    return name.isEmpty() || !isFull(name.get())
        ? Optional.of(Fault.NO_FULL_NAME)
        : fault(name.get(), dns, own);
  }

  private static boolean isFull(DomainName name) {
    String last = name.labels().getLast();
    return name.labels().size() > 1 && !last.equals("localhost") && !last.equals("localdomain");
  }

  private static Optional<Fault> fault(DomainName name, Dns dns, Set<IpAddress> own) {
    boolean hasAddress = false;
    boolean isFailing = false;
    boolean isOurs = own.isEmpty();
    boolean leadsBack = false;
    for (DnsType type : Set.of(DnsType.A, DnsType.AAAA)) {
      DnsAnswer answer = dns.ask(name, type);
      isFailing |= answer instanceof DnsAnswer.Failed;
      for (Address found : answer.records(Address.class)) {
        hasAddress = true;
        isOurs |= own.contains(found.address());
        DnsAnswer pointers = dns.ask(found.address().reverseName(), DnsType.PTR);
        isFailing |= pointers instanceof DnsAnswer.Failed;
        leadsBack |=
            pointers.records(Pointer.class).stream()
                .anyMatch(pointer -> pointer.name().equals(name));
      }
    }
    if (hasAddress && leadsBack) {
      return isOurs ? Optional.empty() : Optional.of(Fault.SOMEBODY_ELSES);
    }
    if (isFailing) {
      return Optional.of(Fault.DNS_FAILED);
    }
    return Optional.of(hasAddress ? Fault.NO_POINTER : Fault.NO_ADDRESS);
  }
}
