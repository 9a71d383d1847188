package bouncecard.diagnose;

import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.HostNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The providers that a failed delivery points to, the likeliest first.
///
/// A server's name says most about who spoke, a marker in the reply less (a bounce of a forwarded
/// mail holds those of two), the recipient's domain least. They add up: where a marker is common to
/// two providers, the domain decides.
final class ProviderAttribution {
  private static final int BY_HOST = 4;
  private static final int BY_MARKER = 3;
  private static final int BY_DOMAIN = 2;

  private final List<Provider> providers;

  private ProviderAttribution(List<Provider> providers) {
    this.providers = providers;
  }

  /// Those that the delivery's hosts, words and recipient point to.
  static ProviderAttribution of(RuleIndex index, ScanResult scanned, FailedDelivery found) {
    List<Provider> byHost = new ArrayList<>(2);
    for (String host : HostNames.saidBy(found.reply().value())) {
      addNew(byHost, index.ofHost(host));
    }
    if (found.remoteMta().isPresent()) {
      addNew(byHost, index.ofHost(found.remoteMta().get().value()));
    }
    List<Weighed> weighed = new ArrayList<>(2);
    weigh(weighed, byHost, BY_HOST);
    weigh(weighed, index.marked(scanned), BY_MARKER);
    found
        .finalRecipient()
        .flatMap(address -> Addresses.domain(address.value()))
        .ifPresent(domain -> weigh(weighed, index.ofDomain(domain), BY_DOMAIN));
    if (weighed.size() > 1) {
      weighed.sort(Comparator.comparingInt((Weighed one) -> one.weight).reversed());
    }
    List<Provider> providers = new ArrayList<>(weighed.size());
    for (Weighed one : weighed) {
      providers.add(one.provider);
    }
    return new ProviderAttribution(providers);
  }

  /// Those that the words alone point to.
  static ProviderAttribution ofWords(RuleIndex index, ScanResult scanned) {
    return new ProviderAttribution(index.marked(scanned));
  }

  private static void addNew(List<Provider> providers, List<Provider> more) {
    for (Provider provider : more) {
      if (!providers.contains(provider)) {
        providers.add(provider);
      }
    }
  }

  private static void weigh(List<Weighed> weighed, List<Provider> providers, int weight) {
    for (Provider provider : providers) {
      weighed(weighed, provider).weight += weight;
    }
  }

  private static Weighed weighed(List<Weighed> weighed, Provider provider) {
    for (Weighed one : weighed) {
      if (one.provider.equals(provider)) {
        return one;
      }
    }
    Weighed added = new Weighed(provider);
    weighed.add(added);
    return added;
  }

  private static final class Weighed {
    private final Provider provider;
    private int weight;

    Weighed(Provider provider) {
      this.provider = provider;
    }
  }

  /// All of them, the likeliest first.
  List<Provider> all() {
    return providers;
  }

  /// Whether the rule's owner is one of them.
  boolean include(Rule rule) {
    for (Provider provider : providers) {
      if (provider.id().equals(rule.id().owner())) {
        return true;
      }
    }
    return false;
  }

  /// Whether nobody is known who decides about mail: a mail program is anybody's, and a block list
  /// only gets quoted.
  boolean isAnybody() {
    for (Provider provider : providers) {
      if (decides(provider)) {
        return false;
      }
    }
    return true;
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
    Optional<Provider> most = Optional.empty();
    for (Provider provider : providers) {
      if (most.isEmpty() || standing(provider) < standing(most.get())) {
        most = Optional.of(provider);
      }
    }
    return most;
  }
}
