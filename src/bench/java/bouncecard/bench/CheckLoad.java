package bouncecard.bench;

import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.net.SocketDialer;
import bouncecard.adapter.net.TlsHandshaker;
import bouncecard.app.check.CheckResult.Done;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.CheckSettings.Quotas;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Requester;
import bouncecard.app.check.Time;
import bouncecard.probe.Hint;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.Timeouts;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.text.UntrustedText;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// The figures of live checks, on the loopback: many at once against servers that take a second for
/// each step, kept answers, and what is left after thousands with faults.
///
/// ```
/// mvn -Pbench -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/cp
/// java -Xmx96m -cp target/test-classes:target/classes:$(cat target/cp) bouncecard.bench.CheckLoad
/// ```
///
/// The servers run in a process of their own.
public final class CheckLoad {
  private static final int MANY = 1_000;
  private static final int FAULTS = 10_000;

  private CheckLoad() {}

  /// Measures and prints.
  public static void main(String[] arguments) throws Exception {
    System.out.printf("at start: %d sockets, %s%n", sockets(), resident());
    try (TarPit slow = TarPit.start(1_000, false)) {
      Checks checks = checks(slow.port(), Timeouts.USUAL, MANY * 2);
      run(checks, 1, 1, 20); // classes and the first connection
      double one = run(checks, 1, 1, 5_000);
      double many = run(checks, MANY, MANY, 10_000);
      System.out.printf(
          "one %.2f s, %d at once %.2f s, ratio %.2f, %s%n",
          one, MANY, many, many / one, resident());
      kept(checks);
    }
    try (TarPit faulty = TarPit.start(0, true)) {
      Duration short1 = Duration.ofMillis(300);
      Checks checks =
          checks(
              faulty.port(),
              new Timeouts(Duration.ofSeconds(2), short1, short1, short1, short1, short1),
              MANY);
      double took = run(checks, FAULTS, 200, 100_000);
      Thread.sleep(2_000);
      System.out.printf(
          "%d with faults %.1f s; left: %d sockets, %d alarms, %d platform threads, %s%n",
          FAULTS,
          took,
          sockets(),
          alarms(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          resident());
    }
  }

  private static double run(Checks checks, int count, int atOnce, int from) throws Exception {
    Map<String, Integer> verdicts = new TreeMap<>();
    Semaphore room = new Semaphore(atOnce);
    long start = System.nanoTime();
    List<Future<String>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = from; i < from + count; i++) {
        String domain = "d" + i + ".example.com";
        room.acquire();
        Callable<String> task =
            () -> {
              try {
                return check(checks, "user@" + domain);
              } finally {
                room.release();
              }
            };
        all.add(threads.submit(task));
      }
      for (Future<String> one : all) {
        verdicts.merge(one.get(), 1, Integer::sum);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("  %d: %s%n", count, verdicts);
    return seconds;
  }

  private static String check(Checks checks, String address) {
    Done done =
        (Done) checks.check(new UntrustedText(address), Requester.OPERATOR, false, (_, _) -> {});
    ProbeReport.Mailbox report = (ProbeReport.Mailbox) done.report();
    return report.verdict().token() + "/" + report.reason().token();
  }

  private static void kept(Checks checks) {
    long[] nanos = new long[20_000];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      check(checks, "user@d10000.example.com");
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "kept: median %.1f us, 99.9%% %.1f us%n",
        nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 999 / 1000] / 1e3);
  }

  private static Checks checks(int port, Timeouts patience, int atOnce) throws Exception {
    CheckSettings off = CheckSettings.OFF;
    int most = Integer.MAX_VALUE;
    CheckSettings settings =
        new CheckSettings(
            true,
            Optional.of(new DomainName("probe.example.net")),
            port,
            true,
            patience,
            new Permits(true, Set.of(), Set.of(), Set.of(), Set.of()),
            new Quotas(
                most, most, most, most, Duration.ZERO, Duration.ofHours(6), Duration.ofSeconds(40)),
            off.lifetimes(),
            List.of(),
            true,
            atOnce,
            List.of());
    return new Checks(
        settings,
        new Checks.Ports(
            new Numbered(),
            new SocketDialer(new TlsHandshaker(List.of(), InstantSource.system())),
            new PublicAddresses(List.of(), List.of(Cidr.parse("127.0.0.0/8").orElseThrow())),
            (_, _) -> Hint.NONE,
            Optional.empty(),
            new CheckMemory(System::nanoTime).reports(),
            new MemoryStore(System::nanoTime),
            _ -> {},
            () -> "x7q9zz",
            Time.system()));
  }

  /// The DNS of `d1.example.com` and so on, each with an address of its own in 127/8.
  private record Numbered() implements Dns {
    @Override
    public DnsAnswer ask(DomainName name, DnsType type) {
      return switch (type) {
        case MX -> new DnsAnswer.Found(List.of(new DnsRecord.MailExchanger(10, name.under("mx"))));
        case A -> {
          int number = Integer.parseInt(name.labels().get(1).substring(1));
          yield new DnsAnswer.Found(
              List.of(
                  new DnsRecord.Address(
                      IpAddress.of(
                          new byte[] {
                            127, (byte) (1 + (number >> 16)), (byte) (number >> 8), (byte) number
                          }))));
        }
        case AAAA, TXT, PTR, CNAME -> new DnsAnswer.NoData();
      };
    }
  }

  private static String resident() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .reduce("", (a, b) -> a + " " + b)
        .strip();
  }

  private static long sockets() throws Exception {
    long count = 0;
    for (File fd : Optional.ofNullable(new File("/proc/self/fd").listFiles()).orElse(new File[0])) {
      Path link = fd.toPath();
      if (Files.isSymbolicLink(link)
          && Files.readSymbolicLink(link).toString().startsWith("socket:")) {
        count++;
      }
    }
    return count;
  }

  private static long alarms() throws Exception {
    Path file = Files.createTempDirectory("threads").resolve("dump.txt");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.contains("\"alarm\"")).count();
    }
  }
}
