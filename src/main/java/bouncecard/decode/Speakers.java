package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.dsn.Addresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The providers that a failed delivery points to, the likeliest first.
///
/// A server's name says most about who spoke, a marker in the reply less (a bounce of a forwarded mail holds those of two),
/// the recipient's domain least. They add up: where a marker is common to two providers, the domain decides.
final class Speakers {
  private static final int BY_HOST = 4;
  private static final int BY_MARKER = 3;
  private static final int BY_DOMAIN = 2;

  private final List<Provider> providers;

  private Speakers(List<Provider> providers) {
    this.providers = providers;
  }

  private record Candidate(Provider provider, int weight) {}

  /// Those that the delivery's hosts, words and recipient point to.
  static Speakers of(Catalog catalog, JudgedText text, FailedDelivery found) {
    List<String> hosts = new ArrayList<>(HostNames.saidBy(found.reply().value()));
    found.remoteMta().ifPresent(host -> hosts.add(host.value().toLowerCase(Locale.ROOT)));
    Optional<String> domain =
        found
            .finalRecipient()
            .flatMap(address -> Addresses.domain(address.value()))
            .map(name -> name.toLowerCase(Locale.ROOT));
    return of(catalog, text, hosts, domain);
  }

  /// Those that the words alone point to.
  static Speakers ofWords(Catalog catalog, JudgedText text) {
    return of(catalog, text, List.of(), Optional.empty());
  }

  private static Speakers of(
      Catalog catalog, JudgedText text, List<String> hosts, Optional<String> domain) {
    List<Candidate> candidates = new ArrayList<>();
    for (Provider provider : catalog.providers()) {
      int weight = 0;
      if (hosts.stream().anyMatch(host -> endsWithOne(host, provider.hosts()))) {
        weight += BY_HOST;
      }
      if (provider.markers().stream().anyMatch(text.lower()::contains)) {
        weight += BY_MARKER;
      }
      if (domain.filter(provider.domains()::contains).isPresent()) {
        weight += BY_DOMAIN;
      }
      if (weight > 0) {
        candidates.add(new Candidate(provider, weight));
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::weight).reversed());
    return new Speakers(candidates.stream().map(Candidate::provider).toList());
  }

  private static boolean endsWithOne(String host, List<String> domains) {
    for (String domain : domains) {
      if (host.endsWith(domain)
          && (host.length() == domain.length()
              || domain.startsWith(".")
              || host.charAt(host.length() - domain.length() - 1) == '.')) {
        return true;
      }
    }
    return false;
  }

  /// Whether the rule's owner is one of them.
  boolean include(Rule rule) {
    return providers.stream().anyMatch(provider -> provider.id().equals(rule.id().owner()));
  }

  /// Whether nobody is known who decides about mail: a mail program is anybody's, and a block list only gets quoted.
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

  /// The likeliest of those who decide about mail; a quoted block list or a mail program only where there is no other.
  Optional<Provider> mostTelling() {
    return providers.stream().min(Comparator.comparingInt(Speakers::standing));
  }
}
