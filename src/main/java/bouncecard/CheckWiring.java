package bouncecard;

import bouncecard.adapter.audit.AuditLog;
import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.net.OwnAddresses;
import bouncecard.adapter.net.SocketDialer;
import bouncecard.adapter.net.Trust;
import bouncecard.adapter.terminal.Checking;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.app.check.DomainCheck;
import bouncecard.app.check.Time;
import bouncecard.probe.Cidr;
import bouncecard.probe.Dns;
import bouncecard.probe.DomainName;
import bouncecard.probe.EhloName;
import bouncecard.probe.PublicAddresses;
import bouncecard.probe.PublicAddresses.Judged;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Puts live checks together.
///
/// At the terminal they are on where the configuration says so. Where it does not,
/// `--allow-network` and `--helo` turn them on for those networks alone: for one's own lab.
final class CheckWiring implements Checking {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int MADE_UP = 16;

  private final Bouncecard bouncecard;
  private final CheckSettings configured;
  private final Function<List<String>, Optional<Dns>> resolving;
  private final Function<Dns, Optional<DomainCheck>> domains;

  /// @param resolving the DNS over these resolvers, written `HOST:PORT`, or the system's where
  ///   there are none; empty where one of them cannot be used
  CheckWiring(
      Bouncecard bouncecard,
      CheckSettings configured,
      Function<List<String>, Optional<Dns>> resolving,
      Function<Dns, Optional<DomainCheck>> domains) {
    this.bouncecard = bouncecard;
    this.configured = configured;
    this.resolving = resolving;
    this.domains = domains;
  }

  @Override
  public Opened open(Wanted wanted) {
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
    Optional<Dns> dns = resolving.apply(wanted.resolvers());
    if (dns.isEmpty()) {
      return new Opened.Unusable("--resolver", String.join(", ", wanted.resolvers()));
    }
    String helo = wanted.helo().or(() -> configured.ehlo().map(DomainName::text)).orElse("");
    Optional<EhloName.Fault> fault =
        EhloName.fault(helo, dns.get(), OwnAddresses.find(new PublicAddresses(table(), List.of())));
    if (fault.isPresent()) {
      return new Opened.Unfit(fault.get());
    }
    Optional<Trust> trust = trust(wanted.authorities());
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
            configured.mostAtOnce());
    return new Opened.Ready(checks(settings, dns.get(), trust.get()));
  }

  private Checks checks(CheckSettings settings, Dns dns, Trust trust) {
    CheckMemory memory = new CheckMemory(System::nanoTime, InstantSource.system());
    SecureRandom random = new SecureRandom();
    return new Checks(
        settings,
        new Checks.Ports(
            dns,
            new SocketDialer(trust),
            addresses(settings),
            bouncecard.hints(),
            domains.apply(dns),
            memory.reports(),
            memory.tally(),
            memory.moments(),
            new AuditLog(),
            () -> madeUp(random),
            Time.system()));
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

  private static Optional<Trust> trust(List<String> files) {
    try {
      return Optional.of(new Trust(files.stream().map(Path::of).toList(), InstantSource.system()));
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }
}
