package bouncecard.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.Dnsbl.Sense;
import bouncecard.probe.domain.record.FindingCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Reverse DNS and DNSBLs.
class ReputationTest {
  private static final Dnsbl KNOWN =
      new Dnsbl(
          "bl.example.org",
          false,
          "https://bl.example.org/",
          Optional.empty(),
          Map.of(
              "127.0.0.4", Sense.EXPLOITED, "127.0.0.11", Sense.POLICY, "127.0.0.9", Sense.MISUSE));
  private static final String TESTED = "2.0.0.127.bl.example.org A 127.0.0.2\n";

  private static List<String> reverse(String zone, String ip) {
    FindingCollector findings = new FindingCollector();
    new ReverseDnsCheck(ZoneDns.of(zone), findings).check(ZoneDns.ip(ip));
    return Told.of(findings.all());
  }

  private static BlockListCheck check(
      String zone, boolean listsDomains, FindingCollector findings) {
    BlockList list =
        BlockList.of(
            ZoneDns.name("bl.example.org"),
            listsDomains,
            listsDomains ? List.of() : List.of(KNOWN));
    return new BlockListCheck(
        ZoneDns.of(zone),
        list,
        Map.of("127.255.255.254", Sense.RESOLVER, "127.255.255.255", Sense.VOLUME),
        findings);
  }

  private static List<String> listed(String zone, String ip) {
    FindingCollector findings = new FindingCollector();
    check(zone, false, findings).check(ZoneDns.ip(ip));
    return Told.of(findings.all());
  }

  @Test
  void reverse_names_mustPointBack() {
    String zone =
        """
        1.2.0.192.in-addr.arpa PTR mx.example.com
        mx.example.com A 192.0.2.1
        2.2.0.192.in-addr.arpa PTR mx.example.com
        3.2.0.192.in-addr.arpa PTR mx3.example.com
        3.2.0.192.in-addr.arpa PTR old.example.com
        mx3.example.com A 192.0.2.3
        4.2.0.192.in-addr.arpa PTR host-192-0-2-4.isp.example.net
        host-192-0-2-4.isp.example.net A 192.0.2.4
        6.2.0.192.in-addr.arpa SERVFAIL
        """;
    assertThat(reverse(zone, "192.0.2.1"))
        .containsExactly("reverse-dns-confirmed ip=192.0.2.1 names=mx.example.com");
    assertThat(reverse(zone, "192.0.2.2"))
        .containsExactly(
            "reverse-dns-unconfirmed ip=192.0.2.2 names=mx.example.com → mx.example.com. IN A"
                + " 192.0.2.2");
    assertThat(reverse(zone, "192.0.2.3"))
        .containsExactly(
            "reverse-dns-confirmed ip=192.0.2.3 names=mx3.example.com",
            "reverse-dns-several ip=192.0.2.3 names=mx3.example.com, old.example.com");
    assertThat(reverse(zone, "192.0.2.4"))
        .containsExactly(
            "reverse-dns-confirmed ip=192.0.2.4 names=host-192-0-2-4.isp.example.net",
            "reverse-dns-generic ip=192.0.2.4 names=host-192-0-2-4.isp.example.net");
    assertThat(reverse(zone, "192.0.2.5"))
        .containsExactly("reverse-dns-absent ip=192.0.2.5 name=5.2.0.192.in-addr.arpa");
    assertThat(reverse(zone, "192.0.2.6"))
        .containsExactly("reverse-dns-unknown error=SERVFAIL name=6.2.0.192.in-addr.arpa");
  }

  @Test
  void listed_codes_areExplainedEach() {
    assertThat(
            listed(
                TESTED
                    + "9.2.0.192.bl.example.org A 127.0.0.4\n"
                    + "9.2.0.192.bl.example.org A 127.0.0.11\n"
                    + "9.2.0.192.bl.example.org A 127.0.0.99\n"
                    + "9.2.0.192.bl.example.org TXT see https://bl.example.org/?ip",
                "192.0.2.9"))
        .containsExactly(
            line("dnsbl-listed-as-exploited", "127.0.0.4"),
            line("dnsbl-listed-by-policy", "127.0.0.11"),
            line("dnsbl-listed", "127.0.0.99"));
    assertThat(listed(TESTED, "192.0.2.9"))
        .containsExactly("dnsbl-not-listed list=bl.example.org target=192.0.2.9");
  }

  private static String line(String kind, String code) {
    return kind
        + " codes="
        + code
        + " link=https://bl.example.org/ list=bl.example.org reason=see https://bl.example.org/?ip"
        + " target=192.0.2.9";
  }

  @Test
  void listed_errors_areNoListings() {
    for (String code :
        List.of("127.255.255.254", "127.255.255.255", "127.255.255.252", "127.0.0.9")) {
      String kind =
          switch (code) {
            case "127.255.255.254" -> "dnsbl-refuses-resolver";
            case "127.255.255.255" -> "dnsbl-refuses-volume";
            default -> "dnsbl-error";
          };
      assertThat(listed(TESTED + "9.2.0.192.bl.example.org A " + code, "192.0.2.9"))
          .containsExactly(kind + " code=" + code + " list=bl.example.org");
    }
    assertThat(listed(TESTED + "9.2.0.192.bl.example.org A 192.0.2.80", "192.0.2.9"))
        .containsExactly("dnsbl-strange-answer code=192.0.2.80 list=bl.example.org");
    assertThat(listed(TESTED + "9.2.0.192.bl.example.org SERVFAIL", "192.0.2.9"))
        .containsExactly("dnsbl-unknown error=SERVFAIL list=bl.example.org");
  }

  @Test
  void listed_listThatFailsItsTest_isNotBelieved() {
    String hit = "9.2.0.192.bl.example.org A 127.0.0.4\n";
    assertThat(listed(hit, "192.0.2.9"))
        .containsExactly("dnsbl-without-test-entry list=bl.example.org");
    assertThat(listed(TESTED + hit + "1.0.0.127.bl.example.org A 127.0.0.2", "192.0.2.9"))
        .containsExactly("dnsbl-lists-everything list=bl.example.org");
    assertThat(listed("2.0.0.127.bl.example.org A 127.255.255.254", "192.0.2.9"))
        .containsExactly("dnsbl-refuses-resolver code=127.255.255.254 list=bl.example.org");
    assertThat(listed(TESTED + hit, "2001:db8::1"))
        .containsExactly("dnsbl-without-ipv6 list=bl.example.org");
    String six =
        ZoneDns.ip("::ffff:7f00:2").reversed()
            + ".bl.example.org A 127.0.0.2\n"
            + ZoneDns.ip("2001:db8::1").reversed()
            + ".bl.example.org A 127.0.0.4\n";
    assertThat(listed(six, "2001:db8::1")).hasSize(1).allMatch(l -> l.contains("exploited"));
  }

  @Test
  void listed_domains_haveOtherTestEntries() {
    FindingCollector findings = new FindingCollector();
    check(
            "test.bl.example.org A 127.0.1.2\nbad.example.com.bl.example.org A 127.0.1.2",
            true,
            findings)
        .check(ZoneDns.name("bad.example.com"));
    assertThat(Told.of(findings.all()))
        .containsExactly(
            "dnsbl-listed codes=127.0.1.2 link=bl.example.org list=bl.example.org reason=-"
                + " target=bad.example.com");
  }
}
