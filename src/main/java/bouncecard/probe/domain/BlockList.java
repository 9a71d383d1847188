package bouncecard.probe.domain;

import bouncecard.catalog.Dnsbl;
import bouncecard.probe.address.DomainName;
import java.util.List;
import java.util.Optional;

/// A DNSBL that the operator configured.
///
/// @param zone under which it is asked
/// @param listsDomains whether it lists names rather than addresses
/// @param known what the data files know of it
public record BlockList(DomainName zone, boolean listsDomains, Optional<Dnsbl> known) {

  /// The list with that zone: one that the data files know is what they say; another one lists
  /// addresses unless `listsDomains`.
  public static BlockList of(DomainName zone, boolean listsDomains, List<Dnsbl> known) {
    Optional<Dnsbl> found =
        known.stream().filter(list -> list.zone().equals(zone.text())).findFirst();
    return new BlockList(zone, found.map(Dnsbl::listsDomains).orElse(listsDomains), found);
  }

  /// The name that the list must have (RFC 5782 §5).
  String listedName() {
    return known.flatMap(Dnsbl::testName).orElse("test");
  }
}
