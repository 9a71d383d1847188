package bouncecard.app.check;

import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.net.SocketDialer;
import bouncecard.adapter.net.TlsHandshaker;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.probe.Dialer;
import bouncecard.probe.FakeDns;
import bouncecard.probe.Hint;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.Timeouts;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.PublicAddresses;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Live checks for tests of what is around them: of `example.com`, whose only server is at
/// 127.0.0.1, by who is listed.
public final class CheckFixture {
  private final FakeDns dns =
      new FakeDns().mx("example.com", 10, "mx.example.com").address("mx.example.com", "127.0.0.1");

  private final List<Audit.Entry> audit = new CopyOnWriteArrayList<>();
  private Permits permits =
      new Permits(
          false, Set.of(new DomainName("example.com")), Set.of("C0OPS00001"), Set.of(), Set.of());
  private Timeouts patience = Timeouts.USUAL;
  private Optional<DomainCheck> domains = Optional.empty();
  private Time time = Time.system();

  /// With other permissions.
  public CheckFixture with(Permits others) {
    permits = others;
    return this;
  }

  /// With a deadline for the whole of a check.
  public CheckFixture within(Duration whole) {
    Timeouts usual = Timeouts.USUAL;
    patience =
        new Timeouts(
            whole,
            usual.connect(),
            usual.greeting(),
            usual.reply(),
            usual.handshake(),
            usual.quit());
    return this;
  }

  /// With checks of domains that find nothing.
  public CheckFixture withDomains() {
    domains = Optional.of((question, _) -> new ProbeReport.Domain(question.domain(), List.of()));
    return this;
  }

  /// With another clock.
  public CheckFixture with(Time other) {
    time = other;
    return this;
  }

  /// What was noted.
  public List<Audit.Entry> audit() {
    return audit;
  }

  /// Checks over sockets, of a listener's port.
  public Checks overSockets(int port) throws IOException {
    return checks(port, new SocketDialer(new TlsHandshaker(List.of(), InstantSource.system())));
  }

  /// Checks over a dialer.
  public Checks over(Dialer dialer) {
    return checks(25, dialer);
  }

  private Checks checks(int port, Dialer dialer) {
    CheckSettings off = CheckSettings.OFF;
    Cidr loopback = Cidr.parse("127.0.0.0/8").orElseThrow();
    return new Checks(
        new CheckSettings(
            true,
            Optional.of(new DomainName("probe.example.net")),
            port,
            true,
            patience,
            permits,
            off.quotas(),
            off.lifetimes(),
            List.of(loopback),
            false,
            off.mostAtOnce(),
            List.of()),
        new Checks.Ports(
            dns,
            dialer,
            new PublicAddresses(List.of(), List.of(loopback)),
            (_, _) -> Hint.NONE,
            domains,
            new CheckMemory(time.nanos()::getAsLong).reports(),
            new MemoryStore(time.nanos()::getAsLong),
            audit::add,
            () -> "x7q9zz",
            time));
  }
}
