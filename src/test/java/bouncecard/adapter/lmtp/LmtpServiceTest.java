package bouncecard.adapter.lmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The listener for LMTP with real connections on the loopback.
@Timeout(60)
class LmtpServiceTest {
  private static final String END = "\r\n.\r\n";
  private static final String HELLO =
      "250-bouncecard|250-PIPELINING|250-8BITMIME|250-SMTPUTF8|250-ENHANCEDSTATUSCODES|250 SIZE ";

  private final List<Arrival> arrived = Collections.synchronizedList(new ArrayList<>());
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Function<Arrival, Receipt> answer = _ -> Receipt.KEPT;

  private static LmtpLimits limits(
      int connections, int messageBytes, int keptBytes, int messagesBytes, Duration time) {
    return new LmtpLimits(
        connections,
        connections,
        200,
        3,
        messageBytes,
        keptBytes,
        messagesBytes,
        time,
        time,
        Duration.ofSeconds(30),
        2);
  }

  private static final LmtpLimits ROOMY =
      limits(8, 1 << 20, 1 << 18, 1 << 20, Duration.ofSeconds(30));

  private LmtpService service(LmtpLimits limits) {
    Intake intake =
        arrivals ->
            arrivals.stream()
                .map(
                    arrival -> {
                      Receipt receipt = answer.apply(arrival);
                      arrived.add(arrival);
                      return receipt;
                    })
                .toList();
    LmtpService service =
        new LmtpService(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Recipients(
                List.of(
                    new Recipients.Named("bounces@example.com", "one"),
                    new Recipients.Named("@bounces.example.com", "two"),
                    new Recipients.Named("postmaster@", "one"))),
            limits,
            intake);
    try {
      service.start();
    } catch (StartException e) {
      throw new IllegalStateException(e);
    }
    opened.add(() -> service.stop(Duration.ZERO));
    return service;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  /// An intake that is not done before it is told.
  private static final class Held implements Function<Arrival, Receipt> {
    private final CountDownLatch keeping = new CountDownLatch(1);
    private final CountDownLatch kept = new CountDownLatch(1);

    @Override
    public Receipt apply(Arrival arrival) {
      keeping.countDown();
      try {
        kept.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Receipt.KEPT;
    }
  }

  /// A client.
  private final class Client {
    private final Socket socket;
    private final BufferedReader in;

    Client(LmtpService service) throws IOException {
      InetSocketAddress address = service.address().orElseThrow();
      socket = new Socket(address.getAddress(), address.getPort());
      socket.setSoTimeout(20_000);
      opened.add(socket);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      assertThat(line()).isEqualTo("220 bouncecard LMTP");
    }

    Client send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    }

    String line() throws IOException {
      return String.valueOf(in.readLine());
    }

    String lines(int count) throws IOException {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        lines.add(line());
      }
      return String.join("|", lines);
    }

    /// The reply to a mail with recipients in one piece, as a client sends it that knows what
    /// comes.
    Client mail(String to, String text) throws IOException {
      return send("LHLO mx.example.org\r\nMAIL FROM:<>\r\nRCPT TO:<" + to + ">\r\nDATA\r\n" + text);
    }
  }

  @Test
  void mail_toSeveralRecipients_isAnsweredForEach() throws IOException {
    answer = arrival -> arrival.inlet().equals("two") ? Receipt.FULL : Receipt.KEPT;
    Client client = new Client(service(ROOMY));
    client.send(
        """
        lhlo mx.example.org
        MAIL FROM:<> SIZE=300 BODY=8BITMIME
        RCPT TO:<Bounces+7@Example.com>
        RCPT TO:<nobody@example.com>
        RCPT TO:<any=one@bounces.example.com>
        RCPT TO:<@relay.example:postmaster@example.net>
        RCPT TO:<bounces@example.com>
        DATA
        Subject: one

        ..dot
        .
        NOOP
        MAIL FROM:<a@example.org>
        RCPT TO:<someone@elsewhere.example>
        DATA
        RSET
        QUIT
        """
            .replace("\n", "\r\n"));
    assertThat(client.lines(23))
        .isEqualTo(
            HELLO
                + "1048576|250 2.1.0 OK|250 2.1.5 OK|550 5.1.1 No inlet has this address|250 2.1.5"
                + " OK|250 2.1.5 OK|452 4.5.3 There are too many recipients|354 Go ahead, and end"
                + " with a dot|250 2.0.0 Kept|452 4.3.1 There is no room for it now|250 2.0.0"
                + " Kept|250 2.0.0 OK|250 2.1.0 OK|550 5.1.1 No inlet has this address|503 5.5.1"
                + " There is no recipient|250 2.0.0 OK|221 2.0.0 Bye|null");
    assertThat(arrived).extracting(Arrival::inlet).containsExactly("one", "two");
    assertThat(new String(arrived.getFirst().bytes(), ISO_8859_1))
        .isEqualTo("Subject: one\r\n\r\n.dot\r\n");
    assertThat(arrived.getFirst().contentType()).isEqualTo("message/rfc822");
  }

  @Test
  void mail_whatLooksLikeAnEndWithin_isText() throws IOException {
    String inside = "a\n.\nRCPT TO:<x@y>\r\n..\r\nb\r.\rc\r\n..\r..\nMAIL FROM:<>\n.\r\nd\r\r\n";
    Client client = new Client(service(ROOMY));
    client.mail("bounces@example.com", inside + ".\r\nQUIT\r\n");
    assertThat(client.lines(11))
        .endsWith("|354 Go ahead, and end with a dot|250 2.0.0 Kept|221 2.0.0 Bye");
    assertThat(new String(arrived.getFirst().bytes(), ISO_8859_1))
        .isEqualTo(inside.replace("\r\n..", "\r\n."));
  }

  @Test
  void mail_notWritten_isToBeSentAgain() throws IOException {
    answer =
        _ -> {
          throw new IllegalStateException();
        };
    Client client = new Client(service(ROOMY));
    client.mail("bounces@example.com", "x\r\n.\r\n");
    assertThat(client.lines(10)).endsWith("|451 4.3.0 It could not be kept");
  }

  @Test
  void mail_tooLong_isRefusedAndALongOneCut() throws IOException {
    Client client = new Client(service(limits(8, 9_000, 5_000, 1 << 20, Duration.ofSeconds(30))));
    client.mail("bounces@example.com", "x".repeat(9_001) + "\r\n.\r\n");
    assertThat(client.lines(10)).endsWith("|552 5.3.4 The mail is too long");
    client.mail("bounces@example.com", "y".repeat(8_900) + "\r\n.\r\n");
    assertThat(client.lines(10)).endsWith("|250 2.0.0 Kept");
    client.send("MAIL FROM:<> SIZE=9001\r\n");
    assertThat(client.line()).isEqualTo("552 5.3.4 The mail is too long");
    assertThat(arrived).singleElement().extracting(one -> one.bytes().length).isEqualTo(5_000);
  }

  @Test
  void mail_inWhateverPieces_isTheSame() throws IOException {
    LmtpService service = service(limits(8, 60_000, 5_000, 1 << 20, Duration.ofSeconds(30)));
    String text = "a\r\n..b\r\n" + "c".repeat(300) + "\r\r\n.d\n.\r\n";
    String mail = text.repeat(20).replace("\r\n.\r\n", "\r\n") + "e\r\n.\r\n";
    for (int piece : List.of(1, 2, 3, 7, 64, 500, 100_000)) {
      Client client = new Client(service).mail("bounces@example.com", "");
      assertThat(client.lines(9)).endsWith("|354 Go ahead, and end with a dot");
      for (int i = 0; i < mail.length(); i += piece) {
        client.send(mail.substring(i, Math.min(mail.length(), i + piece)));
      }
      assertThat(client.line()).isEqualTo("250 2.0.0 Kept");
    }
    String first = new String(arrived.getFirst().bytes(), ISO_8859_1);
    assertThat(first).hasSize(5_000).startsWith("a\r\n.b\r\nccc");
    assertThat(arrived)
        .hasSize(7)
        .allSatisfy(one -> assertThat(new String(one.bytes(), ISO_8859_1)).isEqualTo(first));
  }

  @Test
  void mails_moreThanAllTogetherMayHave_areToBeSentAgain() throws Exception {
    Held held = new Held();
    answer = held;
    LmtpService service = service(limits(8, 1 << 20, 1 << 20, 1 << 17, Duration.ofSeconds(30)));
    Client first = new Client(service).mail("bounces@example.com", "x".repeat(100_000) + END);
    held.keeping.await();
    Client second = new Client(service);
    second.mail("bounces@example.com", "y".repeat(100_000) + END);
    assertThat(second.lines(10)).endsWith("|452 4.3.1 There is no room for it now");
    held.kept.countDown();
    assertThat(first.lines(10)).endsWith("|250 2.0.0 Kept");
    // What it held is given back.
    second.mail("bounces@example.com", "y".repeat(100_000) + END);
    assertThat(second.lines(10)).endsWith("|250 2.0.0 Kept");
  }

  @Test
  void connection_tooMany_theOneWithoutProgressGivesWay() throws IOException {
    LmtpService service = service(limits(3, 9_000, 9_000, 1 << 20, Duration.ofSeconds(30)));
    Client oldest = new Client(service);
    Client second = new Client(service);
    Client third = new Client(service);
    oldest.send("NOOP\r\n");
    assertThat(oldest.line()).isEqualTo("250 2.0.0 OK");
    Client fourth = new Client(service);
    assertThat(second.lines(2)).isEqualTo("421 4.3.2 There are too many connections|null");
    for (Client one : List.of(oldest, third, fourth)) {
      assertThat(one.send("NOOP\r\n").line()).isEqualTo("250 2.0.0 OK");
    }
  }

  @Test
  void connection_thatSaysNothingOrSendsNoEnd_isEnded() throws IOException {
    LmtpService service = service(limits(8, 9_000, 9_000, 1 << 20, Duration.ofMillis(300)));
    assertThat(new Client(service).lines(2)).isEqualTo("421 4.4.2 That took too long|null");
    Client slow = new Client(service).mail("bounces@example.com", "x");
    assertThat(slow.lines(11)).endsWith("|421 4.4.2 That took too long|null");
    assertThat(arrived).isEmpty();
  }

  @Test
  void commands_outOfPlaceOrUnknown_areRefusedAndAtLastNotHeard() throws IOException {
    Client client = new Client(service(ROOMY));
    client.send(
        """
        EHLO x
        MAIL FROM:<>
        LHLO
        LHLO x
        RCPT TO:<bounces@example.com>
        DATA
        MAIL <>
        MAIL FROM:<> RET=HDRS
        MAIL FROM:<> SIZE=x
        MAIL FROM:<"a>b"@example.org>
        MAIL FROM:<>
        RCPT TO:<>
        RCPT TO:<"bounces>
        STARTTLS
        """
            .replace("\n", "\r\n"));
    assertThat(client.lines(19).replaceAll("(?<=\\d{3} \\d\\.\\d\\.\\d)[^|]*", ""))
        .isEqualTo(
            "500 5.5.1|503 5.5.1|501 5.5.4|"
                + HELLO
                + "1048576|503 5.5.1|503 5.5.1|501 5.5.4|555 5.5.4|501 5.5.4|250 2.1.0|503 5.5.1"
                + "|501 5.5.4|501 5.5.4|500 5.5.1");
    client.send("x".repeat(100_000) + "\r\n");
    assertThat(client.line()).isEqualTo("500 5.5.2 The line is too long");
    client.send("?\r\n".repeat(30));
    assertThat(IntStream.range(0, 9).mapToObj(_ -> lineOf(client)))
        .contains("421 4.7.0 That were too many mistakes");
  }

  @Test
  void commands_withoutEndAndWithoutAMail_areNotHeardForEver() throws IOException {
    Client client = new Client(service(ROOMY));
    client.send("LHLO a\r\n" + "NOOP\r\n".repeat(150));
    String line = lineOf(client);
    int heard = 0;
    while (line.startsWith("2")) {
      heard++;
      line = lineOf(client);
    }
    assertThat(line).isEqualTo("421 4.7.0 That were too many commands without a mail");
    assertThat(heard).isGreaterThan(100).isLessThan(150);
  }

  private static String lineOf(Client client) {
    try {
      return client.line();
    } catch (IOException e) {
      return "closed";
    }
  }

  @Test
  void anyBytes_endInAnAnswerOrAnEnd() throws IOException {
    LmtpService service = service(ROOMY);
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      Client client = new Client(service);
      byte[] noise = new byte[random.nextInt(4_000)];
      random.nextBytes(noise);
      client.mail("bounces@example.com", new String(noise, ISO_8859_1) + "\r\n.\r\nQUIT\r\n");
      assertThat(client.lines(11)).endsWith("|250 2.0.0 Kept|221 2.0.0 Bye");
      Client other = new Client(service);
      try {
        other.send(new String(noise, ISO_8859_1) + "\r\nQUIT\r\n");
      } catch (IOException _) {
        continue; // it was ended for its mistakes
      }
      while (!List.of("null", "closed").contains(lineOf(other))) {
        // Each line is an answer.
      }
    }
    assertThat(arrived).hasSize(40);
  }

  @Test
  void stop_whileAMailIsKept_answersIt() throws Exception {
    Held held = new Held();
    answer = held;
    LmtpService service = service(ROOMY);
    Client client = new Client(service);
    client.mail("bounces@example.com", "x\r\n.\r\n");
    held.keeping.await();
    Client idle = new Client(service);
    Thread stopping = Thread.ofVirtual().start(() -> service.stop(Duration.ofSeconds(20)));
    assertThat(idle.lines(2)).isEqualTo("421 4.3.2 The server is being stopped|null");
    held.kept.countDown();
    assertThat(client.lines(11)).endsWith("|250 2.0.0 Kept|null");
    stopping.join();
  }
}
