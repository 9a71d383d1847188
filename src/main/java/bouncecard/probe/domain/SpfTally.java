package bouncecard.probe.domain;

import bouncecard.probe.Dns;
import bouncecard.probe.DomainName;
import bouncecard.probe.domain.SpfTerm.Mechanism;
import bouncecard.probe.domain.SpfVerdict.Trouble;
import bouncecard.probe.domain.SpfVerdict.Trouble.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads a record with all that it includes, without an address: how many lookups it takes in the
/// worst case, and what is broken in it. Used once.
final class SpfTally {
  private static final int MOST_RECORDS = 30;

  private final Dns dns;
  private final Deque<DomainName> open = new ArrayDeque<>();
  private final Set<Trouble> troubles = new LinkedHashSet<>();
  private int lookups;
  private int records;

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
      }
    }
    if (record.all().isEmpty() && record.redirect().isPresent()) {
      lookups++;
      follow(record.redirect().get());
    }
    open.removeLast();
    return this;
  }

  /// A name with macros in it is known only when mail comes.
  private void follow(String spec) {
    Optional<DomainName> target = spec.indexOf('%') >= 0 ? Optional.empty() : DomainName.read(spec);
    if (target.isEmpty() || ++records > MOST_RECORDS) {
      return;
    }
    if (open.contains(target.get())) {
      troubles.add(new Trouble(Kind.LOOP, target.get().text()));
      return;
    }
    TextRecords found = TextRecords.of(dns, target.get(), SpfRecord.VERSION);
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

  Set<Trouble> troubles() {
    return troubles;
  }
}
