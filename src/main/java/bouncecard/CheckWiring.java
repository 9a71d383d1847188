package bouncecard;

import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.cache.KeptDns;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.config.CheckAccess;
import bouncecard.adapter.dns.Resolvers;
import bouncecard.adapter.net.OwnAddresses;
import bouncecard.adapter.net.PolicyDownload;
import bouncecard.adapter.net.SocketDialer;
import bouncecard.adapter.net.TlsHandshaker;
import bouncecard.adapter.noted.AuditLog;
import bouncecard.adapter.terminal.Checking;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.app.check.DomainCheck;
import bouncecard.app.check.Time;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.address.PublicAddresses.Judged;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.EhloName;
import bouncecard.probe.domain.BlockList;
import bouncecard.probe.domain.DomainProbe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Puts live checks together, for the terminal and for the bot.
///
/// At the terminal they are on where the configuration says so. Where it does not,
/// `--allow-network` and `--helo` turn them on for those networks alone: for one's own lab.
final class CheckWiring implements Checking {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int MADE_UP = 16;

  private final Bouncecard bouncecard;
  private final Supplier<CheckAccess.Outcome> reading;
  private final Function<List<String>, Optional<Dns>> resolving;

  /// @param reading reads how the operator allows checks, for the terminal
  /// @param resolving the DNS over these resolvers, written `HOST:PORT`, or the system's where
  ///   there are none; empty where one of them cannot be used
  CheckWiring(
      Bouncecard bouncecard,
      Supplier<CheckAccess.Outcome> reading,
      Function<List<String>, Optional<Dns>> resolving) {
    this.bouncecard = bouncecard;
    this.reading = reading;
    this.resolving = resolving;
  }

  @Override
  public Opened open(Wanted wanted) {
    return switch (reading.get()) {
      case CheckAccess.Outcome.Invalid(List<String> mistakes) -> new Opened.Refused(mistakes);
      case CheckAccess.Outcome.Valid(CheckAccess access) -> open(wanted, access);
    };
  }

  /// The checks of the bot; empty where they are off.
  ///
  /// @param state what they share with the chats
  /// @param audit takes who asked for what
  /// @throws StartException where they cannot be made as the operator wants
  Optional<Checks> serving(CheckAccess access, StateStore state, Audit audit)
      throws StartException {
    if (!access.settings().isOn()) {
      return Optional.empty();
    }
    Dns dns =
        resolving
            .apply(access.resolvers())
            .orElseThrow(
                () ->
                    new StartException(
                        "Live checks are on, but there is no DNS to ask: set check.resolvers, or"
                            + " turn check.on off."));
    String helo = access.settings().ehlo().map(DomainName::text).orElse("");
    Optional<EhloName.Fault> fault = fault(helo, dns);
    if (fault.isPresent()) {
      throw new StartException(
          "check.ehlo cannot be %s. %s"
              .formatted(
                  helo, bouncecard.catalog().texts(Language.ENGLISH).term("ehlo", fault.get())));
    }
    TlsHandshaker trust =
        trust(List.of())
            .orElseThrow(() -> new StartException("The certificates of this Java cannot be read."));
    return Optional.of(checks(settings(access), dns, trust, state, audit));
  }

  private Opened open(Wanted wanted, CheckAccess access) {
    CheckSettings configured = settings(access);
    boolean isLab = !wanted.networks().isEmpty() && wanted.helo().isPresent();
    if (!configured.isOn() && !isLab) {
      return new Opened.Off();
    }
    List<Cidr> opened = new ArrayList<>(configured.opened());
    for (String network : wanted.networks()) {
      Optional<Cidr> parsed = Cidr.parse(network);
      if (parsed.isEmpty()) {
        return new Opened.Unusable("--allow-network", network);
      }
      opened.add(parsed.get());
    }
    Optional<Integer> port =
        wanted.port().map(CheckWiring::port).orElse(Optional.of(configured.port()));
    if (port.isEmpty()) {
      return new Opened.Unusable("--port", wanted.port().orElse(""));
    }
    List<String> resolvers = wanted.resolvers().isEmpty() ? access.resolvers() : wanted.resolvers();
    Optional<Dns> dns = resolving.apply(resolvers);
    if (dns.isEmpty()) {
      return new Opened.Unusable("--resolver", String.join(", ", resolvers));
    }
    String helo = wanted.helo().or(() -> configured.ehlo().map(DomainName::text)).orElse("");
    Optional<EhloName.Fault> fault = fault(helo, dns.get());
    if (fault.isPresent()) {
      return new Opened.Unfit(fault.get());
    }
    Optional<TlsHandshaker> trust = trust(wanted.authorities());
    if (trust.isEmpty()) {
      return new Opened.Unusable("--tls-ca", String.join(", ", wanted.authorities()));
    }
    CheckSettings settings =
        new CheckSettings(
            true,
            DomainName.parse(helo),
            port.get(),
            configured.verifies(),
            configured.patience(),
            configured.isOn()
                ? configured.permits()
                : new Permits(true, Set.of(), Set.of(), Set.of(), Set.of()),
            configured.quotas(),
            configured.lifetimes(),
            opened,
            !configured.isOn(),
            configured.mostAtOnce(),
            configured.lists());
    return new Opened.Ready(
        checks(
            settings, dns.get(), trust.get(), new MemoryStore(System::nanoTime), new AuditLog()));
  }

  private Optional<EhloName.Fault> fault(String helo, Dns dns) {
    return EhloName.fault(helo, dns, OwnAddresses.find(new PublicAddresses(table(), List.of())));
  }

  private Checks checks(
      CheckSettings settings, Dns dns, TlsHandshaker trust, StateStore state, Audit audit) {
    SecureRandom random = new SecureRandom();
    return new Checks(
        settings,
        new Checks.Ports(
            new KeptDns(dns, settings.lifetimes().routing(), System::nanoTime),
            new SocketDialer(trust),
            addresses(settings),
            bouncecard.hints(),
            Optional.of(domains(settings, dns, trust)),
            new CheckMemory(System::nanoTime).reports(),
            state,
            audit,
            () -> madeUp(random),
            Time.system()));
  }

  /// The DNS over these resolvers, written `HOST:PORT`, or the system's where there are none; empty
  /// where one of them cannot be used.
  static Optional<Dns> dns(List<String> resolvers) {
    List<InetSocketAddress> servers =
        resolvers.stream().flatMap(written -> Resolvers.parse(written).stream()).toList();
    if (servers.size() < resolvers.size()) {
      return Optional.empty();
    }
    return Optional.of(servers.isEmpty() ? Resolvers.ofSystem() : Resolvers.of(servers));
  }

  private CheckSettings settings(CheckAccess access) {
    return access
        .settings()
        .asking(
            access.dnsbls().stream()
                .map(
                    zone ->
                        BlockList.of(
                            zone, /* listsDomains= */ false, bouncecard.catalog().dnsbls().lists()))
                .toList());
  }

  private DomainCheck domains(CheckSettings settings, Dns dns, TlsHandshaker trust) {
    PublicAddresses addresses = addresses(settings);
    DomainProbe probe =
        new DomainProbe(
            dns,
            new PolicyDownload(dns, addresses, trust),
            addresses,
            settings.lists(),
            bouncecard.catalog().dnsbls().errors());
    return (question, _) -> {
      long end = System.nanoTime() + settings.patience().whole().toNanos();
      return probe.check(question, () -> Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    };
  }

  private PublicAddresses addresses(CheckSettings settings) {
    return new PublicAddresses(settings.onlyOpened() ? List.of() : table(), settings.opened());
  }

  private List<Judged> table() {
    return bouncecard.catalog().networks().stream()
        .map(
            network ->
                new Judged(
                    Cidr.parse(network.cidr()).orElseThrow(), network.isPublic(), network.use()))
        .toList();
  }

  private static String madeUp(SecureRandom random) {
    StringBuilder name = new StringBuilder("x");
    while (name.length() < MADE_UP) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  private static Optional<Integer> port(String written) {
    boolean isNumber =
        !written.isEmpty()
            && written.length() <= 5
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber
        ? Optional.of(Integer.valueOf(written)).filter(port -> port > 0 && port <= 0xFFFF)
        : Optional.empty();
  }

  private static Optional<TlsHandshaker> trust(List<String> files) {
    try {
      return Optional.of(
          new TlsHandshaker(files.stream().map(Path::of).toList(), InstantSource.system()));
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }
}
