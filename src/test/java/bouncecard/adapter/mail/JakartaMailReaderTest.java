package bouncecard.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JakartaMailReaderTest {
  private static final Path MAILS = Path.of("src/test/resources/bouncecard/mail");

  private final JakartaMailReader reader = new JakartaMailReader();

  @Test
  void read_multipartReport_hasItsThreeParts() throws IOException {
    MailPart mail = file("report.eml");
    assertThat(mail.mediaType()).isEqualTo("multipart/report");
    assertThat(mail.parts())
        .extracting(MailPart::mediaType)
        .containsExactly("text/plain", "message/delivery-status", "message/rfc822");
    assertThat(mail.parts().get(1).text().value())
        .contains("Final-Recipient: rfc822; bob@example.com");
    MailPart original = mail.parts().get(2).parts().getFirst();
    assertThat(original.header("Subject")).contains("견적서 보냅니다");
    assertThat(original.text().value()).contains("Hello Bob");
  }

  @Test
  void read_encodedAndFoldedHeader_isDecodedOnOneLine() throws IOException {
    assertThat(file("report.eml").header("subject"))
        .contains("Zustellung nicht möglich: Rückläufer");
  }

  @ParameterizedTest
  @CsvSource({
    "quoted-printable.eml, Postfach für Müller voll – 100 %",
    "base64.eml, 받는 사람의 메일함이 가득 찼습니다.",
    "euc-kr.eml, 존재하지 않는 사용자",
    "iso-2022-jp.eml, 宛先不明",
  })
  void read_encodedText_isDecoded(String name, String expected) throws IOException {
    assertThat(file(name).text().value()).contains(expected);
  }

  @Test
  void read_unknownCharset_isReadAsUtf8() throws IOException {
    assertThat(file("unknown-charset.eml").text().value())
        .contains("550 5.1.1 User unknown")
        .contains("é");
  }

  @Test
  void read_unknownTransferEncoding_isReadAsItStands() {
    assertThat(read("Content-Transfer-Encoding: x-rot13\n\n550 User unknown\n").text().value())
        .contains("550 User unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/report\n\n--b\n\n550 User unknown\n--b--\n",
        "Content-Type: multipart/report; boundary=other\n\n--b\n\n550 User unknown\n--b--\n",
        "Content-Type: multipart/report; boundary=\"b\n\n--b\n\n550 User unknown\n",
        "Content-Type: multipart/report; boundary=b\n\n--b\n\n550 User unknown\n",
        "Content-Type: multipart/report; boundary=b\n\n550 User unknown\n",
        "Content-Type: ;;;=\n\n550 User unknown\n",
        "Content-Type: text\n\n550 User unknown\n",
        "\n550 User unknown\n",
        "Subject: x\n\n550 User unknown",
        "Content-Type: text/plain; charset=\"\"\n\n550 User unknown\n",
        "Content-Type: text/plain; charset=\u0001\n\n550 User unknown\n",
        "Content-Transfer-Encoding: base64\n\n550 User unknown ====\n",
        "Content-Transfer-Encoding: quoted-printable\n\n550 User unknown=ZZ=\n",
      })
  void read_damagedMail_keepsWhatCanBeRead(String source) {
    MailPart mail = read(source);
    if (!source.contains("base64")) {
      assertThat(allText(mail)).contains("550 User unknown");
    }
  }

  @Test
  void read_nestedMailsTwentyDeep_areReadToABound() {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      source.append("Subject: level ").append(i).append("\nContent-Type: message/rfc822\n\n");
    }
    source.append("Subject: innermost\n\n550 User unknown\n");
    MailPart mail = read(source.toString());
    int depth = 0;
    for (MailPart part = mail; !part.parts().isEmpty(); part = part.parts().getFirst()) {
      depth++;
    }
    assertThat(depth).isBetween(8, 20);
  }

  @Test
  void read_nestedMultipartsTwoHundredDeep_endInAMail() {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      source
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    assertThat(read(source.toString()).mediaType()).isEqualTo("multipart/mixed");
  }

  @Test
  void read_tenThousandParts_areReadToABound() {
    String source =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: text/plain\n\nx\n".repeat(10_000)
            + "--b--\n";
    assertThat(read(source).parts()).hasSizeBetween(100, 1000);
  }

  @Test
  void read_headerOfAMegabyte_isCut() {
    MailPart mail = read("Subject: " + "x".repeat(1 << 20) + "\nTo: a@example.com\n\nbody\n");
    assertThat(mail.header("Subject").orElseThrow().length()).isBetween(1000, 100_000);
    assertThat(mail.header("To")).contains("a@example.com");
    assertThat(mail.text().value()).contains("body");
  }

  @Test
  void read_tenThousandHeaders_areReadToABound() {
    assertThat(read("X-Odd: 1\n".repeat(10_000) + "\nbody\n").headers()).hasSizeBetween(100, 1000);
  }

  @Test
  void read_twoMebibytesOfShortFields_areFieldsToABoundAndThenText() {
    MailPart mail = read("a:\n".repeat(700_000) + "\n550 5.1.1 User unknown\n");
    assertThat(mail.headers()).hasSize(500);
    assertThat(mail.text().value()).contains("550 5.1.1 User unknown");
    assertThat(mail.bounds()).containsExactly(Bound.HEADERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {71, 100_000, 1_000_000})
  @Timeout(10)
  void read_boundaryLongerThanRfc2046Allows_readsThePartsAsText(int length) {
    String boundary = "-".repeat(length - 1) + "b";
    MailPart mail =
        read(
            "Content-Type: multipart/mixed; boundary=\"%s\"\n\n".formatted(boundary)
                + ("--" + boundary + "\n\n550 User unknown\n")
                + ("--" + "-".repeat(length - 1) + "\n").repeat(Math.min(20, 3_000_000 / length)));
    assertThat(allText(mail)).contains("550 User unknown");
    assertThat(mail.bounds()).isNotEmpty();
  }

  @Test
  void read_boundaryOfSeventyCharacters_isOne() {
    String boundary = "b".repeat(70);
    MailPart mail =
        read(
            "Content-Type: multipart/mixed; boundary=%s\n\n--%s\n\n550 User unknown\n--%s--\n"
                .formatted(boundary, boundary, boundary));
    assertThat(mail.parts().getFirst().text().value()).isEqualTo("550 User unknown");
    assertThat(mail.bounds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'text/plain; name=C:\\dir\\', text/plain",
    "'t/n;t=\\', t/n",
    "'multipart/mixed; name=C:\\dir\\; boundary=b; x=\\', multipart/mixed",
    "'multipart/mixed; boundary=\"b\"; x=\\', multipart/mixed",
  })
  void read_parameterThatEndsInABackslash_losesNothing(String type, String expected) {
    MailPart mail = read("Content-Type: " + type + "\n\n--b\n\n550 User unknown\n--b--\n");
    assertThat(mail.mediaType()).isEqualTo(expected);
    if (!expected.equals("t/n")) {
      assertThat(allText(mail)).contains("550 User unknown");
    }
  }

  @Test
  void read_softLineBreaksInARow_areNone() {
    MailPart mail =
        read(
            "Content-Transfer-Encoding: quoted-printable\n\n550 User"
                + "=\n".repeat(400_000)
                + " unknown=21  \n100=\n");
    assertThat(mail.text().value()).isEqualTo("550 User unknown!\r\n100");
  }

  @Test
  void read_parametersWithoutEnd_areReadToABound() {
    MailPart mail =
        read(
            "Content-Type: multipart/mixed; boundary=b"
                + "; a=b".repeat(1_500)
                + "\n\n--b\n\n550 User unknown\n--b--\n");
    assertThat(mail.parts().getFirst().text().value()).contains("550 User unknown");
    assertThat(mail.bounds()).containsExactly(Bound.HEADER_LENGTH);
  }

  @Test
  void read_encodedWordsWithoutEnd_areDecodedToABound() {
    MailPart mail =
        read(
            ("Subject: " + "=?x-no-such-1?q?a?= =?utf-8?q?=C3=A9?= ".repeat(150) + "\n")
                .repeat(30));
    assertThat(mail.headers()).hasSize(30);
    assertThat(mail.header("Subject").orElseThrow()).contains("é").contains("=?utf-8?q?=C3=A9?=");
    assertThat(mail.headers().getLast().value().value()).doesNotContain("é");
    assertThat(mail.bounds()).containsExactly(Bound.HEADER_LENGTH);
  }

  @Test
  void read_partsBeyondTheBound_areText() {
    MailPart mail =
        read(
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\nx\n".repeat(300)
                + "--b\n\n550 User unknown\n--b--\n");
    assertThat(mail.parts()).hasSize(201);
    assertThat(mail.parts().getLast().text().value()).contains("550 User unknown");
    assertThat(mail.bounds()).containsExactly(Bound.PARTS);
  }

  @Test
  void read_mailNestedDeeperThanTheBound_isText() {
    MailPart mail = read("Content-Type: message/rfc822\n\n".repeat(20) + "\n550 User unknown\n");
    assertThat(allText(mail)).contains("550 User unknown");
    assertThat(mail.bounds()).containsExactly(Bound.DEPTH);
  }

  @Test
  void read_headersOfManyParts_areBoundedTogether() {
    MailPart mail =
        read(
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + ("--b\n" + "a:\n".repeat(400) + "\n550 User unknown\n").repeat(100));
    assertThat(mail.parts()).hasSize(100);
    assertThat(mail.parts().stream().mapToInt(part -> part.headers().size()).sum())
        .isBetween(4_000, 5_000);
    assertThat(mail.parts().getLast().text().value()).contains("550 User unknown");
  }

  @Test
  void read_partWithoutHeaderOrEmptyLine_isText() {
    MailPart mail =
        read("Content-Type: multipart/mixed; boundary=b\n\n--b\n550 User unknown\n--b--\n");
    assertThat(mail.parts().getFirst().text().value()).isEqualTo("550 User unknown");
  }

  @Test
  void read_headerInUtf8_isReadAsUtf8() {
    assertThat(read("Subject: Rückläufer\n\nx\n").header("Subject")).contains("Rückläufer");
  }

  @Test
  void read_noOctets_isAMailWithNothingInIt() {
    MailPart mail = reader.read(new byte[0]);
    assertThat(mail.parts()).isEmpty();
    assertThat(mail.text().isBlank()).isTrue();
  }

  @Test
  void read_arbitraryAndMutatedOctets_neverThrows() throws IOException {
    Random random = new Random(5322);
    byte[] report = Files.readAllBytes(MAILS.resolve("report.eml"));
    for (int i = 0; i < 800; i++) {
      byte[] octets = i % 4 == 0 ? new byte[random.nextInt(300)] : report.clone();
      if (i % 4 == 0) {
        random.nextBytes(octets);
      }
      for (int change = random.nextInt(20); change > 0 && octets.length > 0; change--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      assertThat(reader.read(octets)).isNotNull();
    }
  }

  private MailPart file(String name) throws IOException {
    return reader.read(Files.readAllBytes(MAILS.resolve(name)));
  }

  private MailPart read(String source) {
    return reader.read(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String allText(MailPart part) {
    StringBuilder text = new StringBuilder(part.text().value());
    part.parts().forEach(child -> text.append('\n').append(allText(child)));
    return text.toString();
  }
}
