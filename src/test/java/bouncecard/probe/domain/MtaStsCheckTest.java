package bouncecard.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.domain.PolicySource.Fetched;
import bouncecard.probe.domain.PolicySource.Reason;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.text.UntrustedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/// MTA-STS and TLS-RPT.
class MtaStsCheckTest {
  private static final String ZONE =
      """
      example.com MX 10 mx1.example.com
      example.com MX 20 mx2.example.com
      _mta-sts.example.com TXT v=STSv1; id=20261123;
      """;

  private static List<String> check(String zone, Fetched fetched) {
    FindingCollector findings = new FindingCollector();
    new MtaStsCheck(ZoneDns.of(zone), _ -> fetched, findings).check(ZoneDns.name("example.com"));
    return Told.of(findings.all());
  }

  private static Fetched policy(String text) {
    return new PolicySource.Body(new UntrustedText(text));
  }

  private static List<String> reports(String zone) {
    FindingCollector findings = new FindingCollector();
    new MtaStsCheck(ZoneDns.of(zone), _ -> new PolicySource.Status(500), findings)
        .reports(ZoneDns.name("example.com"));
    return Told.of(findings.all());
  }

  @Test
  void check_policies_areHeldAgainstTheServers() {
    assertThat(
            check(
                ZONE,
                policy(
                    "version: STSv1\r\nmode: enforce\r\nmx: *.example.com\r\nmax_age: 604800\r\n")))
        .containsExactly("mta-sts-enforced domain=example.com mx=*.example.com");
    assertThat(
            check(
                ZONE, policy("version: STSv1\nmode: testing\nmx: mx1.example.com\nmax_age: 86400")))
        .containsExactly(
            "mta-sts-testing domain=example.com mx=mx1.example.com",
            "mta-sts-server-not-listed mx=mx1.example.com server=mx2.example.com → mx:"
                + " mx2.example.com");
    assertThat(check(ZONE, policy("version: STSv1\nmode: none\nmax_age: 86400")))
        .containsExactly("mta-sts-off domain=example.com");
  }

  @Test
  void check_brokenPolicies_tellsWhatIsMissing() {
    assertThat(check(ZONE, policy("<html>not found</html>")))
        .containsExactly(
            "mta-sts-broken-policy host=mta-sts.example.com part=version, <html>not found</html>,"
                + " mode, max_age, mx");
    assertThat(
            check(
                ZONE,
                policy("version: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 99999999999")))
        .startsWith("mta-sts-broken-policy host=mta-sts.example.com part=max_age");
  }

  @Test
  void check_records_noneSeveralWrongAndTrouble() {
    Fetched none = new PolicySource.Status(404);
    assertThat(check("example.com NOTHING", none))
        .containsExactly("mta-sts-absent domain=example.com");
    assertThat(
            check(
                "_mta-sts.example.com TXT v=STSv1; id=1\n_mta-sts.example.com TXT v=STSv1; id=2",
                none))
        .containsExactly("mta-sts-several name=_mta-sts.example.com");
    assertThat(check("_mta-sts.example.com TXT v=STSv1; id=2026-11-23", none))
        .allMatch(line -> line.startsWith("mta-sts-wrong-id"))
        .hasSize(1);
    assertThat(check("_mta-sts.example.com SERVFAIL", none))
        .containsExactly("mta-sts-unknown error=SERVFAIL name=_mta-sts.example.com");
  }

  /// RFC 8461 §3.1 and §3.2: of a field that is there twice the first counts, but for `mx`; the
  /// version is written as it stands.
  @Test
  void check_fieldsThatAreThereTwice_countOnce() {
    Fetched twice =
        policy(
            """
            version: STSv1
            version: STSv2
            mode: testing
            mode: enforce
            mx: *.example.com
            mx: mx.example.net
            max_age: 86400
            max_age: x
            """);
    assertThat(check(ZONE, twice))
        .containsExactly("mta-sts-testing domain=example.com mx=*.example.com, mx.example.net");
    assertThat(check("_mta-sts.example.com TXT v=STSv1; id=1; id=-", twice))
        .containsExactly("mta-sts-testing domain=example.com mx=*.example.com, mx.example.net");
    assertThat(
            check(
                ZONE,
                policy("version: STSv1\nmode: enforce\nmx: .example.com\nmx: *\nmax_age: 86400")))
        .first()
        .isEqualTo(
            "mta-sts-broken-policy host=mta-sts.example.com part=mx: .example.com, mx: *, mx");
  }

  @Test
  void check_recordsThatWereMeantToBeOne_areTold() {
    Fetched none = new PolicySource.Status(404);
    for (String slip :
        List.of("v=stsv1; id=1", "v=STSv1 id=1", " v=STSv1; id=1", "v = STSv1; id=1")) {
      assertThat(check("_mta-sts.example.com TXT " + slip, none))
          .as(slip)
          .containsExactly(
              "mta-sts-passed-over name=_mta-sts.example.com record="
                  + slip
                  + " version=v=STSv1 → _mta-sts.example.com. IN TXT \"v=STSv1; id=1\"");
    }
    assertThat(check("_mta-sts.example.com TXT v=STSv1 ;id=1", none))
        .containsExactly("mta-sts-no-policy host=mta-sts.example.com status=404");
  }

  @Test
  void check_fetchingThatFails_tellsHow() {
    assertThat(check(ZONE, new PolicySource.Status(404)))
        .containsExactly("mta-sts-no-policy host=mta-sts.example.com status=404");
    assertThat(check(ZONE, new PolicySource.Status(301)))
        .containsExactly("mta-sts-redirected host=mta-sts.example.com status=301");
    assertThat(check(ZONE, new PolicySource.Failed(Reason.CERTIFICATE)))
        .containsExactly("mta-sts-certificate host=mta-sts.example.com");
    assertThat(check(ZONE, new PolicySource.Failed(Reason.NOT_PUBLIC)))
        .containsExactly("mta-sts-not-public host=mta-sts.example.com");
    for (Reason reason : Reason.values()) {
      assertThat(check(ZONE, new PolicySource.Failed(reason))).hasSize(1);
    }
  }

  @Test
  void reports_addresses_areMailOrWeb() {
    assertThat(reports("_smtp._tls.example.com TXT v=TLSRPTv1; rua=mailto:t@example.com,https://x"))
        .containsExactly("tls-rpt-valid addresses=mailto:t@example.com, https://x");
    assertThat(reports("_smtp._tls.example.com TXT v=TLSRPTv1; rua=t@example.com"))
        .allMatch(line -> line.startsWith("tls-rpt-wrong"))
        .hasSize(1);
    assertThat(
            reports(
                "_smtp._tls.example.com TXT v=TLSRPTv1; rua=MAILTO:a@example.com;"
                    + " rua=HTTPS://b.example.com/"))
        .containsExactly("tls-rpt-valid addresses=MAILTO:a@example.com, HTTPS://b.example.com/");
    for (String wrong :
        List.of("mailto:", "https:", "https://", "mailto:t@", "ftp://example.com")) {
      assertThat(reports("_smtp._tls.example.com TXT v=TLSRPTv1; rua=" + wrong))
          .as(wrong)
          .allMatch(line -> line.startsWith("tls-rpt-wrong"))
          .hasSize(1);
    }
    assertThat(reports("_smtp._tls.example.com TXT v=tlsrptv1; rua=mailto:t@example.com"))
        .containsExactly(
            "tls-rpt-passed-over name=_smtp._tls.example.com record=v=tlsrptv1;"
                + " rua=mailto:t@example.com version=v=TLSRPTv1 → _smtp._tls.example.com. IN TXT"
                + " \"v=TLSRPTv1; rua=mailto:t@example.com\"");
    assertThat(reports("example.com NOTHING"))
        .containsExactly(
            "tls-rpt-absent domain=example.com → _smtp._tls.example.com. IN TXT \"v=TLSRPTv1;"
                + " rua=mailto:tls-reports@example.com\"");
  }
}
