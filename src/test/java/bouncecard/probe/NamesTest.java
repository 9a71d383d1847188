package bouncecard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.Punycode;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// [DomainName] and [MailboxAddress].
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "example.com., example.com",
    "münchen.de, xn--mnchen-3ya.de",
    "MÜNCHEN.de, xn--mnchen-3ya.de",
    "faß.de, xn--fa-hia.de",
    "bücher.example, xn--bcher-kva.example",
    "한국.kr, xn--3e0b707e.kr",
    "안녕하세요.한국, xn--o70b841ad5c9qb763b.xn--3e0b707e",
    "例え。テスト, xn--r8jz45g.xn--zckzah",
    "ｅｘａｍｐｌｅ．com, example.com",
    "ليهمابتكلموشعربي؟.test, ",
    "xn--mnchen-3ya.de, xn--mnchen-3ya.de",
    "XN--MNCHEN-3YA.de, xn--mnchen-3ya.de",
    "xn--o70b841ad5c9qb763b.xn--3e0b707e, xn--o70b841ad5c9qb763b.xn--3e0b707e",
    "xn--e28h.example, xn--e28h.example"
  })
  void parse_aNameInAnyScript_isInALabels(String written, String expected) {
    assertThat(DomainName.parse(written).map(DomainName::text).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "①②⑦.0.0.1",
        "１２７.０.０.１",
        "0x7f000001",
        "a.0x7f",
        "a.1",
        "[127.0.0.1]",
        "::1",
        "a b.de",
        "a_b.de",
        "-a.de",
        "a-.de",
        "a\r\nb.de",
        "a\0.de",
        "ab--ü.de",
        ".example.com",
        "..example.com",
        "example.com..",
        "\u3002example.com",
        "xn--a.com",
        "xn--.com",
        "xn--a-.com",
        "xn--example-.com",
        "xn--99999999.com",
        "xn--mnchen-3y.de",
        "xn--_.de",
        "a\u200bb.de",
        "a\u202eb.de",
        "http://a.de",
        "a.de/x",
        "a.de:25",
        "x@a.de",
        "a123456789012345678901234567890123456789012345678901234567890123.de"
      })
  void parse_whatIsNoNameOfAHost_isEmpty(String written) {
    assertThat(DomainName.parse(written)).isEmpty();
  }

  @Test
  void parse_aNameThatIsTooLong_isEmpty() {
    assertThat(DomainName.parse("a.".repeat(126) + "b")).isPresent();
    assertThat(DomainName.parse("a.".repeat(127) + "b")).isEmpty();
    assertThat(DomainName.parse("ü".repeat(500_000) + ".de")).isEmpty();
  }

  @Test
  void read_namesOfTheDns_mayHaveUnderscoresAndNumbers() {
    assertThat(DomainName.read("_dmarc.Example.com."))
        .contains(new DomainName("_dmarc.example.com"));
    assertThat(DomainName.read("127.0.0.11."))
        .hasValueSatisfying(name -> assertThat(name.endsInNumber()).isTrue());
    assertThat(DomainName.read(".")).isEmpty();
    assertThat(DomainName.read("a\\.b.test.")).isEmpty();
  }

  /// RFC 3492 §7.1 has such pairs; these are of our own.
  @ParameterizedTest
  @ValueSource(strings = {"ü", "bücher", "münchen", "한국", "안녕하세요", "例え", "a한b국c", "😀", "ß-ß"})
  void decode_whatEncodeMade_isTheSame(String label) {
    int[] points = label.codePoints().toArray();
    assertThat(Punycode.decode(Punycode.encode(points)))
        .hasValueSatisfying(decoded -> assertThat(decoded).containsExactly(points));
  }

  @Test
  void decode_anything_endsSoon() {
    assertThat(Punycode.decode("9".repeat(64))).isEmpty();
    assertThat(Punycode.decode("a".repeat(65))).isEmpty();
    assertThat(Punycode.decode("-")).isEmpty();
    assertThat(Punycode.decode("A")).isEmpty();
  }

  @Test
  void asked_namesOfRecords_mayHoldAnythingVisible() {
    assertThat(DomainName.asked("Bounce+a=b.c:d/e._spf.example.com").map(DomainName::text))
        .contains("bounce+a=b.c:d/e._spf.example.com");
    assertThat(DomainName.asked("a b.example.com")).isPresent();
    assertThat(DomainName.asked("a\tb.example.com")).isEmpty();
    assertThat(DomainName.asked("a..example.com")).isEmpty();
    assertThat(DomainName.asked("\u00fc.example.com")).isEmpty();
    assertThat(DomainName.asked("x".repeat(64) + ".example.com")).isEmpty();
    assertThat(DomainName.asked("")).isEmpty();
    assertThat(DomainName.asked("a+b.example.com").orElseThrow().isHostName()).isFalse();
    assertThat(DomainName.read("a+b.example.com")).isEmpty();
  }

  @Test
  void under_andParent_areNeighboursInTheTree() {
    DomainName name = new DomainName("a.example.com");
    assertThat(name.under("_dmarc")).contains(new DomainName("_dmarc.a.example.com"));
    assertThat(name.parent()).contains(new DomainName("example.com"));
    assertThat(new DomainName("com").parent()).isEmpty();
    assertThat(name.isWithin(new DomainName("example.com"))).isTrue();
    assertThat(new DomainName("badexample.com").isWithin(new DomainName("example.com"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "user@example.com, user@example.com",
    "<user@example.com>, user@example.com",
    "User+tag@Example.com, User+tag@example.com",
    "jörg@münchen.de, jörg@xn--mnchen-3ya.de",
    "o'brien@example.com, o'brien@example.com"
  })
  void mailbox_anAddress_hasItsDomainInALabels(String written, String expected) {
    assertThat(MailboxAddress.parse(written).map(MailboxAddress::text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "user@",
        "@example.com",
        "user",
        "user@localhost",
        "user@.example.com",
        "user@example.com.",
        "user@example.com\u3002",
        "<user@example.com.>",
        "user@example..com",
        "user@-example.com",
        "user@example-.com",
        "user@xn--a.com",
        "user@[127.0.0.1]",
        "user@[::1]",
        "user@127.0.0.1",
        "user@2130706433",
        "user@①②⑦.0.0.1",
        "@a.de:user@b.de",
        "\"a b\"@example.com",
        "a b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a@example.com\r\nRSET",
        "a\r\nRSET@example.com",
        "a\0@example.com",
        "a\u2028b@example.com",
        "a\u010A\u0085@example.com",
        "a>@example.com",
        "a,b@example.com",
        "a@b@example.com",
        "12345678901234567890123456789012345678901234567890123456789012345@example.com"
      })
  void mailbox_whatCouldSaySomethingElseToAServer_isEmpty(String written) {
    assertThat(MailboxAddress.parse(written)).isEmpty();
  }

  @Test
  void mailbox_thatIsTooLong_isEmpty() {
    String domain = "a.".repeat(94) + "b";
    assertThat(MailboxAddress.parse("x".repeat(64) + "@" + domain)).isPresent();
    assertThat(MailboxAddress.parse("x".repeat(64) + "@" + domain + "b")).isEmpty();
    assertThat(MailboxAddress.parse("ü".repeat(32) + "@a.de")).isPresent();
    assertThat(MailboxAddress.parse("ü".repeat(33) + "@a.de")).isEmpty();
  }

  @Test
  void mailbox_inALog_isMasked() {
    MailboxAddress address = MailboxAddress.parse("jörg@example.com").orElseThrow();
    assertThat(address).hasToString("j…@example.com");
    assertThat(address.needsSmtpUtf8()).isTrue();
    assertThat(address.with("x7").needsSmtpUtf8()).isFalse();
    assertThat(address.with("x7").localPart()).isEqualTo(new UntrustedText("x7"));
  }
}
