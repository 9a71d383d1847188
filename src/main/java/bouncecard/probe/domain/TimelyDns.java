package bouncecard.probe.domain;

import bouncecard.probe.Deadline;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsType;

/// Asks until the time is over, and nothing more then: a check asks dozens of questions, and each
/// may wait for a resolver that is silent.
record TimelyDns(Dns dns, Deadline deadline) implements Dns {

  @Override
  public DnsAnswer ask(DomainName name, DnsType type) {
    return deadline.left().isPositive()
        ? dns.ask(name, type)
        : new DnsAnswer.Failed(DnsAnswer.Failed.Kind.TIMED_OUT);
  }
}
