package bouncecard.adapter.state.redis;

import static bouncecard.adapter.state.redis.RedisBench.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateSpace;
import bouncecard.lab.OwnCertificate;
import bouncecard.lab.Ports;
import bouncecard.lab.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a Redis that cannot be used, and that nothing there is touched.
final class RedisGreetingTest {
  private static final Secret OTHER = new Secret("another key that nobody guesses, 40 chars");

  @TempDir Path folder;

  private final String prefix = "test-" + UUID.randomUUID();
  private final List<RedisBench> benches = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RedisServer server;

  @BeforeEach
  void begin() throws IOException {
    server = RedisServer.required();
  }

  @AfterEach
  void end() throws Exception {
    benches.forEach(RedisBench::close);
    for (AutoCloseable one : open) {
      one.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private RedisBench bench(RedisServer of) {
    RedisBench bench = new RedisBench(of, prefix);
    benches.add(bench);
    return bench;
  }

  private String refusal(RedisServer of, Function<RedisTerms, RedisTerms> change) {
    RedisBench bench = bench(of);
    return refusal(bench, change.apply(bench.terms()));
  }

  private static String refusal(RedisBench bench, RedisTerms terms) {
    StartException refused = catchThrowableOfType(StartException.class, () -> bench.process(terms));
    assertThat(refused).isNotNull();
    String sentence = String.valueOf(refused.getMessage());
    assertThat(sentence).endsWith(".").doesNotContain("s3cret");
    return sentence;
  }

  private static RedisTerms with(RedisTerms terms, String password) {
    return new RedisTerms(
        terms.address(),
        Optional.of(new Secret(password)),
        terms.authority(),
        terms.prefix(),
        terms.keys(),
        terms.patience(),
        terms.welcome(),
        terms.beat());
  }

  private ServerSocket standIn(Function<List<String>, String> answering) throws IOException {
    ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(door);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (!door.isClosed()) {
                try (Socket socket = door.accept()) {
                  answer(socket, answering);
                } catch (IOException _) {
                  // the next one
                }
              }
            });
    return door;
  }

  /// Answers commands as Redis writes them, each by its words.
  private static void answer(Socket socket, Function<List<String>, String> answering)
      throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    for (String head = in.readLine(); head != null; head = in.readLine()) {
      List<String> words = new ArrayList<>();
      for (int i = 0; head.startsWith("*") && i < Integer.parseInt(head.substring(1)); i++) {
        char[] word = new char[Integer.parseInt(in.readLine().substring(1))];
        for (int at = 0; at < word.length; at++) {
          word[at] = (char) in.read();
        }
        in.readLine();
        words.add(new String(word));
      }
      out.write(answering.apply(words).getBytes(ISO_8859_1));
      out.flush();
    }
  }

  private static String bulk(String text) {
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }

  /// Of that version, at that time.
  private static String redis(List<String> words, String version, Instant time) {
    return switch (words.getFirst().toUpperCase(Locale.ROOT)) {
      case "HELLO" -> "-ERR unknown command\r\n";
      case "PING" -> "+PONG\r\n";
      case "INFO" -> bulk("redis_version:" + version + "\r\nredis_mode:standalone\r\nrole:master");
      case "TIME" -> "*2\r\n" + bulk(String.valueOf(time.getEpochSecond())) + bulk("0");
      case "HGETALL" -> "*0\r\n";
      case "SCAN" -> "*2\r\n" + bulk("0") + "*0\r\n";
      case "EVAL" -> {
        int fields = (words.size() - 4) / 2 * 2;
        StringBuilder echo = new StringBuilder("*" + fields + "\r\n");
        for (int i = 4; i < 4 + fields; i++) {
          echo.append(bulk(words.get(i)));
        }
        yield echo.toString();
      }
      case "SCRIPT" -> bulk("0".repeat(40));
      case "GET" -> "$-1\r\n";
      default -> "+OK\r\n";
    };
  }

  @Test
  void somethingElse_isSaidToBeNoRedis() throws IOException {
    ServerSocket door = standIn(_ -> "HTTP/1.1 400 Bad Request\r\n\r\n");
    RedisBench bench = bench(server);
    assertThat(refusal(bench, bench.terms(door.getLocalPort()))).contains("is no Redis");
  }

  @Test
  void oldVersion_isRefused() throws IOException {
    ServerSocket door = standIn(one -> redis(one, "5.0.14", Instant.now()));
    RedisBench bench = bench(server);
    assertThat(refusal(bench, bench.terms(door.getLocalPort())))
        .contains("version 5.0", "needs 6.2 or later");
  }

  @Test
  void clockThatDiffers_isSaid() throws Exception {
    ServerSocket door =
        standIn(one -> redis(one, "7.2.4", Instant.now().minus(Duration.ofHours(1))));
    RedisBench bench = bench(server);
    RedisState state = bench.process(bench.terms(door.getLocalPort()));
    assertThat(bench.told).singleElement().asString().contains("The clock of Redis", "behind");
    assertThat(state.health().state()).isEqualTo(Health.State.UP);
    assertThat(state.health().detail()).contains("The clock of Redis");
  }

  @Test
  void wrongPassword_isRefused_andTheRightOneIsNot() throws Exception {
    try (RedisServer locked = RedisServer.required("--requirepass", "s3cret-of-the-lab")) {
      assertThat(refusal(locked, terms -> terms)).contains("refuses the password");
      assertThat(refusal(locked, terms -> with(terms, "s3cret-guessed")))
          .contains("refuses the password");
      RedisBench bench = bench(locked);
      RedisState state = bench.process(with(bench.terms(), "s3cret-of-the-lab"));
      assertThat(state.line().isThere()).isTrue();
      state.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void userWithoutPermissions_isTold() throws IOException {
    assertThat(server.tell("ACL", "SETUSER", "few", "on", ">s3cret", "~*", "+ping", "+hello"))
        .startsWith("+OK");
    RedisBench bench = bench(server);
    RedisTerms terms = bench.terms();
    RedisTerms few =
        new RedisTerms(
            URI.create("redis://few@127.0.0.1:" + server.port()),
            Optional.of(new Secret("s3cret")),
            Optional.empty(),
            prefix,
            terms.keys(),
            terms.patience(),
            terms.welcome(),
            terms.beat());
    assertThat(refusal(bench, few)).contains("does not permit");
  }

  @Test
  void userOfTheDocumentation_mayDoAllThatIsNeeded() throws Exception {
    assertThat(
            server.tell(
                "ACL",
                "SETUSER",
                "bot",
                "on",
                ">s3cret",
                "~" + prefix + ":*",
                "-@all",
                "+@read",
                "+@write",
                "+@connection",
                "+@scripting",
                "+info",
                "+time",
                "+scan"))
        .startsWith("+OK");
    RedisBench bench = bench(server);
    RedisTerms terms = with(bench.terms(), "s3cret");
    RedisState state =
        bench.process(
            new RedisTerms(
                URI.create("redis://bot@127.0.0.1:" + server.port()),
                terms.password(),
                Optional.empty(),
                prefix,
                terms.keys(),
                terms.patience(),
                terms.welcome(),
                terms.beat()));
    state.store().put(StateSpace.ANSWERS, "a", new byte[] {1}, Duration.ofMinutes(1));
    assertThat(state.store().get(StateSpace.ANSWERS, "a")).isPresent();
    assertThat(state.store().count(StateSpace.LIMITS, "a", 1, Duration.ofMinutes(1))).isTrue();
    state.ledger().put("a", "b");
    assertThat(state.ledger().flush()).isTrue();
    assertThat(state.health()).isEqualTo(Health.UP);
  }

  @Test
  void anotherKey_isRefused_andNothingIsTouched() throws Exception {
    RedisBench bench = bench(server);
    bench.process();
    String before = server.tell("HGETALL", prefix + ":installation");
    assertThat(refusal(server, terms -> terms.sealing(List.of(OTHER))))
        .contains("another installation's", "BOUNCECARD_STATE_KEY_OLD");
    assertThat(server.tell("HGETALL", prefix + ":installation")).isEqualTo(before);
  }

  @Test
  void keyThatWasChanged_opensWithTheOneBefore_andThenAlone() throws Exception {
    RedisBench bench = bench(server);
    RedisState before = bench.process();
    before.store().put(StateSpace.ANSWERS, "a", new byte[] {1}, Duration.ofMinutes(1));
    assertThat(before.store().get(StateSpace.ANSWERS, "a")).isPresent();
    Secret first = new Secret(RedisBench.KEY);
    RedisState both = bench.process(bench.terms().sealing(List.of(OTHER, first)));
    assertThat(both.store().get(StateSpace.ANSWERS, "a")).contains(new byte[] {1});
    both.store().put(StateSpace.ANSWERS, "b", new byte[] {2}, Duration.ofMinutes(1));
    assertThat(both.store().get(StateSpace.ANSWERS, "b")).isPresent();
    RedisState alone = bench.process(bench.terms().sealing(List.of(OTHER)));
    assertThat(alone.store().get(StateSpace.ANSWERS, "b")).contains(new byte[] {2});
    assertThat(alone.store().get(StateSpace.ANSWERS, "a")).isEmpty();
  }

  @Test
  void othersData_areRefused_andLeftAlone() throws IOException {
    assertThat(server.tell("SET", prefix + ":Session 12", "theirs")).startsWith("+OK");
    assertThat(refusal(server, terms -> terms)).contains("is not this bot's");
    assertThat(server.tell("DBSIZE")).isEqualTo(":1\r\n");
    assertThat(server.tell("FLUSHALL")).startsWith("+OK");
    assertThat(server.tell("SET", prefix + ":installation", "theirs")).startsWith("+OK");
    assertThat(refusal(server, terms -> terms)).contains("is not this bot's");
    assertThat(server.tell("GET", prefix + ":installation")).contains("theirs");
  }

  @Test
  void cluster_isRefused() throws IOException {
    try (RedisServer cluster = RedisServer.required("--cluster-enabled", "yes")) {
      assertThat(refusal(cluster, terms -> terms)).contains("is a cluster");
    }
  }

  @Test
  void replica_isSaidAndLookedAtAgain() throws Exception {
    RedisBench bench = bench(server);
    assertThat(server.tell("REPLICAOF", "127.0.0.1", "1")).startsWith("+OK");
    RedisState state = bench.process();
    assertThat(bench.told).singleElement().asString().contains("is a replica of another");
    assertThat(server.tell("REPLICAOF", "NO", "ONE")).startsWith("+OK");
    until(() -> state.line().isThere());
    assertThat(state.health()).isEqualTo(Health.UP);
  }

  @Test
  void nobody_isLookedForAndTheBotGoesOn() throws Exception {
    RedisBench bench = bench(server);
    server.kill();
    RedisState state = bench.process();
    assertThat(bench.told).singleElement().asString().contains("Nobody listens");
    state.store().put(StateSpace.ANSWERS, "a", new byte[] {1}, Duration.ofMinutes(1));
    assertThat(state.store().get(StateSpace.ANSWERS, "a")).isPresent();
    server.start();
    until(() -> state.line().isThere() && state.unsent() == 0);
    assertThat(bench.process().store().get(StateSpace.ANSWERS, "a")).isPresent();
  }

  @Test
  void tls_isSpokenWithAnAuthorityOfOnesOwn() throws Exception {
    OwnCertificate own =
        new OwnCertificate(folder.resolve("ca.pem"), folder.resolve("key.pem")).make();
    int port = Ports.free();
    try (RedisServer tls =
        RedisServer.required(
            "--tls-port",
            String.valueOf(port),
            "--tls-auth-clients",
            "no",
            "--tls-cert-file",
            own.certificate().toString(),
            "--tls-key-file",
            own.key().toString())) {
      RedisBench bench = bench(tls);
      RedisTerms terms = bench.terms();
      Function<Optional<Path>, RedisTerms> trusting =
          authority ->
              new RedisTerms(
                  URI.create("rediss://localhost:" + port),
                  Optional.empty(),
                  authority,
                  prefix,
                  terms.keys(),
                  terms.patience(),
                  terms.welcome(),
                  terms.beat());
      RedisState state = bench.process(trusting.apply(Optional.of(own.certificate())));
      assertThat(state.line().isThere()).isTrue();
      state.stop(Duration.ofSeconds(5));
      assertThat(refusal(bench, trusting.apply(Optional.empty()))).contains("TLS");
      RedisTerms plain =
          new RedisTerms(
              URI.create("rediss://localhost:" + tls.port()),
              Optional.empty(),
              Optional.of(own.certificate()),
              prefix,
              terms.keys(),
              terms.patience(),
              Duration.ofSeconds(4), // after half of it the handshake is given up
              terms.beat());
      assertThat(refusal(bench, plain)).contains("TLS");
    }
  }
}
