package bouncecard.probe.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.domain.ZoneDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples of RFC 7208 §7.4, and what is no macro.
class SpfMacrosTest {

  private static SpfMacros macros(String ip) {
    return new SpfMacros(
        ZoneDns.ip(ip),
        "strong-bad",
        ZoneDns.name("email.example.com"),
        "mx.example.com",
        () -> "unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "%{o}, email.example.com",
    "%{d}, email.example.com",
    "%{d4}, email.example.com",
    "%{d2}, example.com",
    "%{d1}, com",
    "%{dr}, com.example.email",
    "%{d2r}, example.email",
    "%{l}.x, strong-bad.x",
    "%{l-}.x, strong.bad.x",
    "%{lr-}.x, bad.strong.x",
    "%{l1r-}.x, strong.x",
    "%{h}, mx.example.com",
    "%{p}.x, unknown.x",
    "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}, bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
    "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
    "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net"
  })
  void expand_examples_areAsTheStandardHasThem(String spec, String name) {
    assertThat(macros("192.0.2.3").expand(spec, ZoneDns.name("email.example.com")))
        .contains(ZoneDns.name(name));
  }

  @Test
  void expand_ofAnIpv6Address_hasHalfOctets() {
    assertThat(
            macros("2001:db8::cb01")
                .expand("%{ir}.%{v}._spf.%{d2}", ZoneDns.name("email.example.com")))
        .contains(
            ZoneDns.name(
                "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com"));
  }

  @Test
  void expand_tooLong_losesLabelsOnTheLeft() {
    String spec = "a.".repeat(100) + "%{d}.%{d}.%{d}.%{d}";
    assertThat(macros("192.0.2.3").expand(spec, ZoneDns.name("email.example.com")))
        .hasValueSatisfying(name -> assertThat(name.text()).hasSizeBetween(250, 253));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nodot",
        "a.b.1",
        "a.-b",
        "%",
        "%x",
        "%{",
        "%{z}",
        "%{d0}",
        "%{d}.%{d2q}",
        "a b.c",
        "%{c}.example.com",
        "a.b.c%"
      })
  void isDomainSpec_ofWhatIsNone_isFalse(String text) {
    assertThat(SpfMacros.isDomainSpec(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "example.com.", "%{d}", "a.%{d2r-/}", "%%.%_.a.b-c"})
  void isDomainSpec_ofOne_isTrue(String text) {
    assertThat(SpfMacros.isDomainSpec(text)).isTrue();
  }
}
