package bouncecard.probe.domain;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TagList;
import bouncecard.probe.domain.record.TextRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The DNS Tree Walk of DMARC (RFC 9989 §4.10), which stands in for the public suffix list.
///
/// @param start the name that it began with
/// @param records what was found on the way up, at most one for each name
/// @param several the names that have more than one record, which counts as none
/// @param failure why nobody can tell, where that is so
record TreeWalk(
    DomainName start,
    List<Found> records,
    List<DomainName> several,
    Optional<DnsAnswer.Failed> failure) {
  static final String LABEL = "_dmarc";
  private static final int LONGEST = 7;

  /// A record and the domain that it is for.
  record Found(DomainName domain, TagList tags) {
    Optional<String> boundary() {
      return tags.word("psd").filter(value -> value.equals("y") || value.equals("n"));
    }
  }

  /// Walks from the domain to the top. Of a long name, only the last seven labels and the whole are
  /// asked for; a record that says whether it is of a public suffix ends the walk.
  static TreeWalk from(Dns dns, DomainName start) {
    List<Found> records = new ArrayList<>();
    List<DomainName> several = new ArrayList<>();
    Optional<DomainName> next = Optional.of(start);
    while (next.isPresent()) {
      DomainName domain = next.get();
      Optional<DomainName> name = domain.under(LABEL);
      if (name.isPresent()) {
        TextRecords found = TextRecords.of(dns, name.get(), RecordVersion.DMARC);
        if (found.failure().isPresent()) {
          return new TreeWalk(start, records, several, found.failure());
        }
        if (found.texts().size() > 1) {
          several.add(domain);
        } else if (found.texts().size() == 1) {
          Found record = new Found(domain, TagList.read(found.texts().getFirst()));
          records.add(record);
          if (record.boundary().isPresent()) {
            break;
          }
        }
      }
      next = shorter(domain);
    }
    return new TreeWalk(start, List.copyOf(records), List.copyOf(several), Optional.empty());
  }

  private static Optional<DomainName> shorter(DomainName domain) {
    Optional<DomainName> parent = domain.parent();
    while (parent.isPresent() && parent.get().labels().size() > LONGEST) {
      parent = parent.get().parent();
    }
    return parent;
  }

  /// The Organizational Domain (RFC 9989 §4.10.2): that of a record which says so, the one below a
  /// public suffix, else the highest with a record, else the domain itself.
  DomainName organization() {
    for (Found record : records) {
      if (record.boundary().equals(Optional.of("n"))) {
        return record.domain();
      }
      boolean isSuffix = record.boundary().equals(Optional.of("y"));
      if (isSuffix && !record.domain().equals(start)) {
        return below(record.domain());
      }
    }
    return records.isEmpty() ? start : records.getLast().domain();
  }

  private DomainName below(DomainName suffix) {
    DomainName domain = start;
    while (domain.parent().filter(parent -> !parent.equals(suffix)).isPresent()) {
      domain = domain.parent().orElse(suffix);
    }
    return domain;
  }

  /// The record whose policy counts (RFC 9989 §4.10.1): the domain's own, else that of its
  /// organization, else that of its public suffix.
  Optional<Found> policy() {
    DomainName organization = organization();
    return find(start)
        .or(() -> find(organization))
        .or(() -> records.isEmpty() ? Optional.empty() : Optional.of(records.getLast()));
  }

  /// The record at a name that the walk came by.
  Optional<Found> find(DomainName domain) {
    return records.stream().filter(record -> record.domain().equals(domain)).findFirst();
  }
}
