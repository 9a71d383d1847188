package bouncecard.decode;

import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.dsn.Addresses;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The providers that a failed delivery points to, the likeliest first.
///
/// A server's name says most about who spoke, a marker in the reply less (a bounce of a forwarded
/// mail holds those of two), the recipient's domain least. They add up: where a marker is common to
/// two providers, the domain decides.
final class Speakers {
  private static final int BY_HOST = 4;
  private static final int BY_MARKER = 3;
  private static final int BY_DOMAIN = 2;

  private final List<Provider> providers;

  private Speakers(List<Provider> providers) {
    this.providers = providers;
  }

  /// Those that the delivery's hosts, words and recipient point to.
  static Speakers of(RuleIndex index, RuleIndex.Heard heard, FailedDelivery found) {
    Map<Provider, Integer> weights = new LinkedHashMap<>();
    Set<Provider> byHost = new LinkedHashSet<>();
    for (String host : HostNames.saidBy(found.reply().value())) {
      byHost.addAll(index.ofHost(host));
    }
    found.remoteMta().ifPresent(host -> byHost.addAll(index.ofHost(host.value())));
    add(weights, byHost, BY_HOST);
    add(weights, index.marked(heard), BY_MARKER);
    found
        .finalRecipient()
        .flatMap(address -> Addresses.domain(address.value()))
        .ifPresent(domain -> add(weights, index.ofDomain(domain), BY_DOMAIN));
    return new Speakers(
        weights.entrySet().stream()
            .sorted(Map.Entry.<Provider, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList());
  }

  /// Those that the words alone point to.
  static Speakers ofWords(RuleIndex index, RuleIndex.Heard heard) {
    return new Speakers(List.copyOf(index.marked(heard)));
  }

  private static void add(
      Map<Provider, Integer> weights, Collection<Provider> providers, int weight) {
    for (Provider provider : providers) {
      weights.merge(provider, weight, Integer::sum);
    }
  }

  /// Whether the rule's owner is one of them.
  boolean include(Rule rule) {
    return providers.stream().anyMatch(provider -> provider.id().equals(rule.id().owner()));
  }

  /// Whether nobody is known who decides about mail: a mail program is anybody's, and a block list
  /// only gets quoted.
  boolean isAnybody() {
    return providers.stream().noneMatch(Speakers::decides);
  }

  private static boolean decides(Provider provider) {
    return standing(provider) == 0;
  }

  private static int standing(Provider provider) {
    return switch (provider.kind()) {
      case MAILBOX, FILTER, ESP, FORWARDER -> 0;
      case DNSBL -> 1;
      case MTA -> 2;
    };
  }

  /// The likeliest of those who decide about mail; a quoted block list or a mail program only where
  /// there is no other.
  Optional<Provider> mostTelling() {
    return providers.stream().min(Comparator.comparingInt(Speakers::standing));
  }
}
