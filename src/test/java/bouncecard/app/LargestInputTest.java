package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.decode.Decoding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The largest document that is read takes seconds and no more than few times as long as half of
/// it, however it was made to take long; [LinearTimeTest] has more kinds in less.
///
/// A document of one kind begins in one of three ways, of which each has its turn;
/// `-Dbouncecard.exhaustive=true` tries all.
final class LargestInputTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LARGEST = 16 << 20;
  private static final int MOST_REPORTS = 1000;

  /// What takes less is no harm however it grows, and is not measured against its half.
  private static final long SHORT_NANOSECONDS = 1_000_000_000L;

  private static final long LONGEST_NANOSECONDS = 5_000_000_000L;
  private static final double MOST_TIMES = 2.6;
  private static final int ROUNDS = 5;
  private static final boolean IS_EXHAUSTIVE = Boolean.getBoolean("bouncecard.exhaustive");

  /// How a document begins: its header, and what comes before the units.
  private record Beginning(String head, String between) {}

  private static final String HEADER =
      "From: a@example.com\nTo: b@example.org\nSubject: Undelivered Mail\n";

  private static final List<Beginning> BEGINNINGS =
      List.of(
          new Beginning("", ""),
          new Beginning(HEADER, "\n"),
          new Beginning(HEADER + "Content-Type: text/html\n", "\n<html>"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "@",
        "a@a ",
        "<a@a>",
        "(",
        "550 ",
        "5.1.1 ",
        "X: \n",
        "--a\n",
        "&",
        "&#",
        "<script",
        "<style>",
        "</",
        "<!--",
        "<p ",
        ">",
        "> ",
        ">>\n",
        "```\n",
        "{\"a\":",
        "[{\"a\":1},",
        "[",
        "\"",
        "\\",
        "=",
        "=3D",
        "\r",
        "\0",
        " ",
        "\n \n",
        "to=<a@a>, status=bounced (550 \n",
        "<a@example.com>:\n550 x\n\n",
        "Final-Recipient: rfc822; a@example.com\nStatus: 5.1.1\n\n"
      })
  void read_largestDocumentOfOneKind_endsSoon(String unit) {
    int turn = Math.floorMod(unit.hashCode(), BEGINNINGS.size());
    for (Beginning beginning : IS_EXHAUSTIVE ? BEGINNINGS : List.of(BEGINNINGS.get(turn))) {
      check(beginning.head(), beginning.between(), unit);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y\n",
        "X: =?utf-8?Q?a?=\n",
        " folded\n",
        "To: <a@example.com>,\n",
        "Received: from a by b; x\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        "Content-Type: message/rfc822\n\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\n"
      })
  void read_largestHeader_endsSoon(String unit) {
    check(HEADER, "", unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--a\n\n",
        "--a\nContent-Type: message/rfc822\n\nSubject: x\n\n",
        "--a\nContent-Type: text/html\n\n<p>x",
        "--a\nContent-Transfer-Encoding: base64\n\nNTUw\n",
        "--a\nContent-Type: multipart/mixed; boundary=a\n\n",
        "--a\nContent-Type: message/delivery-status\n\n"
            + "Final-Recipient: rfc822; a@example.com\nStatus: 5.1.1\n\n"
      })
  void read_mostParts_endsSoon(String unit) {
    check(HEADER + "Content-Type: multipart/report; boundary=a\n", "\n", unit);
  }

  /// Other work shares the processor's caches, so that a measurement may be wrong and not all of
  /// them are.
  private static void check(String head, String between, String unit) {
    byte[] whole = octets(head + between, unit, LARGEST);
    long once = Long.MAX_VALUE;
    long twice = Long.MAX_VALUE;
    boolean isLinear = false;
    for (int round = 0; round < ROUNDS && !isLinear; round++) {
      twice = Math.min(twice, time(whole));
      isLinear = twice < SHORT_NANOSECONDS;
      if (!isLinear) {
        once = Math.min(once, time(octets(head + between, unit, LARGEST / 2)));
        isLinear = twice < LONGEST_NANOSECONDS && twice < MOST_TIMES * once;
      }
    }
    assertThat(isLinear)
        .as("%s%s%s…: %,d ns, of half of it %,d ns", head, between, unit, twice, once)
        .isTrue();
  }

  private static byte[] octets(String head, String unit, int size) {
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] again = unit.repeat((1 << 14) / unit.length()).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(first, first.length + size / again.length * again.length);
    for (int at = first.length; at < all.length; at += again.length) {
      System.arraycopy(again, 0, all, at, again.length);
    }
    return all;
  }

  private static long time(byte[] document) {
    long before = THREADS.getCurrentThreadCpuTime();
    Answer answer = BOUNCECARD.read(document);
    long time = THREADS.getCurrentThreadCpuTime() - before;
    if (answer instanceof Answer.BounceAnswer(Decoding decoding)) {
      assertThat(decoding.all()).hasSizeLessThanOrEqualTo(MOST_REPORTS);
    }
    return time;
  }
}
