package bouncecard;

import static bouncecard.ServeCommand.until;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.state.DigestFile;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.digest.DigestService;
import bouncecard.app.digest.DigestTerms;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serve.Secret;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchTerms;
import bouncecard.text.UntrustedText;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve` with an inlet, as a process of its own that is killed.
@Timeout(120)
final class InletServeTest {
  private static final String OK =
      "{\"ok\":true,\"user_id\":\"U1\",\"bot_id\":\"B1\",\"team_id\":\"T1\",\"channel\":\"C0OPS\",\"ts\":\"1700000000.000100\"}";
  private static final int EVENTS = 300;
  private static final int TIMES = 13;
  private static final int FIELDS = 27;
  private static final String STATE_KEY = "k".repeat(40);

  @TempDir Path folder;
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private HttpServer slack;

  @BeforeEach
  void begin() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/",
        exchange -> {
          String asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (exchange.getRequestURI().getPath().endsWith("/chat.postMessage")) {
            posted.add(URLDecoder.decode(asked, StandardCharsets.UTF_8));
          }
          byte[] body = OK.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    slack.start();
    Files.writeString(
        folder.resolve("bouncecard.toml"),
        """
        state.file = "state"
        [slack]
        mode = "http"
        [inlet.mta]
        service = "any"
        secrets = ["INLET_KEY"]
        channel = "C0OPS"
        show = ["failed", "delayed"]
        """);
  }

  @AfterEach
  void end() {
    slack.stop(0);
  }

  private Process serve() throws IOException {
    return ServeCommand.in(
            folder,
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "secret",
                "SLACK_API_URL", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/",
                "BOUNCECARD_HTTP_LISTEN", "127.0.0.1:0",
                "BOUNCECARD_STATE_KEY", STATE_KEY,
                "INLET_KEY", "a-key-of-the-operators-own"))
        .start();
  }

  private static int listening(BufferedReader log) throws IOException {
    String line = until(log, "listening on ");
    until(log, "in service: ");
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  private static String event(int number) {
    return "{\"event\":\"bounce\",\"recipient\":\"u%d@example.com\",\"reason\":\"550 5.1.1 User unknown\"}"
        .formatted(number);
  }

  /// The status; 0 where nobody answered.
  private static int post(int port, String key, String body) {
    String request =
        "POST /in/mta HTTP/1.1\r\nHost: bot\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(key, body.length(), body);
    String answer = answer(port, request);
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  private static String answer(int port, String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private static int post(int port, int number) {
    return post(port, "a-key-of-the-operators-own", event(number));
  }

  /// Posts what was not answered yet, by several at once, as long as somebody answers.
  private static void postAll(int port, Set<Integer> answered, Runnable after)
      throws InterruptedException {
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 6; sender++) {
      int first = sender;
      senders.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      IntStream.iterate(first, i -> i < EVENTS, i -> i + 6)
                          .filter(i -> !answered.contains(i))
                          .forEach(
                              i -> {
                                if (post(port, i) == 200) {
                                  answered.add(i);
                                  after.run();
                                }
                              })));
    }
    for (Thread one : senders) {
      one.join();
    }
  }

  private static boolean isWaiting(String page) {
    return page.contains(" waiting") && !page.contains("\"0 waiting");
  }

  private long counted() throws IOException {
    Map<String, String> lines = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("state.watch"))) {
      int tab = line.indexOf('\t');
      lines.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return lines.entrySet().stream()
        .filter(one -> one.getKey().startsWith("episode "))
        .map(one -> one.getValue().split("/", -1))
        .filter(fields -> fields.length == FIELDS)
        .mapToLong(fields -> Long.parseLong(fields[TIMES]))
        .sum();
  }

  /// Counts what bounced as a bot does that runs at that moment and ends.
  private void countedAt(Instant moment) {
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    Memory memory = new Memory(System::nanoTime);
    WatchLedger ledger = WatchLedger.inMemory();
    ChannelWatch watch =
        new ChannelWatch(
            bouncecard,
            _ -> new SubmissionReader.Outcome.Busy(),
            WatchTerms.NONE,
            ledger,
            memory.store(),
            () -> "abcdefghijkl",
            () -> moment);
    DigestService digest =
        new DigestService(
            bouncecard,
            new DigestTerms(
                DigestTerms.Every.DAY,
                LocalTime.of(9, 0),
                ZoneId.of("UTC"),
                "C0OPS",
                Optional.empty()),
            new DigestService.Around(
                watch.inlets(),
                new DigestFile(
                    folder.resolve("state.digest"),
                    List.of(new Secret(STATE_KEY)),
                    complaint -> assertThat(complaint).isEmpty()),
                0,
                () -> moment,
                () -> true));
    Answer answer =
        bouncecard.ask(new UntrustedText("550 5.1.1 User unknown"), Venue.CHAT).answer();
    digest.watched().count(((Answer.BounceAnswer) answer).decoding());
    digest.stop(Duration.ZERO);
  }

  @Test
  void digest_ofAPeriodThatEndedWhileTheBotWasAway_isToldAtTheStart() throws Exception {
    countedAt(Instant.now().minus(Duration.ofHours(25)));
    Files.writeString(
        folder.resolve("bouncecard.toml"),
        "[digest]\nevery = \"day\"\nchannel = \"C0OPS\"\nzone = \"UTC\"\n",
        StandardOpenOption.APPEND);
    Process process = serve();
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      until(log, "the digest was told");
      assertThat(posted).singleElement().asString().contains("C0OPS", "Digest");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void inlet_theProgramIsKilledTwice_nothingIsLostOrCountedTwice() throws Exception {
    Set<Integer> answered = ConcurrentHashMap.newKeySet();
    for (int enough : List.of(EVENTS / 5, EVENTS / 2)) {
      Process process = serve();
      try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
        int port = listening(log);
        postAll(
            port,
            answered,
            () -> {
              if (answered.size() >= enough) {
                process.destroyForcibly();
              }
            });
        process.waitFor();
        assertThat(answered.size()).isGreaterThanOrEqualTo(enough);
      } finally {
        process.destroyForcibly();
      }
    }
    Process process = serve();
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      int port = listening(log);
      // The service sends what was not answered, and some of the rest once more.
      postAll(port, answered, () -> {});
      assertThat(answered).hasSize(EVENTS);
      for (int i = 0; i < EVENTS; i += 50) {
        assertThat(post(port, i)).isEqualTo(200);
      }
      assertThat(post(port, "another-key-of-nobody", "{}")).isEqualTo(401);
      assertThat(answer(port, "GET /in/nobody HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 404");
      String ready = "GET /ready HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n";
      while (isWaiting(answer(port, ready))) {
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(answer(port, ready)).contains("inlet mta", "nobody knows how long", "1 refused");
      process.toHandle().destroy();
      until(log, "Serve - stopped");
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    assertThat(counted()).isEqualTo(EVENTS);
  }
}
