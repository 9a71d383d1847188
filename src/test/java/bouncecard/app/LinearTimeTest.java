package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Twice the input takes about twice the time, whatever it consists of.
class LinearTimeTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SIZE = 60_000;

  private static final String MAIL =
      """
      Return-Path: <>
      From: mailer-daemon@mx.example.net
      To: user@example.org
      Subject: Undelivered Mail
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 ",
        "550",
        "5.1.1 ",
        "550-",
        "550 5.1.1 ",
        "5.1.",
        "550,",
        "550/",
        "said: 550 ",
        "550 x\n",
        "550-5.1.1 x\n",
        "1 ",
        "4",
        "@",
        "a@",
        "<a@b>:\n",
        "://",
        "http://550 ",
        "after ",
        "in reply to ",
        ">>> ",
        "host a.",
        "server ",
        "relay=a.b,",
        "a",
        "_",
        "\n",
        " ",
        "status=dsn=\n",
        "reject: from to=<\n",
        "Final-Recipient: a\n",
        "-recipient:",
        "İ",
        "の",
        "user ",
        "user unknown ",
        "TSS0",
        "S314",
        "{",
        "\"550\": ",
        "port 550 ",
        "x 550, 551 ",
        "a.b-c_d/e",
        "550 User ",
        "(",
        "=?",
        "Σ",
        "\r",
        "\t",
        "é"
      })
  void read_twiceTheText_takesNoMoreThanFewTimesAsLong(String unit) {
    assertThat(isLinear("", unit)).as(unit).isTrue();
    assertThat(isLinear(MAIL + "\n", unit)).as("mail of " + unit).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y\n",
        "X: =?utf-8?Q?a?= =?utf-8?Q?b?=\n",
        " folded\n",
        "Content-Type: text/plain; a=b\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        "Content-Type: message/rfc822\n\n",
        "To: a@example.com\n"
      })
  void read_twiceTheHeader_takesNoMoreThanFewTimesAsLong(String unit) {
    assertThat(isLinear(MAIL, unit)).as(unit).isTrue();
  }

  /// Generous, since other work shares the processor's caches: what is quadratic takes four times
  /// as long for twice as much, and sixteen times for four times.
  private static boolean isLinear(String head, String unit) {
    byte[] small = octets(head, unit, SIZE);
    byte[] large = octets(head, unit, 4 * SIZE);
    for (int round = 0; round < 4; round++) {
      long once = time(small);
      long fourTimes = time(large);
      if (fourTimes < 10 * once + 30_000_000) {
        return true;
      }
    }
    return false;
  }

  private static byte[] octets(String head, String unit, int size) {
    return (head + unit.repeat(size / unit.length())).getBytes(StandardCharsets.UTF_8);
  }

  private static long time(byte[] document) {
    long before = THREADS.getCurrentThreadCpuTime();
    Answer answer = BOUNCECARD.read(document);
    long time = THREADS.getCurrentThreadCpuTime() - before;
    assertThat(answer.kind()).isNotEmpty();
    return time;
  }
}
