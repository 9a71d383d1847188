package bouncecard.probe.dns;

import bouncecard.probe.address.DomainName;

/// Asks the operator's resolvers.
///
/// Each call ends within a bound of its own, never throws for what the network does, and follows
/// aliases: what it finds is of the type that was asked for. Safe for use by many threads.
public interface Dns {

  /// The records of that type under that name, or why there are none.
  DnsAnswer ask(DomainName name, DnsType type);
}
