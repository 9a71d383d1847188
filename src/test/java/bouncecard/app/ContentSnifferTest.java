package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What bytes are taken for.
final class ContentSnifferTest {
  private static final String REPLY = "550 5.1.1 <bob@example.com>: Recipient address rejected";

  @Test
  void isBinary_textWithAStrayZeroOctet_isNot() {
    assertThat(ContentSniffer.isBinary(octets(REPLY + "\0"))).isFalse();
  }

  @Test
  void isBinary_mailWithManyControlCharacters_isNot() {
    String mail = "From: a@example.com\nSubject: Delivery failed\n\n" + "\0\1\2\3".repeat(100);

    assertThat(ContentSniffer.isBinary(octets(mail))).isFalse();
  }

  @Test
  void isBinary_randomOctets_is() {
    byte[] bytes = new byte[4096];
    new Random(7).nextBytes(bytes);

    assertThat(ContentSniffer.isBinary(bytes)).isTrue();
  }

  @Test
  void isBinary_textInUtf16_isWhereItHasNoMark() {
    assertThat(ContentSniffer.isBinary(REPLY.getBytes(StandardCharsets.UTF_16))).isFalse();
    assertThat(ContentSniffer.isBinary(REPLY.getBytes(StandardCharsets.UTF_16LE))).isTrue();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
