package bouncecard.bench.chat;

import bouncecard.lab.Proxy;
import bouncecard.lab.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Measures several replicas of the bot with one Redis, against stand-ins for Slack and Discord in
/// this process: what is lost and doubled while they are killed, while they are restarted one after
/// the other, and while Redis is in trouble; what Redis costs, and what more replicas give.
///
/// The properties `rate`, `seconds` (of killing), `between` (two kills), `outage` (seconds of
/// Redis'), `each` (seconds of one overhead or throughput) and `parts` (of
/// `kill,rolling,redis,overhead,cost,throughput`) change what is done; the arguments are the bot's
/// command line.
public final class ReplicaBenchmark {
  private static final int RATE = Integer.getInteger("rate", 200);
  private static final int SECONDS = Integer.getInteger("seconds", 300);
  private static final int BETWEEN = Integer.getInteger("between", 20);
  private static final int OUTAGE = Integer.getInteger("outage", 60);
  private static final int EACH = Integer.getInteger("each", 30);
  private static final int WARM = Integer.getInteger("warm", 4_000);
  private static final List<String> PARTS =
      List.of(System.getProperty("parts", "kill,rolling,redis,overhead,throughput").split(","));
  private static final int MOST = 1_000_000;
  private static final String KEY = "a-key-for-a-measurement-of-40-characters";
  private static final Duration SETTLE = Duration.ofSeconds(12);

  private final List<String> command;
  private final String log = System.getProperty("log", "target/replica-benchmark.log");

  private ReplicaBenchmark(List<String> command) {
    this.command = command;
  }

  public static void main(String[] command) throws Exception {
    Locale.setDefault(Locale.ROOT);
    ReplicaBenchmark bench = new ReplicaBenchmark(List.of(command));
    if (PARTS.contains("kill")) {
      try (Run run = bench.run(3, Redis.DIRECT)) {
        run.kills();
      }
    }
    if (PARTS.contains("rolling")) {
      try (Run run = bench.run(3, Redis.DIRECT)) {
        run.rolling();
      }
    }
    if (PARTS.contains("redis")) {
      try (Run run = bench.run(3, Redis.BY_A_LINE)) {
        run.redis();
      }
    }
    if (PARTS.contains("overhead")) {
      for (Redis redis : List.of(Redis.NONE, Redis.DIRECT, Redis.NONE, Redis.DIRECT)) {
        try (Run run = bench.run(1, redis)) {
          run.overhead(redis == Redis.NONE ? "without Redis" : "with Redis");
        }
      }
    }
    if (PARTS.contains("cost")) {
      try (Run run = bench.run(2, Redis.DIRECT)) {
        run.cost();
      }
    }
    if (PARTS.contains("throughput")) {
      for (int size = 1; size <= 3; size++) {
        try (Run run = bench.run(size, Redis.DIRECT)) {
          run.throughput(size);
        }
      }
    }
  }

  private enum Redis {
    NONE,
    DIRECT,
    BY_A_LINE
  }

  private Run run(int size, Redis redis) throws IOException {
    return new Run(size, redis);
  }

  /// Replicas, and what is around them.
  private final class Run implements AutoCloseable {
    private final Tally tally = new Tally(MOST);
    private final SlackIngress slack = new SlackIngress(tally);
    private final DiscordPlatform discord = new DiscordPlatform(tally);
    private final RedisServer server = RedisServer.required();
    private final RedisServer second = RedisServer.required();
    private final Proxy line = new Proxy(server.port());
    private final Fleet fleet;
    private final Load load;

    Run(int size, Redis redis) throws IOException {
      Map<String, String> environment = new HashMap<>(slack.environment());
      environment.putAll(discord.environment());
      if (redis != Redis.NONE) {
        int port = redis == Redis.DIRECT ? server.port() : line.port();
        environment.put("BOUNCECARD_STATE_URL", "redis://127.0.0.1:" + port);
        environment.put("BOUNCECARD_STATE_KEY", KEY);
      }
      fleet = new Fleet(command, environment, size, log);
      fleet.tell(slack::to);
      load = new Load(tally, slack, discord);
      while (!discord.isConnected() || !slack.isConnected()) {
        pause(Duration.ofMillis(50));
      }
      load.at(RATE);
      pause(Duration.ofMillis(1_000L * WARM / RATE));
      load.rest();
    }

    void kills() throws Exception {
      int from = load.next();
      load.at(RATE);
      List<Double> back = new ArrayList<>();
      List<int[]> outages = new ArrayList<>();
      List<int[]> starts = new CopyOnWriteArrayList<>();
      for (int i = 0; i < SECONDS / BETWEEN; i++) {
        pause(Duration.ofSeconds(BETWEEN));
        int victim = i % fleet.size();
        boolean led = fleet.leads(victim);
        int at = load.next();
        long killed = System.nanoTime();
        fleet.kill(victim);
        fleet.restart(victim);
        Thread.ofVirtual().start(() -> started(victim, at, starts));
        if (led) {
          while (!discord.isConnected() && seconds(killed) < 60) {
            pause(Duration.ofMillis(20));
          }
          int first = load.next();
          while (!isDiscordAnswered(first) && seconds(killed) < 60) {
            pause(Duration.ofMillis(20));
          }
          back.add(seconds(killed));
          outages.add(new int[] {at, load.next()});
        }
      }
      pause(Duration.ofSeconds(BETWEEN));
      int to = load.rest();
      System.out.printf(
          "%d replicas, %d/s, kill -9 every %d s for %d s%n", fleet.size(), RATE, BETWEEN, SECONDS);
      told("killed", from, to);
      System.out.printf(
          "  the lead was killed %d times; Discord was back after %s s%n", back.size(), back);
      System.out.println("  the card outside of take-overs: " + outside(from, to, outages));
      System.out.println("  and outside of starts: " + outside(from, to, starts));
      figure("killed: back, most", "%.1f s".formatted(most(back)), "15 s or less");
      figure(
          "killed: p99 of the card outside of take-overs",
          "%.0f ms".formatted(p99(from, to, outages)),
          "300 ms or less");
    }

    /// Notes from which command to which one was being started.
    private void started(int replica, int at, List<int[]> starts) {
      fleet.await(replica);
      pause(Duration.ofSeconds(1)); // it is found by then
      starts.add(new int[] {at, load.next()});
    }

    private static double most(List<Double> all) {
      return all.stream().mapToDouble(one -> one).max().orElse(0);
    }

    /// One line for each figure that is asked for.
    private void figure(String name, String value, String asked) {
      System.out.printf("= %s: %s (asked: %s)%n", name, value, asked);
    }

    private double p99(int from, int to, List<int[]> without) {
      return tally.p99(i -> isOutside(i, from, to, without), to);
    }

    private static boolean isOutside(int i, int from, int to, List<int[]> without) {
      return i >= from && i < to && without.stream().noneMatch(o -> i >= o[0] && i < o[1]);
    }

    void rolling() throws Exception {
      int from = load.next();
      load.at(RATE);
      pause(Duration.ofSeconds(5));
      for (int i = 0; i < fleet.size(); i++) {
        int at = load.next();
        boolean led = fleet.leads(i);
        String took = fleet.stop(i);
        System.out.printf(
            "  replica %d%s was told to stop after %.1f s: %s%n",
            i, led ? ", which leads," : "", tally.sentAfter(from, at - 1), took);
        fleet.restart(i);
        fleet.await(i);
        pause(Duration.ofSeconds(5));
      }
      int to = load.rest();
      System.out.printf("rolling restart of %d replicas at %d/s%n", fleet.size(), RATE);
      told("rolling restart", from, to);
      figure("rolling restart: never acknowledged", String.valueOf(unacknowledged(from, to)), "0");
    }

    void redis() throws Exception {
      trouble("Redis stopped (SIGSTOP)", server::freeze, server::thaw);
      trouble("Redis killed, and started again empty", server::kill, server::start);
      trouble("Redis slowed by 500 ms", () -> line.late(500), () -> line.be(Proxy.Weather.FINE));
      trouble(
          "Redis full (maxmemory)",
          () -> server.tell("CONFIG", "SET", "maxmemory", "1"),
          () -> server.tell("CONFIG", "SET", "maxmemory", "0"));
      second.tell("REPLICAOF", "127.0.0.1", String.valueOf(server.port()));
      pause(Duration.ofSeconds(3));
      trouble(
          "Redis failed over to its replica",
          server::kill,
          () -> {
            second.tell("REPLICAOF", "NO", "ONE");
            line.to(second.port());
          });
    }

    private interface Doing {
      void run() throws IOException;
    }

    private void trouble(String name, Doing begin, Doing end) throws IOException {
      int from = load.next();
      load.at(RATE);
      pause(Duration.ofSeconds(3));
      int at = load.next();
      begin.run();
      pause(Duration.ofSeconds(OUTAGE / 2));
      String ready = fleet.ready(0);
      pause(Duration.ofSeconds(OUTAGE - OUTAGE / 2));
      end.run();
      int ended = load.next();
      long since = System.nanoTime();
      while (!all(i -> fleet.isReady(i) && isWell(fleet.ready(i))) && seconds(since) < 60) {
        pause(Duration.ofMillis(100));
      }
      double back = seconds(since);
      pause(Duration.ofSeconds(5));
      int to = load.rest();
      System.out.printf(
          "%s for %d s at %d/s; all as before after %.1f s%n", name, OUTAGE, RATE, back);
      told(name, from, to);
      figure(
          name + ": answered while it lasted",
          "%d of %d".formatted(tally.done(at, ended), ended - at),
          "all");
      figure(name + ": as before", "%.1f s after it".formatted(back), "by itself");
      System.out.println("  while it lasted: " + tally.times(at, ended));
      System.out.println("  /ready: " + ready.strip());
    }

    private static boolean isWell(String ready) {
      return !ready.contains("away") && !ready.contains("cannot be written");
    }

    private interface Such {
      boolean is(int replica);
    }

    private boolean all(Such such) {
      for (int i = 0; i < fleet.size(); i++) {
        if (!such.is(i)) {
          return false;
        }
      }
      return true;
    }

    void overhead(String name) {
      int from = load.next();
      load.at(RATE);
      pause(Duration.ofSeconds(EACH));
      int to = load.rest();
      System.out.printf(
          "one process %s at %d/s%n  Slack    %s%n  Discord  %s%n",
          name, RATE, tally.times(from, to, 0), tally.times(from, to, 1));
    }

    void throughput(int size) {
      double before = fleet.processorMillis();
      int from = load.next();
      long begun = System.nanoTime();
      load.closed(64);
      pause(Duration.ofSeconds(EACH));
      int to = load.rest();
      double took = seconds(begun) - SETTLE.toSeconds();
      double spent = fleet.processorMillis() - before;
      System.out.printf(
          "%d replicas, Slack alone, 64 at a time: %.0f commands/s, %.2f ms of a processor each,"
              + " %.2f processors used by the bot; %s%n",
          size, (to - from) / took, spent / (to - from), spent / 1e3 / took, tally.times(from, to));
    }

    /// What a start and a command take of a processor and of Redis, whatever else runs: of the
    /// second of two, which has half of Slack's commands and none of Discord's.
    void cost() throws Exception {
      fleet.stop(1);
      fleet.restart(1);
      fleet.await(1);
      System.out.printf("a replica took %.0f ms of a processor until it was ready%n", own());
      pause(Duration.ofSeconds(1)); // it is found by then
      for (int many : List.of(200, 400, 800, 1_600)) {
        double before = own();
        server.tell("CONFIG", "RESETSTAT");
        int from = load.next();
        load.at(50);
        while (load.next() < from + many) {
          pause(Duration.ofMillis(20));
        }
        int to = load.rest();
        System.out.printf(
            "%d commands at it: %.2f ms of a processor each%n%s",
            (to - from) / 4, (own() - before) * 4 / (to - from), redisCommands(to - from));
      }
    }

    private double own() {
      return fleet.processorMillis(1);
    }

    /// How often each command of Redis was done, for each of so many commands of people.
    private String redisCommands(int many) throws IOException {
      StringBuilder all = new StringBuilder();
      for (String line : server.tell("INFO", "commandstats").split("\r\n")) {
        if (line.startsWith("cmdstat_")) {
          String[] parts = line.substring(8).split("[:=,]");
          all.append("  %s %.2f".formatted(parts[0], Double.parseDouble(parts[2]) / many));
        }
      }
      return all.append('\n').toString();
    }

    private long unacknowledged(int from, int to) {
      return IntStream.range(from, to).filter(i -> !tally.isAcknowledged(i)).count();
    }

    private boolean isDiscordAnswered(int from) {
      for (int i = from | 1; i < load.next(); i += 2) {
        if (tally.isDone(i)) {
          return true;
        }
      }
      return false;
    }

    private void told(String what, int from, int to) {
      System.out.println(tally.report(from, to));
      long unheard = 0;
      long untaken = 0;
      long lost = 0;
      long doubled = 0;
      for (int i = from; i < to; i++) {
        boolean isAcknowledged = tally.isAcknowledged(i);
        lost += isAcknowledged && !tally.isDone(i) ? 1 : 0;
        doubled += i % 2 == 0 && tally.isDoubled(i) ? 1 : 0;
        unheard += i % 2 == 1 && !isAcknowledged ? 1 : 0;
        untaken += i % 2 == 0 && !isAcknowledged ? 1 : 0;
      }
      System.out.printf(
          "  acknowledged and not answered %d; doubled in Slack %d; never acknowledged: %d of"
              + " Slack's, %d of Discord's; sent to another replica %d%n",
          lost, doubled, untaken, unheard, slack.retried());
      figure(what + ": acknowledged and not answered", String.valueOf(lost), "0");
      figure(what + ": answered twice", String.valueOf(doubled), "0");
      System.out.println(
          "  never acknowledged in Discord: "
              + whenOf(from, to, i -> i % 2 == 1 && !tally.isAcknowledged(i)));
      System.out.println(
          "  acknowledged and not answered: "
              + whenOf(from, to, i -> tally.isAcknowledged(i) && !tally.isDone(i)));
    }

    /// When these commands were sent, in seconds since the first of all, each run of them as one.
    private String whenOf(int from, int to, IntPredicate such) {
      StringJoiner runs = new StringJoiner(", ");
      int of = 0;
      for (int i = from; i < to; i = Math.max(i + 1, of)) {
        of = i;
        int last = i;
        int many = 0;
        for (; of < to && of - last <= RATE; of++) {
          if (such.test(of)) {
            last = of;
            many++;
          } else if (many == 0) {
            break;
          }
        }
        if (many > 0) {
          runs.add(
              "%d from %.1f to %.1f s"
                  .formatted(many, tally.sentAfter(from, i), tally.sentAfter(from, last)));
        }
      }
      return runs.length() == 0 ? "none" : runs.toString();
    }

    private String outside(int from, int to, List<int[]> outages) {
      return tally.timesOf(i -> isOutside(i, from, to, outages), to);
    }

    @Override
    public void close() throws IOException {
      load.close();
      fleet.close();
      slack.close();
      discord.close();
      line.close();
      second.close();
      server.close();
    }
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  /// What asks, all the time, from a thread of its own.
  private static final class Load implements AutoCloseable {
    private final Tally tally;
    private final ChatPlatform slack;
    private final ChatPlatform discord;
    private volatile int next;
    private volatile int rate;
    private volatile int atATime;
    private volatile boolean isOver;
    private volatile boolean isResting = true;

    Load(Tally tally, ChatPlatform slack, ChatPlatform discord) {
      this.tally = tally;
      this.slack = slack;
      this.discord = discord;
      Thread.ofPlatform().daemon().name("load").start(this::run);
    }

    int next() {
      return next;
    }

    /// Asks so often from now on, by turns in Slack and Discord.
    void at(int aSecond) {
      atATime = 0;
      rate = aSecond;
    }

    /// Asks in Slack alone, a new one when another was answered.
    void closed(int most) {
      atATime = most;
      rate = 1;
    }

    /// Asks nothing more, and waits for what is on its way; where it came to.
    int rest() {
      rate = 0;
      while (!isResting) {
        pause(Duration.ofMillis(5));
      }
      pause(SETTLE);
      return next;
    }

    private void run() {
      long due = System.nanoTime();
      while (!isOver) {
        if (rate == 0) {
          isResting = true;
          pause(Duration.ofMillis(5));
          due = System.nanoTime();
          continue;
        }
        isResting = false;
        if (atATime > 0) {
          if (next - tally.settled() < atATime) {
            ask(next);
          } else {
            pause(Duration.ofNanos(200_000));
          }
          continue;
        }
        due += 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        ask(next);
      }
    }

    private void ask(int number) {
      tally.sent(number, System.nanoTime());
      boolean isSlack = number % 2 == 0 || atATime > 0;
      if (!(isSlack ? slack : discord).ask(number)) {
        tally.refused(number);
      }
      next = number + 1;
    }

    @Override
    public void close() {
      isOver = true;
    }
  }
}
