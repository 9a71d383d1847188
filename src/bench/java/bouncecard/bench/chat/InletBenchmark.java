package bouncecard.bench.chat;

import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.slack.wire.SocketModeStandIn;
import bouncecard.lab.Ports;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Measures an inlet with the bot in a process of its own: events at a steady rate over several
/// connections, each measured from the moment at which it is due, a fifth of them repeats.
///
/// The properties `rate` and `seconds` change what is done; the arguments are the bot's command
/// line.
public final class InletBenchmark {
  private static final int RATE = Integer.getInteger("rate", 1_000);
  private static final int SECONDS = Integer.getInteger("seconds", 60);
  private static final int CONNECTIONS = 32;
  private static final int WARM_SECONDS = 5;
  private static final Path FOLDER = Path.of("target/inlet-benchmark").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "a-key-of-the-operators-own";

  private final int port;
  private final long[] nanos = new long[RATE * SECONDS];
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();

  private InletBenchmark(int port) {
    this.port = port;
  }

  /// Measures it.
  public static void main(String[] command) throws Exception {
    Locale.setDefault(Locale.ROOT);
    int port = Ports.free();
    write(port);
    try (SocketModeStandIn slack = new SocketModeStandIn();
        Program program =
            new Program(
                List.of(command),
                Map.of(
                    "BOUNCECARD_CONFIG",
                    FOLDER.resolve("bouncecard.toml").toString(),
                    "BOUNCECARD_STATE_KEY",
                    "aW5sZXQtYmVuY2htYXJrLWlubGV0LWJlbmNobWFyay0=",
                    "INLET_KEY",
                    KEY,
                    "SLACK_BOT_TOKEN",
                    SlackWorkspace.BOT_TOKEN,
                    "SLACK_APP_TOKEN",
                    SlackWorkspace.APP_TOKEN,
                    "SLACK_API_URL",
                    slack.apiUrl()),
                FOLDER.resolve("serve.log").toFile())) {
      slack.connected(1, PATIENCE);
      InletBenchmark bench = new InletBenchmark(port);
      bench.awaitReady();
      System.out.println("at rest: " + program.memory());
      double before = program.processorMillis();
      bench.run(program);
      long drained = bench.drained();
      System.out.printf("all counted %d ms after the last was sent%n", drained);
      System.out.printf(
          "processor: %.2f ms an event%n", (program.processorMillis() - before) / (RATE * SECONDS));
      System.out.println("after it: " + program.memory());
      System.out.println("to stop: " + program.stop());
      tell();
    }
  }

  private static void write(int port) throws IOException {
    if (Files.exists(FOLDER)) {
      try (var files = Files.walk(FOLDER)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve("bouncecard.toml"),
        """
        state.file = "%s"
        http.listen = "127.0.0.1:%d"
        [inlet.grid]
        service = "any"
        secrets = ["INLET_KEY"]
        channel = "C0BENCH001"
        """
            .formatted(FOLDER.resolve("state"), port));
  }

  /// A fifth of the events is one that was sent shortly before.
  private static int event(int number) {
    return number % 5 == 4 ? number - 4 : number;
  }

  private static boolean isBounce(int event) {
    return event % 10 == 0;
  }

  private static byte[] request(int number) {
    int event = event(number);
    String what =
        isBounce(event)
            ? "\"event\":\"bounce\",\"type\":\"bounce\",\"status\":\"5.1.1\",\"reason\":\"550-5.1.1"
                + " The email account that you tried to reach does not exist. gsmtp\""
            : "\"event\":\"delivered\",\"response\":\"250 2.0.0 OK gsmtp\"";
    String body =
        "{\"email\":\"user%d@gmail.com\",\"timestamp\":%d,\"smtp-id\":\"<%d@mail.example.com>\",\"sg_message_id\":\"m%d.filter0001\",\"sg_event_id\":\"event-%d\",\"ip\":\"192.0.2.7\",\"category\":[\"newsletter\",\"spring\"],\"useragent\":\"%s\",%s}"
            .formatted(event, 1_790_000_000 + event, event, event, event, "x".repeat(200), what);
    return "POST /in/grid HTTP/1.1\r\nHost: bot\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(KEY, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void awaitReady() throws IOException {
    while (!ready().contains("\"status\":\"ok\"")) {
      LockSupport.parkNanos(100_000_000);
    }
  }

  private String ready() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /ready HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private void run(Program program) throws InterruptedException {
    long begun = System.nanoTime() + 200_000_000;
    Thread[] senders = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      senders[i] = Thread.ofPlatform().start(() -> send(begun));
    }
    Thread half =
        Thread.ofVirtual()
            .start(
                () -> {
                  LockSupport.parkNanos(Duration.ofSeconds(SECONDS).toNanos() / 2);
                  System.out.println("half way: " + program.memory());
                });
    for (Thread one : senders) {
      one.join();
    }
    half.join();
    tell("%d events at %d a second".formatted(nanos.length, RATE), nanos);
    int warm = Math.min(nanos.length - 1, RATE * WARM_SECONDS);
    tell(
        "without the first %d s after the start".formatted(WARM_SECONDS),
        Arrays.copyOfRange(nanos, warm, nanos.length));
    int slowest = 0;
    for (int i = 0; i < nanos.length; i++) {
      slowest = nanos[i] > nanos[slowest] ? i : slowest;
    }
    System.out.printf(
        "%d refused, %d broken; the slowest was due after %d ms%n",
        refused.get(), broken.get(), slowest * 1_000L / RATE);
  }

  private static void tell(String what, long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms%n",
        what, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 0.999), millis(sorted, 1));
  }

  private static double millis(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))] / 1e6;
  }

  private void send(long begun) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        long due = begun + i * 1_000_000_000L / RATE;
        byte[] request = request(i);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        socket.getOutputStream().write(request);
        if (status(in) != 200) {
          refused.incrementAndGet();
        }
        nanos[i] = System.nanoTime() - due;
      }
    } catch (IOException _) {
      broken.incrementAndGet();
    }
  }

  private static int status(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("closed");
      }
      head.append((char) c);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private long drained() throws IOException {
    long begun = System.nanoTime();
    while (ready().contains(" waiting") && !ready().contains("\"0 waiting")) {
      LockSupport.parkNanos(20_000_000);
    }
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /// What was counted, against what was sent.
  private static void tell() throws IOException {
    long bounces = 0;
    long all = 0;
    for (int i = 0; i < RATE * SECONDS; i++) {
      if (event(i) == i) {
        all++;
        bounces += isBounce(i) ? 1 : 0;
      }
    }
    Map<String, String> lines = new HashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("state.watch"))) {
      int tab = line.indexOf('\t');
      lines.put(line.substring(0, tab), line.substring(tab + 1));
    }
    lines.forEach(
        (key, value) -> {
          String[] fields = value.split("/", -1);
          if (key.startsWith("episode ") && fields.length == 27) {
            System.out.printf(
                "a card: %s bounces of %s mails, %s at %s%n",
                fields[13], fields[24], fields[5], fields[6]);
          }
        });
    System.out.printf("sent: %d bounces of %d mails%n", bounces, all);
  }
}
