package bouncecard.diagnose;

import bouncecard.catalog.Provider;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.HostNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The providers that a failed delivery points to, the likeliest first.
///
/// Who refused is the host that spoke. Where no host is known, a marker in the reply tells, then
/// the host that reported, unless it only passes on what others say. What the recipient's domain
/// says decides between those; alone it counts only where nobody else spoke.
final class ProviderAttribution {
  private static final int BY_HOST = 8;
  private static final int BY_MARKER = 4;
  private static final int BY_REPORTER = 2;
  private static final int BY_DOMAIN = 1;

  private final List<Provider> providers;
  private final boolean isHostKnown;
  private final boolean isByRecipientOnly;

  private ProviderAttribution(
      List<Provider> providers, boolean isHostKnown, boolean isByRecipientOnly) {
    this.providers = providers;
    this.isHostKnown = isHostKnown;
    this.isByRecipientOnly = isByRecipientOnly;
  }

  /// Those that the delivery's hosts, words and recipient point to.
  static ProviderAttribution of(RuleIndex index, ScanResult scanned, FailedDelivery found) {
    List<Weighed> weighed = new ArrayList<>(2);
    List<String> hosts = hosts(found, index.hostLeads(scanned));
    weigh(weighed, ofHosts(index, hosts), BY_HOST);
    weigh(weighed, index.marked(scanned), BY_MARKER);
    if (hosts.isEmpty() && found.reportingMta().isPresent()) {
      List<Provider> reporters = index.ofHost(found.reportingMta().get().value());
      weigh(weighed, reporters.stream().filter(one -> !passesOn(one)).toList(), BY_REPORTER);
    }
    boolean isAnybodyElse = !hosts.isEmpty() || isAnyDeciding(weighed);
    boolean isByRecipient = false;
    for (Provider provider : ofRecipient(index, found)) {
      boolean isNew = isNew(weighed, provider);
      if (!isNew || !isAnybodyElse) {
        weighed(weighed, provider).weight += BY_DOMAIN;
        isByRecipient |= isNew;
      }
    }
    return new ProviderAttribution(ordered(weighed), !hosts.isEmpty(), isByRecipient);
  }

  /// Those that the words alone point to.
  static ProviderAttribution ofWords(RuleIndex index, ScanResult scanned) {
    return new ProviderAttribution(index.marked(scanned), false, false);
  }

  /// The same without whom only the recipient's domain points to.
  ProviderAttribution withoutRecipient(RuleIndex index, ScanResult scanned) {
    List<Provider> marked = index.marked(scanned);
    return new ProviderAttribution(
        providers.stream().filter(marked::contains).toList(), isHostKnown, false);
  }

  /// The names of the hosts that spoke: those that the reply quotes, else the remote MTA.
  ///
  /// @param leads what stands before those that are quoted; see [HostNames#LEADS]
  private static List<String> hosts(FailedDelivery found, int leads) {
    List<String> hosts = HostNames.saidBy(found.reply().value(), leads);
    if (hosts.isEmpty() && found.remoteMta().isPresent()) {
      String remote = HostNames.hostAt(found.remoteMta().get().value(), 0);
      return HostNames.isName(remote) ? List.of(remote) : List.of();
    }
    return hosts;
  }

  private static boolean isAnyDeciding(List<Weighed> weighed) {
    for (Weighed one : weighed) {
      if (decides(one.provider)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNew(List<Weighed> weighed, Provider provider) {
    for (Weighed one : weighed) {
      if (one.provider.equals(provider)) {
        return false;
      }
    }
    return true;
  }

  private static List<Provider> ofHosts(RuleIndex index, List<String> hosts) {
    if (hosts.isEmpty()) {
      return List.of();
    }
    List<Provider> providers = new ArrayList<>(2);
    for (String host : hosts) {
      for (Provider provider : index.ofHost(host)) {
        if (!providers.contains(provider)) {
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  private static List<Provider> ofRecipient(RuleIndex index, FailedDelivery found) {
    return found
        .finalRecipient()
        .flatMap(address -> Addresses.domain(address.value()))
        .map(index::ofDomain)
        .orElse(List.of());
  }

  /// Whether its reports are mostly about what other servers said to it.
  private static boolean passesOn(Provider provider) {
    return provider.kind() == Provider.Kind.ESP;
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

  private static List<Provider> ordered(List<Weighed> weighed) {
    if (weighed.isEmpty()) {
      return List.of();
    }
    if (weighed.size() > 1) {
      weighed.sort(Comparator.comparingInt((Weighed one) -> one.weight).reversed());
    }
    List<Provider> providers = new ArrayList<>(weighed.size());
    for (Weighed one : weighed) {
      providers.add(one.provider);
    }
    return providers;
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
  boolean include(IndexedRule rule) {
    for (Provider provider : providers) {
      if (provider.id().equals(rule.rule.id().owner())) {
        return true;
      }
    }
    return false;
  }

  /// Whether nobody is known who decides about mail: a mail program is anybody's, and a block list
  /// only gets quoted. A host that nobody knows is somebody.
  boolean isAnybody() {
    return !isHostKnown && decider().isEmpty();
  }

  /// Whether only the recipient's domain points to anybody.
  boolean isByRecipientOnly() {
    return isByRecipientOnly;
  }

  private static boolean decides(Provider provider) {
    return switch (provider.kind()) {
      case MAILBOX, FILTER, ESP, FORWARDER -> true;
      case DNSBL, MTA -> false;
    };
  }

  /// The likeliest of those who decide about mail.
  Optional<Provider> decider() {
    for (Provider provider : providers) {
      if (decides(provider)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  /// Who refused, as far as it shows: where no host spoke and nobody decides, the block list that
  /// is quoted or the program whose words they are.
  Optional<Provider> mostTelling() {
    Optional<Provider> decider = decider();
    if (decider.isPresent() || isHostKnown) {
      return decider;
    }
    for (Provider provider : providers) {
      if (provider.kind() == Provider.Kind.DNSBL) {
        return Optional.of(provider);
      }
    }
    return providers.isEmpty() ? Optional.empty() : Optional.of(providers.getFirst());
  }

  /// Who refused, where a rule of that owner decided: the owner, unless it is a program or a block
  /// list of anybody's.
  Optional<Provider> speaker(Provider owner) {
    return switch (owner.kind()) {
      case MTA -> decider().or(() -> Optional.of(owner));
      case DNSBL -> isHostKnown ? decider() : decider().or(() -> Optional.of(owner));
      case MAILBOX, FILTER, ESP, FORWARDER -> Optional.of(owner);
    };
  }
}
