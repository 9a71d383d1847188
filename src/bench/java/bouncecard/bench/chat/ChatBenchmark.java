package bouncecard.bench.chat;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Measures the bot, in a process of its own, against a stand-in for a chat platform in this one:
/// how soon it is ready, how soon it acknowledges and answers, what memory it takes, and how soon
/// it is back after each fault.
///
/// The properties `platform` (`slack`, `discord` or `both`), `rate`, `seconds`, `total`,
/// `at.a.time` and `parts` (of `ready,steady,memory,faults`) change what is done; the arguments are
/// the bot's command line.
public final class ChatBenchmark {
  private static final int RATE = Integer.getInteger("rate", 200);
  private static final int SECONDS = Integer.getInteger("seconds", 60);
  private static final int TOTAL = Integer.getInteger("total", 100_000);
  private static final int AT_A_TIME = Integer.getInteger("at.a.time", 32);
  private static final Duration SAMPLE = Duration.ofSeconds(10);
  private static final List<String> PARTS =
      List.of(System.getProperty("parts", "ready,steady,memory,faults").split(","));

  /// Commands that are not measured, for the compiler; and room for those after faults.
  private static final int WARM = Integer.getInteger("warm", 2_000);

  /// From one fault to the next, so that each is one of its own.
  private static final Duration BETWEEN = Duration.ofSeconds(12);

  private static final int SPARE = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChatPlatform platform;
  private final Tally tally;
  private final Program program;
  private int next;

  private ChatBenchmark(ChatPlatform platform, Tally tally, Program program) {
    this.platform = platform;
    this.tally = tally;
    this.program = program;
  }

  /// Measures it with Slack, or with what the property `platform` names.
  public static void main(String[] command) throws Exception {
    Locale.setDefault(Locale.ROOT);
    File log = new File(System.getProperty("log", "target/chat-benchmark.log"));
    Tally tally = new Tally(WARM + RATE * SECONDS + TOTAL + SPARE);
    try (ChatPlatform platform = platform(System.getProperty("platform", "slack"), tally);
        Program program = new Program(List.of(command), platform.environment(), log)) {
      new ChatBenchmark(platform, tally, program).run();
    }
  }

  private static ChatPlatform platform(String name, Tally tally) throws Exception {
    return switch (name) {
      case "slack" -> new SlackPlatform(tally);
      case "discord" -> new DiscordPlatform(tally);
      case "both" -> new BothPlatforms(new SlackPlatform(tally), new DiscordPlatform(tally));
      default -> throw new IllegalArgumentException("platform is slack, discord or both");
    };
  }

  private void run() throws Exception {
    ready();
    if (PARTS.contains("steady")) {
      paced("before measuring", WARM, RATE);
      int from = next;
      double before = program.processorMillis();
      paced("steady", RATE * SECONDS, RATE);
      double took = program.processorMillis() - before;
      System.out.println(tally.report(from, next));
      System.out.printf(
          "  p99 of the card in each 5 s: %s%n  %.2f ms of a processor for a command%n",
          tally.inParts(from, next, RATE * 5), took / (next - from));
    }
    if (PARTS.contains("memory")) {
      memory();
    }
    if (PARTS.contains("faults")) {
      System.out.println("back in service after a fault ended (card received)");
      for (ChatPlatform.Outage outage : platform.outages()) {
        recover(outage);
      }
      pause(Duration.ofSeconds(10));
      System.out.printf(
          "  at rest again: %.0f MB, %s%n", program.residentMegabytes(), program.holdings());
    }
    System.out.println("to stop: " + program.stop());
  }

  private void ready() throws IOException {
    await("connected", platform::isConnected);
    double connected = (System.nanoTime() - program.startedAt()) / 1e6;
    int first = next;
    ask();
    await("first card", () -> tally.isDone(first));
    System.out.printf(
        "ready: connected after %.0f ms, first card after %.0f ms%n",
        connected, (tally.answeredAt(first) - program.startedAt()) / 1e6);
    pause(Duration.ofSeconds(2));
    System.out.printf("at rest: %.0f MB, %s%n", program.residentMegabytes(), program.holdings());
  }

  /// As many as it takes: a command is sent when another was answered.
  private void memory() throws IOException {
    System.out.printf("memory over %,d commands, %d at a time%n", TOTAL, AT_A_TIME);
    int from = next;
    long begun = System.nanoTime();
    long sample = begun + SAMPLE.toNanos();
    int before = tally.settled();
    while (next - from < TOTAL) {
      if (next - from - (tally.settled() - before) < AT_A_TIME) {
        ask();
      } else {
        pause(Duration.ofNanos(100_000));
      }
      if (System.nanoTime() > sample) {
        sample += SAMPLE.toNanos();
        sample(next - from);
      }
    }
    settle(from);
    sample(next - from);
    System.out.printf("  %.0f a second%n", TOTAL / ((System.nanoTime() - begun) / 1e9));
    System.out.println(tally.report(from, next));
    pause(SAMPLE);
    System.out.printf(
        "  at rest again: %.0f MB, %s%n", program.residentMegabytes(), program.holdings());
  }

  private void sample(int count) throws IOException {
    System.out.printf(
        "  %,8d commands: %.0f MB, %s%n", count, program.residentMegabytes(), program.holdings());
  }

  private void paced(String name, int count, int rate) {
    int from = next;
    double lag = send(count, rate);
    settle(from);
    System.out.printf(
        "%s: %,d commands at %,d/s, sent at most %.1f ms late%n", name, count, rate, lag);
  }

  /// Sends at a steady rate, whatever comes back when; answers by how many ms it was late at most.
  private double send(int count, int rate) {
    long begun = System.nanoTime();
    long late = 0;
    for (int i = 0; i < count; i++) {
      long due = begun + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      late = Math.max(late, System.nanoTime() - due);
      ask();
    }
    return late / 1e6;
  }

  private boolean ask() {
    int number = next++;
    tally.sent(number, System.nanoTime());
    return platform.ask(number);
  }

  /// Waits until all are answered, or nothing has come for a while.
  private void settle(int from) {
    long until = System.nanoTime() + PATIENCE.toNanos() / 4;
    while (tally.settled(from, next) < next - from && System.nanoTime() < until) {
      pause(Duration.ofMillis(100));
    }
  }

  /// Asks while a fault lasts, and again and again from its end on, until a card comes.
  private void recover(ChatPlatform.Outage outage) {
    outage.begin().run();
    int during = next;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < outage.lasts().toNanos()) {
      if (platform.isConnected()) {
        ask();
      }
      pause(Duration.ofMillis(200));
    }
    int first = next;
    outage.end().run();
    long ended = System.nanoTime();
    while (!isAnswered(first) && System.nanoTime() - ended < PATIENCE.toNanos()) {
      ask();
      pause(Duration.ofMillis(20));
    }
    double back = (System.nanoTime() - ended) / 1e6;
    boolean isBack = isAnswered(first);
    pause(BETWEEN);
    System.out.printf(
        "  %-70s %s%s%n",
        outage.name(),
        isBack ? "%6.0f ms".formatted(back) : "NOT BACK",
        during == first
            ? ""
            : "   of %d asked meanwhile, %d answered"
                .formatted(first - during, tally.done(during, first)));
    if (!program.isAlive()) {
      throw new IllegalStateException("the bot has ended");
    }
  }

  private boolean isAnswered(int from) {
    return tally.done(from, next) > 0;
  }

  private void await(String what, BooleanSupplier such) {
    while (!such.getAsBoolean()) {
      if (!program.isAlive() || System.nanoTime() - program.startedAt() > PATIENCE.toNanos()) {
        throw new IllegalStateException("not " + what + "; see the log");
      }
      pause(Duration.ofMillis(1));
    }
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
