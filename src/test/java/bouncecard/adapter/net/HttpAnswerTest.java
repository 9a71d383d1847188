package bouncecard.adapter.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

  private static HttpAnswer of(String text) {
    HttpAnswer answer = new HttpAnswer();
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    answer.take(octets, octets.length);
    return answer;
  }

  @Test
  void body_withALength_isCompleteWhenItIsThere() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
    assertThat(of(head + "hell").isComplete()).isFalse();
    assertThat(of(head + "hell").body()).isEmpty();
    assertThat(of(head + "hello").isComplete()).isTrue();
    assertThat(of(head + "hello and more").body()).contains("hello");
    assertThat(of(head + "hello").status()).contains(200);
  }

  @Test
  void body_inChunks_isJoined() {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(of(head + "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\n\r\n").body())
        .contains("hello world");
    assertThat(of(head + "5\r\nhello\r\n").isComplete()).isFalse();
    assertThat(of(head + "5\r\nhello\r\n").body()).isEmpty();
    assertThat(of(head + "zz\r\nhello\r\n").body()).isEmpty();
    assertThat(of(head + "ffffff\r\nhello\r\n").body()).isEmpty();
  }

  @Test
  void body_untilTheEnd_isAll() {
    assertThat(of("HTTP/1.0 200 OK\r\n\r\nall").body()).contains("all");
    assertThat(of("HTTP/1.0 200 OK\r\n\r\nall").isComplete()).isFalse();
  }

  @Test
  void status_ofWhatIsNoHttp_isEmpty() {
    assertThat(of("220 mail.example.com ESMTP\r\n\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 2x0 OK\r\n\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 200 OK\r\n").status()).isEmpty();
    assertThat(of("").status()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nh\u00e9llo",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;x\r\nh\u00c3\r\n0\r\n\r\n"
      })
  void take_aByteAtATime_comesToTheSame(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    HttpAnswer whole = new HttpAnswer();
    HttpAnswer slow = new HttpAnswer();
    whole.take(bytes, bytes.length);
    for (byte one : bytes) {
      slow.take(new byte[] {one}, 1);
    }
    assertThat(slow.isComplete()).isEqualTo(whole.isComplete());
    assertThat(slow.body()).isEqualTo(whole.body());
    assertThat(slow.status()).contains(200);
  }

  @Test
  void body_ofALetterCutByChunks_isThatLetter() {
    byte[] bytes =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\u00c3\r\n1\r\n\u00a9\r\n0\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    HttpAnswer answer = new HttpAnswer();
    answer.take(bytes, bytes.length);
    assertThat(answer.body()).contains("é");
  }

  /// Until now each byte cost a look at all before it: 10 s of processor for one policy host.
  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"})
  void take_byteByByteUpToTheBound_costsNoMoreThanItsLength(String head) {
    HttpAnswer answer = of(head);
    byte[] piece = (head.isEmpty() ? "x" : "1").getBytes(StandardCharsets.UTF_8);
    byte[] chunk = "1\r\nx\r\n".getBytes(StandardCharsets.UTF_8);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    boolean isTaken = true;
    for (int i = 0; isTaken; i++) {
      piece[0] = head.isEmpty() ? (byte) 'x' : chunk[i % chunk.length];
      isTaken = answer.take(piece, 1);
      assertThat(answer.isComplete()).isFalse();
    }
    assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
        .isLessThan(1_000_000_000L);
  }

  @Test
  void take_moreThanAPolicyHas_saysSo() {
    HttpAnswer answer = new HttpAnswer();
    byte[] piece = new byte[HttpAnswer.LONGEST];
    assertThat(answer.take(piece, piece.length)).isTrue();
    assertThat(answer.take(piece, 1)).isFalse();
  }
}
