package bouncecard.probe.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "0.0.0.0, 0.0.0.0",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0db8::0001, 2001:db8::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:10.0.0.1, ::ffff:10.0.0.1",
    "::ffff:a00:1, ::ffff:10.0.0.1",
    "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
    "fe80::1, fe80::1"
  })
  void parse_anAddress_isShownInItsCanonicalText(String written, String canonical) {
    IpAddress address = IpAddress.parse(written).orElseThrow();
    assertThat(address).hasToString(canonical);
    assertThat(IpAddress.parse(canonical)).contains(address);
    assertThat(IpAddress.of(address.octets())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.0.0.01",
        "127.0.0.1.",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "1.2.3.+4",
        "１.2.3.4",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::1%eth0",
        "[::1]",
        "12345::",
        "g::",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:8::",
        "::127.1",
        "0:0:0:0:0:0:0:0:127.0.0.1",
        "1:",
        ":1",
        " ::1"
      })
  void parse_whatTwoReadersWouldReadDifferently_isEmpty(String written) {
    assertThat(IpAddress.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:10.0.0.1, 10.0.0.1",
    "::10.0.0.1, 10.0.0.1",
    "::ffff:0:10.0.0.1, 10.0.0.1",
    "64:ff9b::a00:1, 10.0.0.1",
    "2002:a00:1::5, 10.0.0.1",
    "2001:db8::5efe:10.0.0.1, 10.0.0.1",
    "2001:db8::200:5efe:10.0.0.1, 10.0.0.1"
  })
  void embedded_ofATranslationOrTunnel_isTheFourOctets(String six, String four) {
    assertThat(at(six).embedded()).containsExactly(at(four));
  }

  @Test
  void embedded_ofTeredoAndOfLocalNat64_areBothThatItCouldBe() {
    assertThat(at("2001:0:808:808::f5ff:fffe").embedded())
        .containsExactly(at("8.8.8.8"), at("10.0.0.1"));
    assertThat(at("64:ff9b:1:a00:0:100:102:304").embedded())
        .containsExactly(at("10.0.0.1"), at("1.2.3.4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "2001:db8::1", "2606:4700::1111", "10.0.0.1"})
  void embedded_ofAnOrdinaryAddress_isEmpty(String text) {
    assertThat(at(text).embedded()).isEmpty();
  }

  /// RFC 4291 §2.5.5.2; no other address of IPv6 is one of IPv4.
  @ParameterizedTest
  @CsvSource({
    "::ffff:192.0.2.1, 192.0.2.1",
    "::FFFF:C000:201, 192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    "192.0.2.1, 192.0.2.1",
    "::192.0.2.1, ::c000:201",
    "::ffff:0:192.0.2.1, ::ffff:0:c000:201",
    "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
    "2002:c000:201::1, 2002:c000:201::1",
    "1::ffff:192.0.2.1, 1::ffff:c000:201"
  })
  void unmapped_onlyAMappedAddress_isOneOfIpv4(String written, String expected) {
    assertThat(at(written).unmapped()).hasToString(expected);
  }

  @Test
  void reverseName_ofBothFamilies_isThatOfItsPointers() {
    assertThat(at("192.0.2.1").reverseName()).hasToString("1.2.0.192.in-addr.arpa");
    assertThat(at("2001:db8::567:89ab").reverseName())
        .hasToString("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
  }

  @Test
  void cidr_ofBothFamilies_containsWhatIsInIt() {
    assertThat(Cidr.parse("10.0.0.0/8").orElseThrow())
        .returns(true, network -> network.contains(at("10.255.255.255")))
        .returns(false, network -> network.contains(at("11.0.0.0")))
        .returns(false, network -> network.contains(at("::ffff:10.0.0.1")))
        .hasToString("10.0.0.0/8");
    assertThat(Cidr.parse("2001:db8::/33").orElseThrow())
        .returns(true, network -> network.contains(at("2001:db8:7fff::1")))
        .returns(false, network -> network.contains(at("2001:db8:8000::")));
    assertThat(Cidr.parse("::1").orElseThrow().length()).isEqualTo(128);
    assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().contains(at("255.1.2.3"))).isTrue();
    assertThat(Cidr.parse("::/0").orElseThrow().contains(at("ff02::1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10/8",
        "::/129",
        "x/8"
      })
  void cidr_thatIsNone_isEmpty(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void compareTo_ofBothFamilies_putsFourFirst() {
    assertThat(List.of(at("ff::"), at("::1"), at("255.0.0.0"), at("1.0.0.0")).stream().sorted())
        .containsExactly(at("1.0.0.0"), at("255.0.0.0"), at("::1"), at("ff::"));
  }

  private static IpAddress at(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
