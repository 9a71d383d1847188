package bouncecard.bench.attack;

import bouncecard.lab.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Attacks the bot, in a process of its own, while people ask it things, and says what they and
/// those who look after it notice, and what memory it takes.
///
/// "Rest", with which the memory afterwards is compared, is that of a bot that has answered people
/// and then had as long a quiet time as it has after an attack, since classes are loaded and caches
/// filled by then; what it takes before the first question is told beside it.
///
/// The properties `seconds` (for each attack), `rest` (seconds after it), `rate` (commands a
/// second), `warm` and `quiet` (seconds of questions, and of none, before all) and `attacks`
/// (names, with commas between) change what is done; the arguments are the bot's command line. The
/// exit status is 1 where what is asked for is not held.
public final class AttackBenchmark {
  private static final int SECONDS = Integer.getInteger("seconds", 30);
  private static final int REST = Integer.getInteger("rest", 60);
  private static final int BETWEEN = 3;
  private static final int RATE = Integer.getInteger("rate", 20);
  private static final int WARM = Integer.getInteger("warm", 30);
  private static final int QUIET = Integer.getInteger("quiet", 30);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static final double LONGEST_HEALTH = 100;
  private static final double MOST_BOT = 220;
  private static final double MOST_WORKERS = 160;
  private static final double MOST_KEPT = 1.1;

  private final Process process;
  private final Target target;
  private final Honest honest;
  private final int internal;
  private final List<String> rows =
      new ArrayList<>(
          List.of(
              "| attack | bot | honest p99 / asked | lost | /health p99 | most memory | afterwards"
                  + " | mails | |",
              "|---|---|---|---|---|---|---|---|---|"));

  /// Memory before the first question, and at rest, before the first attack.
  private Memory cold = Memory.NONE;

  private Memory rest = Memory.NONE;

  private boolean isHeld = true;

  private AttackBenchmark(Process process, Target target, Honest honest, int internal) {
    this.process = process;
    this.target = target;
    this.honest = honest;
    this.internal = internal;
  }

  /// Runs it.
  public static void main(String[] command) throws Exception {
    Locale.setDefault(Locale.ROOT);
    List<String> names = List.of(System.getProperty("attacks", "").split(","));
    List<Attack> attacks =
        Attacks.ALL.stream()
            .filter(one -> names.equals(List.of("")) || names.contains(one.name()))
            .toList();
    Honest honest = new Honest(RATE * (10 * WARM + (SECONDS + REST + 60) * (attacks.size() + 1)));
    int port = Ports.free();
    int internal = Ports.free();
    int lmtp = Ports.free();
    boolean takesMails = attacks.stream().anyMatch(LmtpAttacks.class::isInstance);
    File log = new File(System.getProperty("log", "target/attack-benchmark.log"));
    boolean isHeld = false;
    try (SlackStandIn slack = new SlackStandIn(honest::answered)) {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      builder.environment().putAll(environment(slack, port, internal));
      if (takesMails) {
        builder.environment().putAll(mails(lmtp));
      }
      Process process = builder.start();
      try {
        AttackBenchmark bench =
            new AttackBenchmark(process, new Target(port, lmtp, slack), honest, internal);
        bench.begin();
        for (int i = 0; i < attacks.size(); i++) {
          Attack attack = attacks.get(i);
          // Those of one kind one after the other, then a rest.
          boolean isLast =
              i + 1 == attacks.size() || attacks.get(i + 1).getClass() != attack.getClass();
          bench.measure(attack, isLast ? REST : Math.min(BETWEEN, REST));
        }
        bench.rows.forEach(System.out::println);
        System.out.println(
            "Memory before the first question: " + bench.cold + "; at rest: " + bench.rest);
        isHeld = bench.isHeld;
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
    System.exit(isHeld ? 0 : 1); // what is still connected does not keep it
  }

  private static Map<String, String> environment(SlackStandIn slack, int port, int internal)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLACK_BOT_TOKEN", bouncecard.adapter.slack.wire.SlackWorkspace.BOT_TOKEN);
    environment.put("SLACK_SIGNING_SECRET", bouncecard.adapter.slack.wire.SlackSignature.SECRET);
    environment.put("SLACK_API_URL", slack.address() + "/api/");
    environment.put("BOUNCECARD_SLACK_MODE", "http");
    environment.put("BOUNCECARD_HTTP_LISTEN", "127.0.0.1:" + port);
    environment.put("BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:" + internal);
    // One of the operator's own in the working directory is no part of this.
    environment.put(
        "BOUNCECARD_CONFIG", Files.createTempFile("attack-benchmark", ".toml").toString());
    return environment;
  }

  /// An inlet by LMTP, with a state that is there for this alone.
  private static Map<String, String> mails(int port) throws IOException {
    Path folder = Files.createTempDirectory("attack-benchmark");
    Path settings = folder.resolve("bouncecard.toml");
    Files.writeString(
        settings,
        """
        state.file = "%s"
        [inlet.mta]
        service = "lmtp"
        listen = "127.0.0.1:%d"
        recipients = ["%s"]
        channel = "C0BENCH01"
        """
            .formatted(folder.resolve("state"), port, Target.RECIPIENT));
    return Map.of("BOUNCECARD_CONFIG", settings.toString(), "BOUNCECARD_STATE_KEY", "k".repeat(40));
  }

  private void begin() throws InterruptedException {
    long begun = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - begun > 3 * PATIENCE) {
        throw new IllegalStateException("the bot does not start; see its log");
      }
      Thread.sleep(20);
    }
    System.out.printf("ready after %.0f ms%n", (System.nanoTime() - begun) / 1e6);
    pause(in(BETWEEN));
    cold = Memory.of(process.toHandle());
    honest.ask(target, 10 * RATE, in(WARM)); // until its compiler and its heap are at rest
    settle(0);
    pause(in(QUIET));
    rest = Memory.of(process.toHandle());
    System.out.printf(
        "memory before the first question %s, after %d of them %s%n", cold, honest.next(), rest);
    System.out.printf(
        "memory is of the bot / of its workers; asked: /health p99 < %.0f ms, at most %.0f / %.0f"
            + " MB, and %.0f %% of rest afterwards%n%n",
        LONGEST_HEALTH, MOST_BOT, MOST_WORKERS, MOST_KEPT * 100);
  }

  private static void pause(Until after) {
    while (!after.isOver()) {
      after.pause(1_000);
    }
  }

  private boolean isReady() {
    try {
      return Target.get(internal, "/ready") == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static Until in(int seconds) {
    return new Until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  /// Waits for what was asked and is not answered.
  private void settle(int from) {
    long begun = System.nanoTime();
    while (honest.settled(from, honest.next()) < honest.next() - from
        && System.nanoTime() - begun < PATIENCE) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void measure(Attack attack, int seconds) throws Exception {
    int from = honest.next();
    Until until = in(SECONDS);
    Watching watching = new Watching(process.toHandle(), internal, target.port());
    Thread asking = Thread.ofPlatform().start(() -> honest.ask(target, RATE, until));
    Thread looking = Thread.ofPlatform().start(() -> watching.watch(until));
    attack.run(target, until);
    asking.join();
    looking.join();
    int to = honest.next();
    settle(from);
    pause(in(seconds));
    tell(attack, watching, Memory.of(process.toHandle()), from, to, seconds == REST);
  }

  private void tell(
      Attack attack, Watching watching, Memory after, int from, int to, boolean isRested) {
    int lost = to - from - honest.settled(from, to);
    boolean isAlive = process.isAlive() && (isReady() || REST == 0);
    System.out.printf(
        """
        %s: %s
          connected     %s
          acknowledged  %s
          card          %s, lost %d of %d
          /health       %s (of %d); at http.listen %s; no answer %d
          memory        rest %s, most %s, after %s
        """,
        attack.name(),
        isAlive ? "alive and ready afterwards" : "DEAD OR NOT READY",
        honest.connections(from, to),
        honest.acknowledgements(from, to),
        honest.cards(from, to),
        lost,
        to - from,
        watching.inside(),
        watching.inside().count(),
        watching.door(),
        watching.failures(),
        rest,
        watching.peak(),
        after);
    if (lost > 0) {
      List<String> why = honest.lost(from, to);
      System.out.println("  lost          " + why.subList(0, Math.min(why.size(), 10)));
    }
    if (!watching.unready().isEmpty() || attack.takesService()) {
      System.out.println("  not ready     " + watching.unready());
    }
    boolean isServed =
        lost == 0
            && honest.cards(from, to).at(0.99) < attack.longestCard()
            && watching.inside().at(0.99) < LONGEST_HEALTH
            && attack.takesService() != watching.unready().isEmpty();
    boolean isSmall =
        watching.peak().bot() <= MOST_BOT
            && watching.peak().workers() <= MOST_WORKERS
            && (!isRested || after.bot() <= rest.bot() * MOST_KEPT);
    boolean isAll = isAlive && isServed && isSmall && attack.isHeld();
    isHeld &= isAll;
    if (!attack.told().isEmpty()) {
      System.out.println("  " + attack.told());
    }
    System.out.println(isAll ? "  held\n" : "  NOT HELD\n");
    rows.add(
        "| %-18s | %s | %.0f / %.0f ms | %d | %.0f ms | %s | %s | %s | %s |"
            .formatted(
                attack.name(),
                isAlive ? "alive" : "DEAD",
                honest.cards(from, to).at(0.99),
                attack.longestCard(),
                lost,
                watching.inside().at(0.99),
                watching.peak(),
                after,
                attack.told(),
                isAll ? "held" : "NOT HELD"));
  }
}
