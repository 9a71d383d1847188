package bouncecard.adapter.net;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.TestTls;
import bouncecard.probe.FakeDns;
import bouncecard.probe.Finding;
import bouncecard.probe.FindingKind;
import bouncecard.probe.Hint;
import bouncecard.probe.MailboxProbe;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeSettings;
import bouncecard.probe.Progress;
import bouncecard.probe.Reason;
import bouncecard.probe.Stage;
import bouncecard.probe.Timeouts;
import bouncecard.probe.Verdict;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks of servers that do what no server should, each over real sockets and within its deadline.
@Timeout(30)
class HostileServerTest {
  private static final Duration WHOLE = Duration.ofMillis(1_500);
  private static final Timeouts SHORT =
      new Timeouts(
          WHOLE,
          Duration.ofMillis(500),
          Duration.ofMillis(1_000),
          Duration.ofMillis(1_000),
          Duration.ofMillis(1_000),
          Duration.ofMillis(300));

  @Test
  void check_ofASilentServer_isSlowAndNoRefusal() throws IOException {
    comesTo(_ -> new CountDownLatch(1).await(), Verdict.UNKNOWN, Reason.SLOW, Stage.GREETING);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void check_ofAServerThatDrips_endsWithItsDeadline(int millis) throws IOException {
    comesTo(
        socket -> {
          for (char c :
              "220 drip.example.com ESMTP one octet at a time\r\n".repeat(999).toCharArray()) {
            Listener.say(socket, c == '\n' || c == '\r' ? "x" : Character.toString(c));
            Thread.sleep(millis);
          }
        },
        Verdict.UNKNOWN,
        millis == 0 ? Reason.BROKEN_PROTOCOL : Reason.SLOW,
        Stage.GREETING);
  }

  @Test
  void check_ofAnEndlessBanner_isBrokenProtocol() throws IOException {
    comesTo(
        socket -> {
          while (true) {
            Listener.say(socket, "220-" + "x".repeat(500) + "\r\n");
          }
        },
        Verdict.UNKNOWN,
        Reason.BROKEN_PROTOCOL,
        Stage.GREETING);
  }

  @Test
  void check_ofALineOfAMebibyte_isBrokenProtocol() throws IOException {
    comesTo(
        socket -> Listener.say(socket, "220 " + "y".repeat(1 << 20) + "\r\n"),
        Verdict.UNKNOWN,
        Reason.BROKEN_PROTOCOL,
        Stage.GREETING);
  }

  @Test
  void check_ofAWebServer_isBrokenProtocol() throws IOException {
    comesTo(
        socket -> Listener.say(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        Verdict.UNKNOWN,
        Reason.BROKEN_PROTOCOL,
        Stage.GREETING);
  }

  @Test
  void check_ofAServerThatHangsUp_saysSo() throws IOException {
    comesTo(_ -> {}, Verdict.UNKNOWN, Reason.HUNG_UP, Stage.GREETING);
  }

  @Test
  void check_ofAServerThatResets_saysSo() throws IOException {
    comesTo(
        socket -> {
          Listener.say(socket, "220 mx\r\n");
          Listener.hear(socket);
          socket.setSoLinger(true, 0);
        },
        Verdict.UNKNOWN,
        Reason.HUNG_UP,
        Stage.EHLO);
  }

  @Test
  void check_whereNobodyListens_isUnreachable() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    ProbeReport.Mailbox report = check(port);
    assertThat(report.verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(report.findings()).extracting(Finding::kind).contains(FindingKind.MX_UNREACHABLE);
  }

  @Test
  void check_ofAServerThatDripsWithinTls_endsWithItsDeadline() throws Exception {
    SSLContext context = TestTls.server("good");
    comesTo(
        socket -> {
          SSLSocket secure = upToTls(socket, context, "");
          // The record's head promises more than ever comes.
          secure.startHandshake();
          socket.getOutputStream().write(new byte[] {23, 3, 3, 64, 0});
          while (true) {
            socket.getOutputStream().write(0);
            socket.getOutputStream().flush();
            Thread.sleep(50);
          }
        },
        Verdict.UNKNOWN,
        Reason.SLOW,
        Stage.EHLO);
  }

  @Test
  void check_ofAServerThatIsSilentWithinTheHandshake_isAskedOnceMoreInClear() throws IOException {
    try (Listener listener =
        new Listener(
            socket -> {
              Listener.say(socket, "220 mx\r\n");
              Listener.hear(socket);
              Listener.say(socket, "250-mx\r\n250 STARTTLS\r\n");
              if (Listener.hear(socket).equals("STARTTLS")) {
                Listener.say(socket, "220 go\r\n");
                new CountDownLatch(1).await();
              }
            })) {
      ProbeReport.Mailbox report = check(listener.port());
      assertThat(report.findings())
          .extracting(Finding::kind)
          .contains(FindingKind.TLS_HANDSHAKE_FAILED);
      assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "good, TLS_VERIFIED",
    "wrong-name, TLS_WRONG_NAME",
    "expired, TLS_EXPIRED",
    "not-yet-valid, TLS_NOT_YET_VALID",
    "self-signed, TLS_UNTRUSTED"
  })
  void check_ofACertificate_tellsItsOneFaultBesideTheVerdict(String name, FindingKind kind)
      throws Exception {
    SSLContext context = TestTls.server(name);
    try (Listener listener = new Listener(socket -> serveTls(socket, context, ""))) {
      ProbeReport.Mailbox report = check(listener.port());
      assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
      assertThat(report.findings())
          .filteredOn(finding -> finding.topic() == Finding.Topic.TLS)
          .extracting(Finding::kind)
          .containsExactly(kind);
      assertThat(report.certificate()).isPresent();
    }
  }

  @Test
  void check_withTextInClearBehindStartTls_isInjection() throws Exception {
    SSLContext context = TestTls.server("good");
    try (Listener listener =
        new Listener(socket -> serveTls(socket, context, "250 injected\r\n"))) {
      ProbeReport.Mailbox report = check(listener.port());
      assertThat(report.reason()).isEqualTo(Reason.INJECTION);
      assertThat(report.findings()).extracting(Finding::kind).contains(FindingKind.TLS_INJECTION);
    }
  }

  @Test
  void check_ofAServerWithALineTooMany_isBrokenProtocol() throws IOException {
    comesTo(
        socket -> {
          Listener.say(socket, "220 mx\r\n");
          Listener.hear(socket);
          Listener.say(socket, "250 mx\r\n250 stray\r\n");
          while (!Listener.hear(socket).isEmpty()) {
            Listener.say(socket, "550 5.1.1 no such user\r\n");
          }
        },
        Verdict.UNKNOWN,
        Reason.BROKEN_PROTOCOL,
        Stage.VRFY);
  }

  /// What waits there are records, and whether there is a line in them shows when they are
  /// unpacked.
  @Test
  void check_ofAServerWithALineTooManyWithinTls_isBrokenProtocol() throws Exception {
    SSLContext context = TestTls.server("good");
    CountDownLatch said = new CountDownLatch(1);
    Listener.Behaviour server =
        socket -> {
          socket.setTcpNoDelay(true); // else the second line waits until the first is acknowledged
          SSLSocket secure = upToTls(socket, context, "");
          Listener.hear(secure);
          Listener.say(secure, "250 mx\r\n");
          Listener.hear(secure);
          Listener.say(secure, "252 perhaps\r\n");
          Listener.say(secure, "550 5.1.1 stray\r\n");
          said.countDown();
          while (!Listener.hear(secure).isEmpty()) {
            Listener.say(secure, "250 2.0.0 Ok\r\n");
          }
        };
    Progress waits =
        (stage, _) -> {
          try {
            assertThat(stage != Stage.VRFY_CONTROL || said.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    try (Listener listener = new Listener(server)) {
      assertThat(check(listener.port(), waits))
          .returns(Verdict.UNKNOWN, ProbeReport.Mailbox::verdict)
          .returns(Reason.BROKEN_PROTOCOL, ProbeReport.Mailbox::reason)
          .returns(Stage.VRFY_CONTROL, ProbeReport.Mailbox::stage);
    }
  }

  private static SSLSocket upToTls(Socket socket, SSLContext context, String injected)
      throws IOException {
    Listener.say(socket, "220 mx\r\n");
    Listener.hear(socket);
    Listener.say(socket, "250-mx\r\n250 STARTTLS\r\n");
    Listener.hear(socket);
    Listener.say(socket, "220 go\r\n" + injected);
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
    secure.setUseClientMode(false);
    return secure;
  }

  private static void serveTls(Socket socket, SSLContext context, String injected)
      throws IOException {
    SSLSocket secure = upToTls(socket, context, injected);
    while (!Listener.hear(secure).isEmpty()) {
      Listener.say(secure, "250 2.0.0 Ok\r\n");
    }
  }

  private static void comesTo(
      Listener.Behaviour behaviour, Verdict verdict, Reason reason, Stage stage)
      throws IOException {
    try (Listener listener = new Listener(behaviour)) {
      long start = System.nanoTime();
      ProbeReport.Mailbox report = check(listener.port());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(report.verdict()).isEqualTo(verdict);
      assertThat(report.reason()).isEqualTo(reason);
      assertThat(report.stage()).isEqualTo(stage);
      assertThat(took).isLessThan(WHOLE.plusSeconds(1));
    }
  }

  private static ProbeReport.Mailbox check(int port) throws IOException {
    return check(port, (_, _) -> {});
  }

  private static ProbeReport.Mailbox check(int port, Progress progress) throws IOException {
    long end = System.nanoTime() + WHOLE.toNanos();
    MailboxProbe probe =
        new MailboxProbe(
            new FakeDns()
                .mx("example.com", 10, "mx.example.com")
                .address("mx.example.com", "127.0.0.1"),
            new SocketDialer(
                new TlsHandshaker(
                    List.of(Path.of("src/test/resources/bouncecard/tls/ca.pem")),
                    InstantSource.system())),
            new PublicAddresses(List.of(), List.of(Cidr.parse("127.0.0.0/8").orElseThrow())),
            (_, _) -> Hint.NONE,
            new ProbeSettings(new DomainName("probe.example.net"), port, true, SHORT));
    return probe.check(
        MailboxAddress.parse("user@example.com").orElseThrow(),
        "x7q9zz",
        () -> Duration.ofNanos(Math.max(0, end - System.nanoTime())),
        progress);
  }
}
