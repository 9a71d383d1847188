package bouncecard.adapter.config;

import bouncecard.adapter.config.CheckKinds.Reach;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.CheckSettings.Lifetimes;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.CheckSettings.Quotas;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.probe.address.DomainName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How the operator allows live checks, and whom they ask.
///
/// @param resolvers as `HOST:PORT`; empty for the system's
/// @param dnsbls zones of the DNSBLs that checks of domains ask
public record CheckAccess(CheckSettings settings, List<String> resolvers, List<DomainName> dnsbls) {

  /// Copies the lists.
  public CheckAccess {
    resolvers = List.copyOf(resolvers);
    dnsbls = List.copyOf(dnsbls);
  }

  /// No checks.
  public static final CheckAccess OFF = new CheckAccess(CheckSettings.OFF, List.of(), List.of());

  /// What came of reading it.
  public sealed interface Outcome {
    /// It can be used.
    record Valid(CheckAccess access) implements Outcome {}

    /// It cannot.
    ///
    /// @param mistakes all of them, one sentence each
    record Invalid(List<String> mistakes) implements Outcome {
      /// Copies the list.
      public Invalid {
        mistakes = List.copyOf(mistakes);
      }
    }
  }

  /// Reads it for whoever needs nothing else: no token is looked at.
  ///
  /// @param folder where files are looked for whose names are not absolute
  /// @param chats the chat platforms, whose settings may stand in the same file
  public static Outcome read(
      Map<String, String> environment, Path folder, List<ChatIntegration> chats) {
    ConfigErrors mistakes = new ConfigErrors();
    Resolved resolved =
        Resolved.read(Optional.empty(), environment, folder, Known.of(chats), mistakes);
    CheckAccess access = of(resolved, mistakes);
    List<String> sentences = mistakes.sentences();
    return sentences.isEmpty() ? new Outcome.Valid(access) : new Outcome.Invalid(sentences);
  }

  /// What the settings say; what is missing is added to `mistakes`.
  static CheckAccess of(Resolved resolved, ConfigErrors mistakes) {
    boolean isOn = resolved.get(CheckKeys.ON);
    Optional<DomainName> ehlo = resolved.get(CheckKeys.EHLO);
    List<Reach> domains = resolved.get(CheckKeys.DOMAINS);
    if (isOn && ehlo.isEmpty() && resolved.isSound(CheckKeys.EHLO)) {
      mistakes.add(
          "check.ehlo is missing, which check.on needs; it is this machine's name as others find"
              + " it in the DNS, such as probe.example.com.");
    }
    if (isOn && domains.isEmpty() && resolved.isSound(CheckKeys.DOMAINS)) {
      mistakes.add(
          "check.domains is missing, which check.on needs; list the domains that may be asked"
              + " about, or * for any.");
    }
    CheckSettings settings =
        new CheckSettings(
            isOn,
            ehlo,
            resolved.get(CheckKeys.PORT),
            resolved.get(CheckKeys.VRFY),
            CheckSettings.OFF.patience(),
            permits(resolved, domains),
            quotas(resolved),
            lifetimes(resolved),
            resolved.get(CheckKeys.NETWORKS),
            /* onlyOpened= */ false,
            CheckSettings.OFF.mostAtOnce(),
            List.of());
    return new CheckAccess(
        settings, resolved.get(CheckKeys.RESOLVERS), resolved.get(CheckKeys.DNSBLS));
  }

  private static Permits permits(Resolved resolved, List<Reach> domains) {
    return new Permits(
        domains.contains(new Reach(Optional.empty())),
        domains.stream().flatMap(reach -> reach.domain().stream()).collect(Collectors.toSet()),
        Set.copyOf(resolved.get(CheckKeys.CHANNELS)),
        Set.copyOf(resolved.get(CheckKeys.ROLES)),
        Set.copyOf(resolved.get(CheckKeys.USERS)));
  }

  private static Quotas quotas(Resolved resolved) {
    return new Quotas(
        resolved.get(CheckKeys.PERSON),
        resolved.get(CheckKeys.CHANNEL),
        resolved.get(CheckKeys.DOMAIN),
        resolved.get(CheckKeys.ORGANISATION),
        resolved.get(CheckKeys.PAUSE),
        resolved.get(CheckKeys.STAY_AWAY),
        Quotas.USUAL.longestTurn());
  }

  private static Lifetimes lifetimes(Resolved resolved) {
    return new Lifetimes(
        resolved.get(CheckKeys.KEEP_DEFINITE),
        resolved.get(CheckKeys.KEEP_TEMPORARY),
        resolved.get(CheckKeys.KEEP_TROUBLE),
        resolved.get(CheckKeys.KEEP_CATCH_ALL),
        resolved.get(CheckKeys.KEEP_DOMAIN),
        resolved.get(CheckKeys.KEEP_ROUTING),
        resolved.get(CheckKeys.RECHECK));
  }
}
