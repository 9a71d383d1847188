package bouncecard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.net.PolicyDownload;
import bouncecard.catalog.Catalog;
import bouncecard.probe.Finding;
import bouncecard.probe.Finding.Topic;
import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.BlockList;
import bouncecard.probe.domain.DomainProbe;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Domain checks against the lab's name server and its policies.
class DomainLabTest {
  private final Dns dns;
  private final DomainProbe probe;

  DomainLabTest() throws IOException {
    Lab lab = Lab.required();
    Catalog catalog = DataFiles.load();
    PublicAddresses addresses = Lab.addresses(catalog);
    dns = lab.dns();
    probe =
        new DomainProbe(
            dns,
            new PolicyDownload(dns, addresses, lab.trust(), Lab.HTTPS_PORT, Duration.ofSeconds(10)),
            addresses,
            Stream.of("bl.test", "dbl.test", "over.test", "world.test", "sold.test", "dead.test")
                .map(zone -> BlockList.of(name(zone), zone.equals("dbl.test"), List.of()))
                .toList(),
            catalog.dnsbls().errors());
  }

  private static DomainName name(String text) {
    return DomainName.read(text).orElseThrow();
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  private List<Finding> check(DomainQuestion question) {
    return probe.check(question, () -> Duration.ofMinutes(1)).findings();
  }

  private String kinds(DomainQuestion question, Topic topic) {
    return check(question).stream()
        .filter(finding -> finding.topic() == topic)
        .map(finding -> finding.kind().token())
        .collect(Collectors.joining(" "));
  }

  @Test
  void check_soundDomain_findsNothingWrongButWhatIs() {
    List<Finding> findings =
        check(DomainQuestion.of(name("strict.test")).from(ip("127.0.0.11")).signedWith("good"));
    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(
            FindingKind.MX_VALID,
            FindingKind.SPF_PASS,
            FindingKind.DKIM_VALID,
            FindingKind.DMARC_REMOVED_TAGS,
            FindingKind.DMARC_POLICY,
            FindingKind.DMARC_ALIGNED_BY_SPF,
            FindingKind.MTA_STS_ENFORCED,
            FindingKind.TLS_RPT_VALID,
            FindingKind.REVERSE_DNS_CONFIRMED,
            FindingKind.DNSBL_NOT_LISTED,
            FindingKind.DNSBL_LISTED,
            FindingKind.DNSBL_REFUSES_RESOLVER,
            FindingKind.DNSBL_LISTS_EVERYTHING,
            FindingKind.DNSBL_STRANGE_ANSWER,
            FindingKind.DNSBL_WITHOUT_TEST_ENTRY);
  }

  @ParameterizedTest
  @CsvSource({
    "strict.test, mx-valid",
    "multi.test, mx-valid",
    "nullmx.test, mx-null",
    "badnullmx.test, mx-null-beside-others mx-valid",
    "nomx.test, mx-implicit",
    "nomail.test, mx-nowhere",
    "nosuchdomain.test, mx-no-such-domain",
    "servfail.test, mx-dns-failed",
    "mxcname.test, mx-alias mx-valid",
    "mxmissing.test, mx-without-address",
    "mxip.test, mx-is-address",
    "mxservfail.test, mx-unknown",
    "mxunderscore.test, mx-unreadable mx-valid",
    "ipv6.test, mx-only-ipv6 mx-valid",
    "alias.test, mx-valid",
    "ssrf-rfc1918.test, mx-forbidden",
    "ssrf-meta.test, mx-forbidden",
    "ssrf-cgnat.test, mx-forbidden",
    "ssrf-mapped.test, mx-only-ipv6 mx-forbidden",
    "ssrf-v6ll.test, mx-only-ipv6 mx-forbidden",
    "ssrf-ula.test, mx-only-ipv6 mx-forbidden",
    "ssrf-nat64.test, mx-only-ipv6 mx-forbidden",
    "ssrf-6to4.test, mx-only-ipv6 mx-forbidden",
    "ssrf-teredo.test, mx-only-ipv6 mx-forbidden",
    "ssrf-mcast.test, mx-forbidden",
    "ssrf-zero.test, mx-forbidden",
    "ssrf-broadcast.test, mx-forbidden",
    "ssrf-documentation.test, mx-forbidden",
    "ssrf-mixed.test, mx-forbidden",
    "ssrf-cname.test, mx-alias mx-forbidden",
    "ssrf-implicit.test, mx-implicit mx-forbidden"
  })
  void check_mailServers_tellsWhatIsWrong(String domain, String kinds) {
    assertThat(kinds(DomainQuestion.of(name(domain)), Topic.MX).split(" "))
        .containsExactlyInAnyOrder(kinds.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "strict.test, 127.0.0.11, spf-pass",
    "strict.test, 127.0.0.1, spf-pass",
    "strict.test, 127.0.0.99, spf-fail",
    "redirect.test, 127.0.0.99, spf-softfail",
    "backup.test, 127.0.0.99, spf-neutral",
    "backup.test, 127.0.0.12, spf-pass",
    "catchall.test, 127.0.0.99, spf-passes-all spf-pass",
    "grey.test, 127.0.0.11, spf-includes-nothing",
    "grey2.test, 127.0.0.11, spf-several",
    "loop.test, 127.0.0.11, spf-loop",
    "many.test, 127.0.0.11, spf-too-many-lookups",
    "many.test, 127.0.1.3, spf-too-many-lookups spf-pass",
    "voids.test, 127.0.0.11, spf-too-many-voids",
    "syntax.test, 127.0.0.11, spf-syntax",
    "split.test, 127.0.0.12, spf-pass",
    "split.test, 127.0.0.13, spf-fail",
    "nullmx.test, 127.0.0.11, spf-fail",
    "ptrspf.test, 127.0.0.11, spf-ptr spf-fail",
    "macro.test, 127.0.0.11, spf-pass",
    "macro.test, 127.0.0.12, spf-fail",
    "noend.test, 127.0.0.12, spf-without-end spf-neutral",
    "temporary.test, 127.0.0.12, spf-unknown",
    "six.test, ::1, spf-pass",
    "six.test, 127.0.0.1, spf-fail",
    "expired.test, 127.0.0.1, spf-absent"
  })
  void check_spf_isEvaluated(String domain, String sender, String kinds) {
    assertThat(kinds(DomainQuestion.of(name(domain)).from(ip(sender)), Topic.SPF)).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "good, dkim-valid",
    "deleg, dkim-valid",
    "short, dkim-short",
    "tooshort, dkim-too-short",
    "ed, dkim-ed25519",
    "revoked, dkim-revoked",
    "testing, dkim-valid dkim-testing",
    "broken, dkim-broken-base64",
    "sha1, dkim-valid dkim-wrong-hash",
    "other, dkim-valid dkim-wrong-service",
    "nosuch, dkim-absent"
  })
  void check_dkim_looksAtTheKey(String selector, String kinds) {
    assertThat(kinds(DomainQuestion.of(name("strict.test")).signedWith(selector), Topic.DKIM))
        .isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "strict.test, dmarc-removed-tags dmarc-policy",
    "sub.strict.test, dmarc-removed-tags dmarc-policy",
    "catchall.test, dmarc-none dmarc-without-reports",
    "grey.test, dmarc-several",
    "backup.test, dmarc-policy dmarc-reports-unauthorised",
    "syntax.test, dmarc-ignored dmarc-without-reports",
    "testing.test, dmarc-testing dmarc-policy",
    "org.suffix.test, dmarc-policy dmarc-without-reports",
    "expired.test, dmarc-absent",
    "servfail.test, dmarc-unknown"
  })
  void check_dmarc_walksTheTree(String domain, String kinds) {
    assertThat(kinds(DomainQuestion.of(name(domain)), Topic.DMARC)).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "strict.test, mta-sts-enforced",
    "testing.test, mta-sts-testing mta-sts-server-not-listed",
    "moved-policy.test, mta-sts-redirected",
    "wrong-certificate.test, mta-sts-certificate",
    "grey.test, mta-sts-several",
    "backup.test, mta-sts-not-public",
    "expired.test, mta-sts-absent"
  })
  void check_mtaSts_fetchesThePolicy(String domain, String kinds) {
    assertThat(kinds(DomainQuestion.of(name(domain)), Topic.MTA_STS)).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.11, reverse-dns-confirmed",
    "127.0.0.12, reverse-dns-unconfirmed",
    "127.0.0.13, reverse-dns-confirmed reverse-dns-several",
    "127.0.0.14, reverse-dns-absent",
    "127.0.0.15, reverse-dns-unconfirmed"
  })
  void check_reverseDns_wantsANameThatPointsBack(String sender, String kinds) {
    assertThat(kinds(DomainQuestion.of(name("strict.test")).from(ip(sender)), Topic.REVERSE_DNS))
        .isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.11, dnsbl-not-listed",
    "127.0.0.12, dnsbl-listed",
    "::1, dnsbl-listed",
    "::2, dnsbl-not-listed"
  })
  void check_dnsbl_isBelievedAfterItsTest(String sender, String kind) {
    assertThat(kinds(DomainQuestion.of(name("expired.test")).from(ip(sender)), Topic.DNSBL))
        .startsWith(kind + " dnsbl-not-listed dnsbl-refuses-resolver dnsbl-lists-everything");
  }

  @Test
  void check_dnsbl_tellsAllCodesAndTheReason() {
    assertThat(check(DomainQuestion.of(name("expired.test")).from(ip("127.0.0.12"))))
        .filteredOn(finding -> finding.kind() == FindingKind.DNSBL_LISTED)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.values())
                    .containsEntry("codes", new UntrustedText("127.0.0.4, 127.0.0.11"))
                    .containsEntry(
                        "reason", new UntrustedText("https://bl.test/query/127.0.0.12")));
  }

  @Test
  void ask_longText_comesByTcp() {
    assertThat(
            dns.ask(name("good._domainkey.strict.test"), DnsType.TXT).records(DnsRecord.Text.class))
        .singleElement()
        .satisfies(record -> assertThat(record.text().value()).hasSizeGreaterThan(400));
  }

  @Test
  void ask_servfailNoDataAndNoName_areThreeThings() {
    assertThat(dns.ask(name("servfail.test"), DnsType.MX))
        .isEqualTo(new DnsAnswer.Failed(DnsAnswer.Failed.Kind.SERVFAIL));
    assertThat(dns.ask(name("nomail.test"), DnsType.MX)).isEqualTo(new DnsAnswer.NoData());
    assertThat(dns.ask(name("nosuch.test"), DnsType.MX)).isEqualTo(new DnsAnswer.NoSuchDomain());
    assertThat(dns.ask(name("elsewhere.example"), DnsType.MX))
        .isEqualTo(new DnsAnswer.Failed(DnsAnswer.Failed.Kind.REFUSED));
  }
}
