package bouncecard.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.address.PublicAddresses.Judged;
import bouncecard.probe.domain.PolicySource.Reason;
import bouncecard.probe.domain.record.DomainQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A domain as a whole: what is looked at, in which order, and what is left out.
class DomainProbeTest {
  private static final PublicAddresses ADDRESSES =
      new PublicAddresses(
          List.of(
              new Judged(Cidr.parse("192.0.2.0/24").orElseThrow(), true, "test"),
              new Judged(Cidr.parse("10.0.0.0/8").orElseThrow(), false, "Private-Use")),
          List.of());

  private static final Duration TIME = Duration.ofMinutes(1);

  private static List<String> check(String zone, DomainQuestion question, BlockList... lists) {
    DomainProbe probe =
        new DomainProbe(
            ZoneDns.of(zone),
            _ -> new PolicySource.Failed(Reason.UNREACHABLE),
            ADDRESSES,
            List.of(lists),
            Map.of());
    return Told.kinds(probe.check(question, () -> TIME).findings());
  }

  private static DomainQuestion example() {
    return DomainQuestion.of(ZoneDns.name("example.com"));
  }

  @Test
  void check_domainThatPublishesNothing_saysWhatIsAbsent() {
    assertThat(check("example.com A 192.0.2.1", example()))
        .containsExactly(
            "mx-implicit",
            "spf-absent",
            "dkim-without-selector",
            "dmarc-absent",
            "mta-sts-absent",
            "tls-rpt-absent");
  }

  @Test
  void check_domainThatTakesNoMail_isNotAskedAboutReceiving() {
    String zone =
        """
        example.com MX 0 .
        example.com TXT v=spf1 -all
        _dmarc.example.com TXT v=DMARC1; p=reject
        """;
    assertThat(check(zone, example()))
        .containsExactly(
            "mx-null",
            "spf-valid",
            "dkim-without-selector",
            "dmarc-policy",
            "dmarc-without-reports");
  }

  @Test
  void check_domainThatIsNotThere_saysSo() {
    assertThat(check("example.net A 192.0.2.1", example()))
        .startsWith("mx-no-such-domain", "spf-absent");
  }

  @Test
  void check_serverInAPrivateNetwork_isToldOf() {
    assertThat(check("example.com MX 10 mx.example.com\nmx.example.com A 10.0.0.1", example()))
        .startsWith("mx-forbidden");
  }

  @Test
  void check_lists_areAskedForWhatTheyList() {
    BlockList ofNames = BlockList.of(ZoneDns.name("names.example.org"), true, List.of());
    BlockList ofAddresses = BlockList.of(ZoneDns.name("bl.example.org"), false, List.of());
    String zone = "example.com A 192.0.2.1\ntest.names.example.org A 127.0.0.2\n";
    assertThat(check(zone, example(), ofNames, ofAddresses)).endsWith("dnsbl-not-listed");
    assertThat(check(zone, example().from(ZoneDns.ip("192.0.2.1")), ofNames, ofAddresses))
        .endsWith("reverse-dns-absent", "dnsbl-not-listed", "dnsbl-without-test-entry");
  }

  @Test
  void check_whenTheTimeIsOver_asksNobodyAndKnowsNothing() {
    ZoneDns dns = ZoneDns.of("example.com A 192.0.2.1");
    DomainProbe probe =
        new DomainProbe(dns, _ -> new PolicySource.Status(404), ADDRESSES, List.of(), Map.of());
    assertThat(
            Told.kinds(
                probe
                    .check(example().from(ZoneDns.ip("192.0.2.1")), () -> Duration.ZERO)
                    .findings()))
        .containsExactly(
            "mx-dns-failed",
            "spf-unknown",
            "dkim-without-selector",
            "dmarc-unknown",
            "mta-sts-unknown",
            "tls-rpt-unknown",
            "reverse-dns-unknown");
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void text_ofAQuestion_isWhatAPersonWouldWrite() {
    assertThat(
            example()
                .from(ZoneDns.ip("192.0.2.1"))
                .signedWith("s1")
                .signed("k2", ZoneDns.name("example.net"))
                .text())
        .isEqualTo("example.com 192.0.2.1 s1._domainkey.example.com k2._domainkey.example.net");
  }
}
