package bouncecard.bench.chat;

import bouncecard.adapter.slack.wire.SlackCall;
import bouncecard.adapter.slack.wire.SlackPayloads;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.slack.wire.SocketModeStandIn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Measures watched channels with the bot in a process of its own and a stand-in for Slack in this
/// one: how soon a bounce is answered, a storm of alerts with `kill -9` in the middle, what a
/// thousand problems take of memory, and a bot that quotes what the bot says.
///
/// The properties `total`, `seconds` (of the storm), `channels` and `parts` (of
/// `soon,storm,groups,quotes`) change what is done; the arguments are the bot's command line.
public final class WatchBenchmark {
  private static final int TOTAL = Integer.getInteger("total", 10_000);
  private static final int SECONDS = Integer.getInteger("seconds", 600);
  private static final int CHANNELS = Integer.getInteger("channels", 250);
  private static final List<String> PARTS =
      List.of(System.getProperty("parts", "soon,storm,groups,quotes").split(","));
  private static final Path FOLDER = Path.of("target/watch-benchmark");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How long it takes at most until the last state is written: the slowest pace of edits.
  private static final Duration LAST_EDIT = Duration.ofSeconds(130);

  private static final String LINE =
      "postfix/smtp[7]: 4F1A2B3C4D: to=<%s@%s>, relay=mx.%s[192.0.2.7]:25, delay=1, dsn=%s,"
          + " status=%s (host mx.%s[192.0.2.7] said: %s (in reply to RCPT TO command))";
  private static final Pattern TIMES = Pattern.compile("([0-9][0-9,]*) times");

  /// A kind of alert: what the server says.
  private enum Failure {
    UNKNOWN("5.1.1", "bounced", "550 5.1.1 User unknown"),
    FULL("4.2.2", "deferred", "452 4.2.2 Mailbox full"),
    GREYLISTED("4.7.1", "deferred", "450 4.7.1 Greylisted, please try again later"),
    RELAY("5.7.1", "bounced", "554 5.7.1 Relay access denied"),
    LARGE("5.3.4", "bounced", "552 5.3.4 Message size exceeds fixed limit");

    private final String dsn;
    private final String status;
    private final String reply;

    Failure(String dsn, String status, String reply) {
      this.dsn = dsn;
      this.status = status;
      this.reply = reply;
    }

    String line(String user, String domain) {
      return LINE.formatted(user, domain, domain, dsn, status, domain, reply);
    }
  }

  private final SocketModeStandIn slack = new SocketModeStandIn();
  private final List<String> command;
  private Program program;
  private int starts;

  private WatchBenchmark(List<String> command) throws IOException {
    this.command = command;
    this.program = started();
  }

  /// Measures it.
  public static void main(String[] command) throws Exception {
    Locale.setDefault(Locale.ROOT);
    write();
    WatchBenchmark bench = new WatchBenchmark(List.of(command));
    try {
      bench.run();
    } finally {
      bench.program.close();
      bench.slack.close();
    }
  }

  private static void write() throws IOException {
    if (Files.exists(FOLDER)) {
      try (var files = Files.walk(FOLDER)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(FOLDER);
    String channels =
        IntStream.range(0, CHANNELS + 2)
            .mapToObj(i -> '"' + channel(i) + '"')
            .collect(Collectors.joining(", "));
    Files.writeString(
        FOLDER.resolve("bouncecard.toml"),
        "[watch]\nchannels = [%s]\n[state]\nfile = \"%s\"\n"
            .formatted(channels, FOLDER.resolve("state").toAbsolutePath()));
  }

  private static String channel(int number) {
    return "C0WATCH%04d".formatted(number);
  }

  private Program started() throws IOException {
    Map<String, String> environment =
        Map.of(
            "BOUNCECARD_CONFIG",
            FOLDER.resolve("bouncecard.toml").toAbsolutePath().toString(),
            "BOUNCECARD_STATE_KEY",
            "d2F0Y2gtYmVuY2htYXJrLXdhdGNoLWJlbmNobWFyay0=",
            "SLACK_BOT_TOKEN",
            SlackWorkspace.BOT_TOKEN,
            "SLACK_APP_TOKEN",
            SlackWorkspace.APP_TOKEN,
            "SLACK_API_URL",
            slack.apiUrl());
    File log = FOLDER.resolve("serve-" + ++starts + ".log").toFile();
    Program begun = new Program(command, environment, log);
    slack.connected(starts, PATIENCE);
    return begun;
  }

  private void run() throws Exception {
    System.out.println("at rest: " + program.memory());
    for (String part : PARTS) {
      switch (part) {
        case "soon" -> soon();
        case "storm" -> storm();
        case "groups" -> groups();
        case "quotes" -> quotes();
        default -> throw new IllegalArgumentException("parts are soon, storm, groups, quotes");
      }
    }
    System.out.println("to stop: " + program.stop());
  }

  private static ObjectNode alert(String channel, String text) {
    return SlackPayloads.posted("B0ALERT001", "alerts", channel, text);
  }

  private static boolean isCard(SlackCall call) {
    return call.method().equals("chat.postMessage")
        && call.arguments().toString().contains("\"mute|");
  }

  private List<SlackCall> cards(String channel) {
    return slack
        .workspace()
        .calls()
        .all(call -> isCard(call) && call.argument("channel").equals(channel));
  }

  /// From a message to its card, one new problem after the other, each in a channel of its own.
  private void soon() {
    long[] took = new long[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      String channel = channel(i);
      long sent = System.nanoTime();
      slack.event(alert(channel, Failure.UNKNOWN.line("bob", "example.com")));
      SlackCall card =
          slack
              .workspace()
              .calls()
              .await(call -> isCard(call) && call.argument("channel").equals(channel), PATIENCE);
      took[i] = card.at() - sent;
    }
    Arrays.sort(took);
    System.out.printf(
        "soon: %d messages, card after p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
        CHANNELS,
        took[CHANNELS / 2] / 1e6,
        took[CHANNELS * 95 / 100] / 1e6,
        took[CHANNELS - 1] / 1e6);
  }

  /// Alerts of five kinds; in the middle the bot is killed and started again.
  private void storm() throws Exception {
    String channel = channel(CHANNELS);
    Failure[] kinds = Failure.values();
    int before = slack.workspace().calls().all().size();
    long begun = System.nanoTime();
    int lost = 0;
    for (int i = 0; i < TOTAL; i++) {
      long due = begun + (long) (i * (SECONDS * 1e9 / TOTAL));
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (i == TOTAL / 2) {
        program.kill();
        program = started();
      }
      String text = kinds[i % kinds.length].line("u" + i % 97, "example.net");
      SocketModeStandIn.Envelope sent = slack.event(alert(channel, text));
      try {
        slack.acked(sent);
      } catch (AssertionError _) {
        lost++;
      }
    }
    LockSupport.parkNanos(LAST_EDIT.toNanos());
    List<SlackCall> cards = cards(channel);
    System.out.printf(
        "storm: %,d alerts in %.0f s, kill -9 after half: %d cards, %,d calls, told of %,d (%d not"
            + " acknowledged); %s%n",
        TOTAL,
        (System.nanoTime() - begun) / 1e9 - LAST_EDIT.toSeconds(),
        cards.size(),
        slack.workspace().calls().all().size() - before,
        told(channel),
        lost,
        program.memory());
  }

  /// The sum of what the cards of a channel tell in the end.
  private long told(String channel) {
    Map<String, Long> last = new HashMap<>();
    for (SlackCall call : slack.workspace().calls().all()) {
      if (call.method().equals("chat.update") && call.argument("channel").equals(channel)) {
        Matcher times = TIMES.matcher(call.shown());
        if (times.find()) {
          last.put(call.argument("ts"), Long.parseLong(times.group(1).replace(",", "")));
        }
      }
    }
    return last.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Four problems in each channel, and then more of the same.
  private void groups() {
    for (int i = 0; i < CHANNELS; i++) {
      for (Failure failure : List.of(Failure.FULL, Failure.GREYLISTED, Failure.RELAY)) {
        slack.acked(slack.event(alert(channel(i), failure.line("bob", "example.com"))));
      }
    }
    pause(Duration.ofSeconds(20));
    long cards = slack.workspace().calls().all(WatchBenchmark::isCard).size();
    System.out.printf("groups: %,d cards; %s%n", cards, program.memory());
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < 5_000; i++) {
        Failure failure = Failure.values()[i % 4];
        String text = failure.line("u" + i, "d" + i % 50 + ".example.com");
        slack.acked(slack.event(alert(channel(i % CHANNELS), text)));
      }
      System.out.printf("  %,d further messages: %s%n", round * 5_000, program.memory());
    }
    pause(PATIENCE);
    System.out.printf("  a minute later: %s%n", program.memory());
  }

  /// Another bot says again, in the channel and in the thread, whatever this one says.
  private void quotes() {
    String channel = channel(CHANNELS + 1);
    slack.acked(slack.event(alert(channel, Failure.LARGE.line("bob", "example.org"))));
    int quoted = 0;
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      List<SlackCall> said =
          slack
              .workspace()
              .calls()
              .all(
                  call ->
                      call.method().equals("chat.postMessage")
                          && call.argument("channel").equals(channel));
      for (; quoted < said.size(); quoted++) {
        ObjectNode again = alert(channel, said.get(quoted).shown()).put("bot_id", "B0QUOTER01");
        slack.event(again);
        slack.event(again.deepCopy().put("thread_ts", said.get(quoted).argument("thread_ts")));
      }
      pause(Duration.ofMillis(50));
    }
    System.out.printf("quotes: %d said, each said again by another bot%n", quoted);
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
