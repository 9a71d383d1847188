package bouncecard.probe.domain.spf;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.probe.domain.spf.SpfTerm.Mechanism;
import bouncecard.probe.domain.spf.SpfVerdict.Trouble;
import bouncecard.probe.domain.spf.SpfVerdict.Trouble.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads a record with all that it includes, without an address: how many lookups it takes in the
/// worst case, how many of them find nothing, and what is broken in it. Used once.
final class SpfTally {
  private static final int MOST_RECORDS = 30;

  private final Dns dns;
  private final Deque<DomainName> open = new ArrayDeque<>();
  private final Set<Trouble> troubles = new LinkedHashSet<>();
  private int lookups;
  private int records;
  private int voids;

  SpfTally(Dns dns) {
    this.dns = dns;
  }

  /// Goes through the record of the domain.
  SpfTally over(DomainName domain, SpfRecord record) {
    open.addLast(domain);
    record.faults().forEach(fault -> troubles.add(new Trouble(Kind.SYNTAX, fault)));
    for (SpfTerm term : record.terms()) {
      lookups += term.mechanism().isLookup() ? 1 : 0;
      if (term.mechanism() == Mechanism.INCLUDE) {
        term.domain().ifPresent(this::follow);
      } else if (lookups <= SpfEvaluation.MOST_LOOKUPS) {
        target(term, domain).ifPresent(name -> countVoid(term.mechanism(), name));
      }
    }
    if (record.all().isEmpty() && record.redirect().isPresent()) {
      lookups++;
      follow(record.redirect().get());
    }
    open.removeLast();
    return this;
  }

  private static Optional<DomainName> target(SpfTerm term, DomainName domain) {
    return term.domain().isEmpty() ? Optional.of(domain) : plain(term.domain().get());
  }

  /// A name with macros in it is known only when mail comes.
  private static Optional<DomainName> plain(String spec) {
    return spec.indexOf('%') >= 0 ? Optional.empty() : DomainName.asked(withoutFinalDot(spec));
  }

  private static String withoutFinalDot(String spec) {
    return spec.endsWith(".") ? spec.substring(0, spec.length() - 1) : spec;
  }

  /// Counts the lookup where it finds nothing for any sender (RFC 7208 §4.6.4): a host needs an
  /// address of neither kind for that.
  private void countVoid(Mechanism mechanism, DomainName name) {
    boolean isVoid =
        switch (mechanism) {
          case A -> findsNothing(name, DnsType.A) && findsNothing(name, DnsType.AAAA);
          case MX -> findsNothing(name, DnsType.MX);
          case EXISTS -> findsNothing(name, DnsType.A);
          case ALL, INCLUDE, PTR, IP4, IP6 -> false;
        };
    voids += isVoid ? 1 : 0;
  }

  private boolean findsNothing(DomainName name, DnsType type) {
    DnsAnswer answer = dns.ask(name, type);
    return answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchDomain;
  }

  private void follow(String spec) {
    Optional<DomainName> target = plain(spec);
    if (target.isEmpty() || ++records > MOST_RECORDS) {
      return;
    }
    if (open.contains(target.get())) {
      troubles.add(new Trouble(Kind.LOOP, target.get().text()));
      return;
    }
    TextRecords found = TextRecords.of(dns, target.get(), RecordVersion.SPF);
    if (found.failure().isPresent()) {
      troubles.add(new Trouble(Kind.DNS, target.get().text()));
    } else if (found.texts().isEmpty()) {
      troubles.add(new Trouble(Kind.NO_RECORD, target.get().text()));
    } else if (found.texts().size() > 1) {
      troubles.add(new Trouble(Kind.SEVERAL, target.get().text()));
    } else {
      over(target.get(), SpfRecord.read(found.texts().getFirst()));
    }
  }

  int lookups() {
    return lookups;
  }

  /// What is wrong with it for any sender.
  Set<Trouble> troubles() {
    if (voids > SpfEvaluation.MOST_VOIDS) {
      troubles.add(new Trouble(Kind.VOIDS, "" + voids));
    }
    return troubles;
  }
}
