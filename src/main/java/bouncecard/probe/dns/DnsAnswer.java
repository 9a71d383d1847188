package bouncecard.probe.dns;

import bouncecard.catalog.Term;
import java.util.List;

/// The outcome of a question to the DNS. That a name is not there, that it has no such record, and
/// that nobody can tell are three things.
public sealed interface DnsAnswer {

  /// At least one record of the type that was asked for.
  record Found(List<DnsRecord> records) implements DnsAnswer {
    /// Copies the list, which is not empty.
    public Found {
      records = List.copyOf(records);
      if (records.isEmpty()) {
        throw new IllegalArgumentException("found nothing");
      }
    }
  }

  /// The name is there, but has no such record (RFC 2308 §2.2).
  record NoData() implements DnsAnswer {}

  /// There is no such name (NXDOMAIN, RFC 2308 §2.1).
  record NoSuchDomain() implements DnsAnswer {}

  /// Nobody can tell.
  record Failed(Kind kind) implements DnsAnswer {
    /// In which way.
    public enum Kind implements Term {
      SERVFAIL,
      TIMED_OUT,
      REFUSED,
      OTHER
    }
  }

  /// The records of that kind among those found; none where nothing was.
  default <T extends DnsRecord> List<T> records(Class<T> type) {
    return this instanceof Found(var records)
        ? records.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }
}
