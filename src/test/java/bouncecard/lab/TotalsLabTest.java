package bouncecard.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.terminal.CountedLog;
import bouncecard.lab.Told.OfCause;
import bouncecard.tally.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every total of a triage is exact for what real servers log of mail that they really send: it is
/// what the server says it told them that they sent it to.
///
/// Most of it is waiting for servers, so that all of them are at it side by side.
/// `-Dlab.mails=2000` sends more mails, to all servers together.
@Timeout(600)
class TotalsLabTest {
  private static final int MAILS = Integer.getInteger("lab.mails", 120);
  private static final int CONNECTIONS = 4;
  private static final long LONGEST = 200_000_000_000L;
  private static final long SHORT = 300;

  /// So that most are taken, as it is.
  private static final Mailbox[] MAILBOXES = {
    Mailbox.TAKEN,
    Mailbox.TAKEN,
    Mailbox.TAKEN,
    Mailbox.TAKEN,
    Mailbox.TAKEN,
    Mailbox.TAKEN,
    Mailbox.UNKNOWN,
    Mailbox.UNKNOWN,
    Mailbox.FULL,
    Mailbox.GREY,
    Mailbox.GREY,
    Mailbox.GONE,
    Mailbox.NO_DATA,
    Mailbox.NO_CONTENT
  };

  private static final List<Server> SERVERS =
      List.of(
          new Server(
              "Postfix",
              PostfixRelay::required,
              new Figure("pflogsumm", "(\\d+) +delivered", TotalsLabTest::delivered),
              new Figure(
                  "pflogsumm", "\\((\\d+) +deferrals\\)", told -> told.attempts(Outcome.WAITING)),
              new Figure("pflogsumm", "(\\d+) +bounced", TotalsLabTest::failed)),
          new Server(
              "Exim",
              EximRelay::required,
              new Figure("eximstats", "Delivered +\\S+ +\\d+ +(\\d+)", TotalsLabTest::delivered),
              new Figure("eximstats", "Errors encountered: (\\d+)", TotalsLabTest::failed)),
          new Server("sendmail", SendmailRelay::required),
          new Server("OpenSMTPD", OpenSmtpdRelay::required));

  private static final Map<String, Future<Boolean>> RUNS = new HashMap<>();
  private static final ExecutorService AT_ONCE = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void begin() {
    for (Server one : SERVERS) {
      RUNS.put(one.name(), AT_ONCE.submit(() -> hasEachTotal(one)));
    }
  }

  @AfterAll
  static void end() {
    AT_ONCE.close();
  }

  /// The recipients of each mail.
  private static List<List<String>> mails() {
    Random random = new Random(17);
    return IntStream.range(0, MAILS / SERVERS.size()).mapToObj(i -> recipients(random, i)).toList();
  }

  private static List<String> recipients(Random random, int mail) {
    List<String> recipients = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      recipients.add(MAILBOXES[random.nextInt(MAILBOXES.length)].address(mail, i));
    }
    return recipients;
  }

  private static void send(List<List<String>> mails, int port)
      throws ExecutionException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        all.add(
            threads.submit(
                () -> {
                  send(mails, port, first);
                  return first;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static void send(List<List<String>> mails, int port, int first) throws IOException {
    try (SmtpClient client = new SmtpClient(port)) {
      for (int i = first; i < mails.size(); i += CONNECTIONS) {
        String from = Mailbox.sender(i);
        client.send(
            from,
            mails.get(i),
            "From: <%s>\nMessage-ID: <%d@app.example.com>\nSubject: News\n\nHello."
                .formatted(from, i));
      }
    }
  }

  /// Sends all, and has all that waits tried until nothing new comes of it.
  private static Path log(Relay relay, NextHop nextHop) throws Exception {
    List<List<String>> mails = mails();
    List<String> recipients = mails.stream().flatMap(List::stream).toList();
    Told told = nextHop.told();
    send(mails, relay.port());
    long end = System.nanoTime() + LONGEST;
    while (!told.isAllSaid(recipients, SHORT)) {
      assertThat(System.nanoTime()).as(() -> told.left(recipients)).isLessThan(end);
      if (!told.areTried(recipients)) {
        relay.tryAgain();
      }
    }
    return relay.end();
  }

  private static Map<String, OfCause> causes(JsonNode triage) {
    Map<String, OfCause> causes = new TreeMap<>();
    for (JsonNode one : triage.path("problems")) {
      causes.merge(
          one.path("cause").asString(),
          new OfCause(
              one.path("waiting").asInt(),
              one.path("failed").asInt(),
              one.path("attempts").asInt()),
          TotalsLabTest::both);
    }
    return causes;
  }

  private static OfCause both(OfCause one, OfCause other) {
    return new OfCause(
        one.waiting() + other.waiting(),
        one.failed() + other.failed(),
        one.attempts() + other.attempts());
  }

  private static void hasAll(Path log, Told told) {
    JsonNode triage = CountedLog.triaged(log);
    assertThat(causes(triage)).isEqualTo(told.causes());
    assertThat(triage.path("delivered").asInt()).isEqualTo(told.count(Outcome.DELIVERED));
    assertThat(triage.path("waiting").asInt()).isEqualTo(told.count(Outcome.WAITING));
    assertThat(triage.path("failed").asInt()).isEqualTo(told.count(Outcome.FAILED));
    assertThat(triage.path("attempts").asInt())
        .isEqualTo(told.attempts(Outcome.WAITING) + told.attempts(Outcome.FAILED));
  }

  /// How a server of one kind is started.
  interface Starting {
    Relay start(int nextHop) throws IOException;
  }

  /// A number that another program counts in the log.
  ///
  /// @param pattern what it stands in
  /// @param expected what it has to be
  record Figure(String program, String pattern, ToIntFunction<Told> expected) {}

  private static int delivered(Told told) {
    return told.count(Outcome.DELIVERED);
  }

  private static int failed(Told told) {
    return told.count(Outcome.FAILED);
  }

  /// A kind of server, and what other programs count in its log.
  record Server(String name, Starting starting, List<Figure> figures) {
    Server(String name, Starting starting, Figure... figures) {
      this(name, starting, List.of(figures));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static boolean hasEachTotal(Server server) throws Exception {
    try (NextHop nextHop = new NextHop();
        Relay relay = server.starting().start(nextHop.port())) {
      Path log = log(relay, nextHop);
      Told told = nextHop.told();
      hasAll(log, told);
      for (Figure one : server.figures()) {
        assertThat(CountedLog.number(CountedLog.told(one.program(), log), one.pattern()))
            .as("%s of %s, %s", one.program(), server, one.pattern())
            .isEqualTo(one.expected().applyAsInt(told));
      }
      return true;
    }
  }

  private static List<Server> servers() {
    return SERVERS;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void triage_ofMailReallySent_hasEachTotal(Server server) throws Throwable {
    try {
      assertThat(requireNonNull(RUNS.get(server.name())).get()).isTrue();
    } catch (ExecutionException e) {
      throw Optional.ofNullable(e.getCause())
          .orElse(e); // where it is not installed, that it is left out
    }
  }
}
