package bouncecard.probe.address;

import java.util.List;
import java.util.Optional;

/// Which addresses may be dialled: those that the table of special-purpose networks calls public,
/// and those that the operator opened.
///
/// The most specific network of the table decides. An address that carries others
/// ([IpAddress#embedded()]) is public only if each of them is.
///
/// @param table every network that is judged; what is in none of them is not public
/// @param opened the operator's own networks, for a lab
public record PublicAddresses(List<Judged> table, List<Cidr> opened) {

  /// A network and whether its addresses are public.
  ///
  /// @param use what the network is for, as its registry says
  public record Judged(Cidr network, boolean isPublic, String use) {}

  /// Copies the lists.
  public PublicAddresses {
    table = List.copyOf(table);
    opened = List.copyOf(opened);
  }

  /// Whether the address may be dialled.
  public boolean allows(IpAddress address) {
    return opened.stream().anyMatch(network -> network.contains(address))
        || (isPublic(address) && address.embedded().stream().allMatch(this::isPublic));
  }

  private boolean isPublic(IpAddress address) {
    return mostSpecific(address).map(Judged::isPublic).orElse(false);
  }

  /// What the network of the address is for; of one that carries others, that of the first which is
  /// not public. Empty where the table has none.
  public Optional<String> use(IpAddress address) {
    return isPublic(address)
        ? address.embedded().stream()
            .filter(inner -> !isPublic(inner))
            .findFirst()
            .or(() -> Optional.of(address))
            .flatMap(this::mostSpecific)
            .map(Judged::use)
        : mostSpecific(address).map(Judged::use);
  }

  private Optional<Judged> mostSpecific(IpAddress address) {
    Optional<Judged> best = Optional.empty();
    for (Judged judged : table) {
      boolean isCloser =
          best.isEmpty() || judged.network().length() > best.get().network().length();
      if (isCloser && judged.network().contains(address)) {
        best = Optional.of(judged);
      }
    }
    return best;
  }
}
