package bouncecard.adapter.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import bouncecard.adapter.wire.WebStandIn;
import bouncecard.app.inlet.Intake;
import bouncecard.lab.Ports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `post` against servers on the loopback.
@Timeout(60)
class PostTest {
  private static final Post.Times PATIENT =
      new Post.Times(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(40));
  private static final Map<String, String> KEY = Map.of(Post.KEY, "k-1");
  private static final List<WebCall> CALLS = Collections.synchronizedList(new ArrayList<>());
  private static WebStandIn server;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeAll
  static void open() {
    server =
        new WebStandIn(
            call -> {
              CALLS.add(call);
              String last = call.path().substring(call.path().lastIndexOf('/') + 1);
              return switch (last) {
                case "reset" -> WebAnswer.reset();
                case "hang" -> WebAnswer.hanging();
                case "moved" ->
                    WebAnswer.json(307, "{}").with("Location", server.address() + "/in/200");
                default -> WebAnswer.json(Integer.parseInt(last), "{}");
              };
            });
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void forget() {
    CALLS.clear();
  }

  private int post(
      Map<String, String> environment, InputStream mail, Post.Times times, String... words) {
    return new Post(environment, mail, new PrintStream(told, true, UTF_8), times).run(words);
  }

  private int post(String mail, String... words) {
    return post(KEY, new ByteArrayInputStream(mail.getBytes(UTF_8)), PATIENT, words);
  }

  private String told() {
    return told.toString(UTF_8).strip();
  }

  @Test
  void post_mailKept_isZeroAndSilent() {
    assertThat(post("Subject: x\r\n\r\nünd", "--to", server.address() + "/in/200")).isZero();
    assertThat(told()).isEmpty();
    assertThat(CALLS)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.method()).isEqualTo("POST");
              assertThat(call.headers())
                  .containsEntry("authorization", "Bearer k-1")
                  .containsEntry("content-type", "message/rfc822");
              assertThat(new String(call.body(), UTF_8)).isEqualTo("Subject: x\r\n\r\nünd");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "202, 0",
    "400, 65",
    "401, 77",
    "403, 77",
    "404, 78",
    "408, 75",
    "413, 65",
    "429, 75",
    "500, 75",
    "502, 75",
    "503, 75",
    "507, 75",
    "moved, 75",
    "reset, 75"
  })
  void post_whatTheInletAnswers_decides(String answer, int status) {
    assertThat(post("x", "--to=" + server.address() + "/in/" + answer)).isEqualTo(status);
    assertThat(told().lines()).hasSize(status == 0 ? 0 : 1);
    assertThat(told()).doesNotContain("k-1");
    assertThat(CALLS).hasSize(1);
  }

  @Test
  void post_longMail_isCutAndReadToItsEnd() throws IOException {
    byte[] mail = new byte[Intake.LONGEST + 500_000];
    try (InputStream in = new ByteArrayInputStream(mail)) {
      assertThat(post(KEY, in, PATIENT, "--to", server.address() + "/in/200")).isZero();
      assertThat(in.available()).isZero();
    }
    assertThat(CALLS).singleElement().extracting(c -> c.body().length).isEqualTo(Intake.LONGEST);
  }

  @Test
  void post_key_isOfAFileOrTheEnvironment(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "from-file\n");
    String to = server.address() + "/in/200";
    InputStream none = InputStream.nullInputStream();
    assertThat(post("x", "--to", to, "--key-file", file.toString())).isZero();
    assertThat(CALLS.getLast().headers()).containsEntry("authorization", "Bearer from-file");
    assertThat(post(Map.of(), none, PATIENT, "--to", to)).isEqualTo(78);
    assertThat(told()).contains("--key-file", Post.KEY);
    assertThat(post("x", "--to", to, "--key-file", folder.resolve("no").toString())).isEqualTo(78);
    Files.writeString(file, "two words");
    assertThat(post("x", "--to", to, "--key-file", file.toString())).isEqualTo(78);
    assertThat(CALLS).hasSize(1);
  }

  @Test
  void post_noMail_isWrongForGood() {
    assertThat(post("", "--to", server.address() + "/in/200")).isEqualTo(65);
    assertThat(CALLS).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "--to",
        "--from x",
        "--to ftp://127.0.0.1/in/x",
        "--to http://bouncecard.example.com/in/x",
        "--to https://user@bouncecard.example.com/in/x",
        "--to https:///in/x",
        "--to ::"
      })
  void post_wrongCommandLine_isSaid(String words) {
    String[] split = words.isEmpty() ? new String[0] : words.split(" ", -1);
    assertThat(post("x", split)).isEqualTo(64);
    assertThat(told()).startsWith("bouncecard post: ").contains("--to");
  }

  @Test
  void post_serverAwayOrSlow_isTriedLater() throws IOException {
    int port = Ports.free();
    assertThat(post("x", "--to", "http://127.0.0.1:" + port + "/in/x")).isEqualTo(75);
    Post.Times brief =
        new Post.Times(Duration.ofSeconds(20), Duration.ofMillis(100), Duration.ofSeconds(40));
    assertThat(
            post(
                KEY,
                new ByteArrayInputStream(new byte[9]),
                brief,
                "--to",
                server.address() + "/in/hang"))
        .isEqualTo(75);
    assertThat(told().lines().toList().getLast()).contains("did not answer in time");
  }

  @Test
  void post_mailThatDoesNotEnd_isTriedLater() throws IOException {
    Post.Times brief =
        new Post.Times(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(200));
    try (PipedOutputStream held = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(held)) {
      assertThat(post(KEY, in, brief, "--to", server.address() + "/in/200")).isEqualTo(75);
    }
    assertThat(told()).isEqualTo("bouncecard post: it took too long.");
  }

  @Test
  void post_certificateOfNobodyKnown_getsNoKey() throws Exception {
    try (SSLServerSocket tls = tls()) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (SSLSocket socket = (SSLSocket) tls.accept()) {
                      socket.startHandshake();
                      CALLS.add(
                          new WebCall(
                              "?", "?", Map.of(), socket.getInputStream().readNBytes(1), 0));
                    } catch (IOException _) {
                      // It hangs up.
                    }
                  });
      assertThat(post("x", "--to", "https://localhost:" + tls.getLocalPort() + "/in/200"))
          .isEqualTo(75);
      answering.join();
    }
    assertThat(told()).contains("certificate");
    assertThat(CALLS).allSatisfy(call -> assertThat(call.body()).isEmpty());
  }

  private static SSLServerSocket tls() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = PostTest.class.getResourceAsStream("/bouncecard/tls/good.p12")) {
      store.load(in, "bouncecard".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "bouncecard".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }
}
