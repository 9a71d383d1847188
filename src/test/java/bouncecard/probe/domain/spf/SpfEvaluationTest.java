package bouncecard.probe.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.ZoneDns;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// check_host() of RFC 7208, on zones of a few lines.
class SpfEvaluationTest {

  private static SpfVerdict evaluate(String zone, String ip) {
    DomainQuestion question = DomainQuestion.of(ZoneDns.name("example.com"));
    return new SpfEvaluation(ZoneDns.of(zone), ZoneDns.ip(ip), question).of(question.domain());
  }

  private static String told(String zone, String ip) {
    SpfVerdict verdict = evaluate(zone, ip);
    return verdict.result()
        + verdict.decided().stream().map(term -> " " + term).collect(Collectors.joining())
        + verdict.trouble().map(trouble -> " " + trouble.kind()).orElse("");
  }

  @Test
  void of_addresses_matchesByPrefix() {
    String zone = "example.com TXT v=spf1 ip4:192.0.2.129/25 ip6:2001:db8::1/32 -all";
    assertThat(told(zone, "192.0.2.200")).isEqualTo("PASS ip4:192.0.2.129/25");
    assertThat(told(zone, "192.0.2.1")).isEqualTo("FAIL -all");
    assertThat(told(zone, "2001:db8:1::5")).isEqualTo("PASS ip6:2001:db8::1/32");
    assertThat(told(zone, "2001:db9::5")).isEqualTo("FAIL -all");
    assertThat(told("example.com TXT v=spf1 ip4:0.0.0.0/0 -all", "203.0.113.9"))
        .isEqualTo("PASS ip4:0.0.0.0/0");
  }

  @Test
  void of_hostsAndExchangers_usesTheLengthOfTheFamily() {
    String zone =
        """
        example.com TXT v=spf1 a/24//64 mx:mail.example.com//120 ~all
        example.com A 192.0.2.1
        example.com AAAA 2001:db8::1
        mail.example.com MX 10 mx.example.com
        mx.example.com AAAA 2001:db8:5::100
        """;
    assertThat(told(zone, "192.0.2.77")).isEqualTo("PASS a/24//64");
    assertThat(told(zone, "2001:db8::ffff")).isEqualTo("PASS a/24//64");
    assertThat(told(zone, "2001:db8:5::1ff")).isEqualTo("PASS mx:mail.example.com//120");
    assertThat(told(zone, "2001:db8:5::200")).isEqualTo("SOFTFAIL ~all");
  }

  @Test
  void of_includes_onlyAPassMatchesAndThePathIsTold() {
    String zone =
        """
        example.com TXT v=spf1 include:one.example.net ?include:two.example.net -all
        one.example.net TXT v=spf1 ip4:192.0.2.1 -all
        two.example.net TXT v=spf1 redirect=three.example.net
        three.example.net TXT v=spf1 ip4:192.0.2.2 ~all
        """;
    assertThat(told(zone, "192.0.2.1")).isEqualTo("PASS include:one.example.net ip4:192.0.2.1");
    assertThat(told(zone, "192.0.2.2"))
        .isEqualTo("NEUTRAL ?include:two.example.net redirect=three.example.net ip4:192.0.2.2");
    assertThat(told(zone, "192.0.2.3")).isEqualTo("FAIL -all");
  }

  @Test
  void of_redirect_countsOnlyWhereNothingMatched() {
    String zone =
        """
        example.com TXT v=spf1 ip4:192.0.2.1 redirect=_spf.example.com
        _spf.example.com TXT v=spf1 -all
        """;
    assertThat(told(zone, "192.0.2.1")).isEqualTo("PASS ip4:192.0.2.1");
    assertThat(told(zone, "192.0.2.2")).isEqualTo("FAIL redirect=_spf.example.com -all");
    assertThat(told("example.com TXT v=spf1 redirect=nosuch.example.com", "192.0.2.2"))
        .isEqualTo("PERMERROR redirect=nosuch.example.com NO_RECORD");
  }

  @Test
  void of_pointers_mustPointBack() {
    String zone =
        """
        example.com TXT v=spf1 ptr -all
        1.2.0.192.in-addr.arpa PTR mx.example.com
        mx.example.com A 192.0.2.1
        2.2.0.192.in-addr.arpa PTR mx.example.com
        """;
    assertThat(told(zone, "192.0.2.1")).isEqualTo("PASS ptr");
    assertThat(told(zone, "192.0.2.2")).isEqualTo("FAIL -all");
  }

  @Test
  void of_exists_asksForAnAddressEvenOfIpv6() {
    String zone =
        """
        example.com TXT v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all
        3.2.0.192.in-addr._spf.example.com A 127.0.0.2
        """;
    assertThat(told(zone, "192.0.2.3")).isEqualTo("PASS exists:%{ir}.%{v}._spf.%{d2}");
    assertThat(told(zone, "192.0.2.4")).isEqualTo("FAIL -all");
  }

  @Test
  void of_records_oneOrNoneOrSeveral() {
    assertThat(told("example.com TXT something else", "192.0.2.1")).isEqualTo("NONE");
    assertThat(told("example.com TXT v=spf10 -all", "192.0.2.1")).isEqualTo("NONE");
    assertThat(told("example.com TXT V=SPF1 -ALL", "192.0.2.1")).isEqualTo("FAIL -ALL");
    assertThat(told("example.com TXT v=spf1", "192.0.2.1")).isEqualTo("NEUTRAL");
    assertThat(told("example.com TXT v=spf1 -all\nexample.com TXT v=spf1 ~all", "192.0.2.1"))
        .isEqualTo("PERMERROR SEVERAL");
  }

  @Test
  void of_aFaultAnywhere_isAPermanentError() {
    for (String term :
        new String[] {
          "ipv4:192.0.2.1",
          "ip4:192.0.2.256",
          "ip4:192.0.2.1/33",
          "ip4:192.0.2.1/",
          "ip4",
          "ip6:1.2.3.4",
          "include",
          "include:",
          "include:a b",
          "exists:nodot",
          "all:x",
          "a/33",
          "a//129",
          "a/24/64",
          "mx:",
          "ptr/24",
          "foo",
          "redirect=",
          "redirect=a.b redirect=c.d",
          "exp=a.b exp=c.d",
          "exp=",
          "exp=-all",
          "exp=nodot",
          "a:example.com/",
          "a:example.com/24/",
          "a:example.com/024",
          "a:example.com/24//",
          "mx//",
          "a:host/24.7",
          "-",
          "+",
          "a:%{x}.com",
          "=x",
          "a:ex\u00e4mple.com"
        }) {
      assertThat(told("example.com TXT v=spf1 " + term + " +all", "192.0.2.9"))
          .as(term)
          .startsWith("PERMERROR");
    }
    assertThat(told("example.com TXT v=spf1 unknown=x exp=why.%{d} -all", "192.0.2.9"))
        .isEqualTo("FAIL -all");
  }

  /// RFC 7208 §5: an IPv4 client that came in over IPv6 is one of IPv4.
  @Test
  void of_mappedAddresses_areOfIpv4() {
    String zone =
        """
        example.com TXT v=spf1 ip4:192.0.2.0/28 a:mail.example.com exists:%{ir}.%{v}.l.test ip6:::ffff:192.0.2.99 ~all
        mail.example.com A 192.0.2.40
        mail.example.com AAAA ::ffff:192.0.2.50
        60.2.0.192.in-addr.l.test A 127.0.0.2
        """;
    assertThat(told(zone, "::ffff:192.0.2.1")).isEqualTo("PASS ip4:192.0.2.0/28");
    assertThat(told(zone, "::ffff:c000:228")).isEqualTo("PASS a:mail.example.com");
    assertThat(told(zone, "::ffff:192.0.2.60")).startsWith("PASS exists:");
    assertThat(told(zone, "::ffff:192.0.2.99")).isEqualTo("SOFTFAIL ~all");
    // Only mapped addresses: what is compatible or translated is of IPv6.
    assertThat(told(zone, "::192.0.2.1")).isEqualTo("SOFTFAIL ~all");
    assertThat(told(zone, "64:ff9b::192.0.2.1")).isEqualTo("SOFTFAIL ~all");
  }

  /// RFC 7208 §7.1: a macro-literal is any visible character, so a name may hold what a host's may
  /// not.
  @Test
  void of_namesThatNoHostHas_areAskedForAsTheyStand() {
    assertThat(
            told(
                "example.com TXT v=spf1 a:a:b/c.example.com/24 -all\n"
                    + "a:b/c.example.com A 192.0.2.9",
                "192.0.2.1"))
        .isEqualTo("PASS a:a:b/c.example.com/24");
    String plus =
        """
        example.com TXT v=spf1 exists:%{l}._spf.%{d} -all
        bounce+ann=example.net._spf.example.com A 127.0.0.2
        """;
    assertThat(
            new SpfEvaluation(
                    ZoneDns.of(plus),
                    ZoneDns.ip("192.0.2.1"),
                    new DomainQuestion(
                        ZoneDns.name("example.com"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("bounce+ann=example.net"),
                        Optional.empty(),
                        List.of()))
                .of(ZoneDns.name("example.com"))
                .result())
        .isEqualTo(SpfResult.PASS);
  }

  @Test
  void of_spacesAndPercentSignsOfMacros_standInTheName() {
    Dns dns =
        (name, type) ->
            name.text().equals("example.com")
                ? new DnsAnswer.Found(
                    List.of(
                        new DnsRecord.Text(new UntrustedText("v=spf1 exists:a%_b%%c%-.%{d} -all"))))
                : name.text().equals("a b%c%20.example.com") && type == DnsType.A
                    ? new DnsAnswer.Found(List.of(new DnsRecord.Address(ZoneDns.ip("127.0.0.2"))))
                    : new DnsAnswer.NoSuchDomain();
    DomainQuestion question = DomainQuestion.of(ZoneDns.name("example.com"));
    assertThat(
            new SpfEvaluation(dns, ZoneDns.ip("192.0.2.1"), question)
                .of(question.domain())
                .result())
        .isEqualTo(SpfResult.PASS);
  }

  /// RFC 7208 §4.3: no local part is that of the postmaster.
  @Test
  void of_anEmptyLocalPart_isPostmaster() {
    String zone =
        """
        example.com TXT v=spf1 exists:%{l}.%{d} -all
        postmaster.example.com A 127.0.0.2
        """;
    DomainQuestion question =
        new DomainQuestion(
            ZoneDns.name("example.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            List.of());
    assertThat(
            new SpfEvaluation(ZoneDns.of(zone), ZoneDns.ip("192.0.2.1"), question)
                .of(question.domain())
                .result())
        .isEqualTo(SpfResult.PASS);
  }

  @Test
  void of_versions_endWithASpaceOrTheRecord() {
    assertThat(told("example.com TXT v=spf1;-all", "192.0.2.1")).isEqualTo("NONE");
    assertThat(told("example.com TXT v=spf1\t-all", "192.0.2.1")).isEqualTo("NONE");
    assertThat(told("example.com TXT  v=spf1 -all", "192.0.2.1")).isEqualTo("NONE");
  }

  @Test
  void of_troubleInTheDns_isTemporary() {
    assertThat(told("example.com SERVFAIL", "192.0.2.1")).isEqualTo("TEMPERROR DNS");
    assertThat(
            told(
                "example.com TXT v=spf1 a:b.example.net -all\nb.example.net SERVFAIL", "192.0.2.1"))
        .isEqualTo("TEMPERROR a:b.example.net DNS");
    assertThat(
            told("example.com TXT v=spf1 ptr -all\n1.2.0.192.in-addr.arpa SERVFAIL", "192.0.2.1"))
        .isEqualTo("FAIL -all");
  }

  @Test
  void of_loops_areAPermanentError() {
    String zone =
        """
        example.com TXT v=spf1 include:b.example.net -all
        b.example.net TXT v=spf1 include:example.com -all
        """;
    assertThat(told(zone, "192.0.2.1"))
        .isEqualTo("PERMERROR include:b.example.net include:example.com LOOP");
    assertThat(told("example.com TXT v=spf1 redirect=example.com", "192.0.2.1"))
        .isEqualTo("PERMERROR redirect=example.com LOOP");
  }

  @Test
  void of_tenLookups_areTheMost() {
    assertThat(told(lookups(10), "192.0.2.99")).isEqualTo("FAIL -all");
    assertThat(told(lookups(11), "192.0.2.99")).isEqualTo("PERMERROR LOOKUPS");
    assertThat(told(lookups(11), "192.0.2.3")).isEqualTo("PASS a:h3.example.com");
  }

  private static String lookups(int count) {
    String terms =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> " a:h" + i + ".example.com")
            .collect(Collectors.joining());
    String hosts =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "\nh" + i + ".example.com A 192.0.2." + i)
            .collect(Collectors.joining());
    return "example.com TXT v=spf1" + terms + " -all" + hosts;
  }

  @Test
  void of_twoVoids_areTheMost() {
    assertThat(told("example.com TXT v=spf1 a:x.test a:y.test -all", "192.0.2.1"))
        .isEqualTo("FAIL -all");
    assertThat(told("example.com TXT v=spf1 a:x.test mx:y.test exists:z.test -all", "192.0.2.1"))
        .isEqualTo("PERMERROR exists:z.test VOIDS");
  }

  @Test
  void of_elevenExchangers_isAPermanentError() {
    String exchangers =
        IntStream.rangeClosed(1, 11)
            .mapToObj(i -> "\nexample.com MX 10 h" + i + ".example.com")
            .collect(Collectors.joining());
    assertThat(told("example.com TXT v=spf1 mx -all" + exchangers, "192.0.2.1"))
        .isEqualTo("PERMERROR mx TOO_MANY_MX");
  }

  @Test
  void of_hugeRecord_isReadInABlink() {
    String zone = "example.com TXT v=spf1 " + "%{d}".repeat(15_000) + " " + "a ".repeat(2_000);
    assertThat(told(zone, "192.0.2.1")).startsWith("PERMERROR");
  }
}
