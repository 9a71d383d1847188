package bouncecard.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Somebody whose replies are recognised: a mailbox provider, filter, mail program, sending service
/// or DNSBL.
///
/// @param id the name of its data file
/// @param markers lower-case wordings that name it wherever they stand in a reply
/// @param hosts its servers' names end so
/// @param domains domains of its recipients
public record Provider(
    String id,
    String name,
    Kind kind,
    List<String> markers,
    List<String> hosts,
    List<String> domains,
    Optional<URI> help,
    Source source) {

  /// What it is to the mail.
  public enum Kind implements Term {
    MAILBOX,
    FILTER,
    /// A mail program: it names the software, not who runs it.
    MTA,
    /// A service that sends for others.
    ESP,
    DNSBL,
    FORWARDER
  }

  /// Copies the lists.
  public Provider {
    markers = List.copyOf(markers);
    hosts = List.copyOf(hosts);
    domains = List.copyOf(domains);
  }
}
