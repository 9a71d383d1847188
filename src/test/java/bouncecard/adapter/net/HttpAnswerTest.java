package bouncecard.adapter.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

  @Test
  void take_moreThanAPolicyHas_saysSo() {
    HttpAnswer answer = new HttpAnswer();
    byte[] piece = new byte[HttpAnswer.LONGEST];
    assertThat(answer.take(piece, piece.length)).isTrue();
    assertThat(answer.take(piece, 1)).isFalse();
  }
}
