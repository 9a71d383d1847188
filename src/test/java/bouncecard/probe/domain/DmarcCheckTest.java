package bouncecard.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.DomainQuestion.Signature;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.spf.SpfResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// DMARC by RFC 9989.
class DmarcCheckTest {

  private static DomainQuestion question(String domain, String envelope, String... signers) {
    return new DomainQuestion(
        ZoneDns.name(domain),
        Optional.empty(),
        Optional.of(ZoneDns.name(envelope)),
        Optional.empty(),
        Optional.empty(),
        List.of(signers).stream().map(name -> new Signature("s1", ZoneDns.name(name))).toList());
  }

  private static List<String> check(String zone, String domain) {
    return check(zone, question(domain, domain), Optional.empty());
  }

  private static List<String> check(String zone, DomainQuestion question, Optional<SpfResult> spf) {
    FindingCollector findings = new FindingCollector();
    new DmarcCheck(ZoneDns.of(zone), findings).check(question, spf);
    return Told.of(findings.all());
  }

  private static String organization(String zone, String domain) {
    return TreeWalk.from(ZoneDns.of(zone), ZoneDns.name(domain)).organization().text();
  }

  @Test
  void organization_byTheWalk_isTheHighestWithARecordOrWhatRecordsSay() {
    String zone =
        """
        _dmarc.example.com TXT v=DMARC1; p=none
        _dmarc.a.example.com TXT v=DMARC1; p=none
        _dmarc.own.example.com TXT v=DMARC1; p=none; psd=n
        _dmarc.bank TXT v=DMARC1; p=reject; psd=y
        """;
    assertThat(organization(zone, "x.a.example.com")).isEqualTo("example.com");
    assertThat(organization(zone, "x.own.example.com")).isEqualTo("own.example.com");
    assertThat(organization(zone, "www.my.bank")).isEqualTo("my.bank");
    assertThat(organization(zone, "bank")).isEqualTo("bank");
    assertThat(organization(zone, "nothing.example.net")).isEqualTo("nothing.example.net");
  }

  @Test
  void from_longName_asksEightTimesAtMost() {
    ZoneDns dns = ZoneDns.of("example.com NOTHING");
    TreeWalk.from(dns, ZoneDns.name("a.b.c.d.e.f.g.h.i.j.example.com"));
    assertThat(dns.asked())
        .containsExactly(
            "_dmarc.a.b.c.d.e.f.g.h.i.j.example.com TXT",
            "_dmarc.f.g.h.i.j.example.com TXT",
            "_dmarc.g.h.i.j.example.com TXT",
            "_dmarc.h.i.j.example.com TXT",
            "_dmarc.i.j.example.com TXT",
            "_dmarc.j.example.com TXT",
            "_dmarc.example.com TXT",
            "_dmarc.com TXT");
  }

  @Test
  void check_policies_tellsWhichTagHolds() {
    String zone =
        """
        _dmarc.example.com TXT v=DMARC1; p=reject; sp=quarantine; np=none; rua=mailto:d@example.com
        there.example.com A 192.0.2.1
        _dmarc.example.net TXT v=DMARC1; p=reject; rua=mailto:d@example.net
        """;
    assertThat(check(zone, "example.com"))
        .containsExactly("dmarc-policy name=_dmarc.example.com policy=reject tag=p");
    assertThat(check(zone, "there.example.com"))
        .containsExactly("dmarc-policy name=_dmarc.example.com policy=quarantine tag=sp");
    assertThat(check(zone, "nosuch.example.com"))
        .containsExactly("dmarc-none name=_dmarc.example.com policy=none tag=np");
    assertThat(check(zone, "sub.example.net"))
        .containsExactly("dmarc-policy name=_dmarc.example.net policy=reject tag=p");
  }

  @Test
  void check_noRecordSeveralOrTrouble_tellsThemApart() {
    assertThat(check("example.com TXT x", "example.com"))
        .containsExactly(
            "dmarc-absent domain=example.com → _dmarc.example.com. IN TXT \"v=DMARC1; p=none;"
                + " rua=mailto:dmarc-reports@example.com\"");
    assertThat(
            check(
                "_dmarc.example.com TXT v=DMARC1; p=none\n"
                    + "_dmarc.example.com TXT v=DMARC1; p=reject",
                "example.com"))
        .containsExactly("dmarc-several name=_dmarc.example.com");
    assertThat(check("_dmarc.example.com SERVFAIL", "example.com"))
        .containsExactly("dmarc-unknown domain=example.com error=SERVFAIL");
    assertThat(check("_dmarc.example.com TXT v=DMARC10; p=none", "example.com"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("dmarc-absent"));
  }

  @Test
  void check_tags_tellsWhatIsWithoutEffectOrWrong() {
    assertThat(
            check(
                "_dmarc.example.com TXT v=DMARC1; p=reject; pct=50; ri=3600; t=y;"
                    + " rua=mailto:d@example.com",
                "example.com"))
        .containsExactly(
            "dmarc-removed-tags name=_dmarc.example.com tags=pct, ri → _dmarc.example.com. IN TXT"
                + " \"v=DMARC1; p=reject; t=y; rua=mailto:d@example.com\"",
            "dmarc-testing applied=quarantine name=_dmarc.example.com policy=reject →"
                + " _dmarc.example.com. IN TXT \"v=DMARC1; p=reject; pct=50; ri=3600;"
                + " rua=mailto:d@example.com\"",
            "dmarc-policy name=_dmarc.example.com policy=reject tag=p");
    assertThat(
            check("_dmarc.example.com TXT v=DMARC1; policy=reject; adkim=x; junk", "example.com"))
        .containsExactly(
            "dmarc-wrong-value name=_dmarc.example.com tag=adkim value=x",
            "dmarc-strange-part name=_dmarc.example.com part=junk",
            "dmarc-ignored name=_dmarc.example.com → _dmarc.example.com. IN TXT"
                + " \"v=DMARC1; policy=reject; adkim=x; p=none\"",
            "dmarc-without-reports name=_dmarc.example.com");
    assertThat(kinds("v=DMARC1; p=none; t=u; psd=u; rua=mailto:d@example.com"))
        .containsExactly("dmarc-wrong-value", "dmarc-none");
    assertThat(kinds("v=DMARC1; p=none; fo=1:d:S; rua=mailto:d@example.com"))
        .containsExactly("dmarc-none");
    assertThat(kinds("v=DMARC1; p=none; fo=1:x; rua=mailto:d@example.com"))
        .containsExactly("dmarc-wrong-value", "dmarc-none");
  }

  private static List<String> kinds(String record) {
    return check("_dmarc.example.com TXT " + record, "example.com").stream()
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  /// RFC 9989 §4.8: space may stand around each equals sign, the word of the version is of
  /// capitals.
  @Test
  void check_versions_areTakenAsTheStandardHasThem() {
    for (String record :
        List.of(
            "v = DMARC1; p=reject; rua=mailto:d@example.com",
            "V=DMARC1 ;p = reject ; rua = mailto:d@example.com",
            "v=DMARC1;p=reject;rua=mailto:d@example.com;;")) {
      assertThat(kinds(record)).as(record).containsExactly("dmarc-policy");
    }
    assertThat(check("_dmarc.example.com TXT v = DMARC1", "example.com"))
        .anyMatch(line -> line.startsWith("dmarc-ignored"));
  }

  @Test
  void check_recordsThatNobodyTakes_areToldWithWhatWasMeant() {
    String right = " → _dmarc.example.com. IN TXT \"v=DMARC1; p=reject\"";
    for (String slip :
        List.of(
            "v=dmarc1; p=reject",
            " v=DMARC1; p=reject",
            "\"v=DMARC1; p=reject\"",
            "v=DMARC1, p=reject",
            "v=DMARC1 p=reject")) {
      assertThat(check("_dmarc.example.com TXT " + slip, "example.com"))
          .as(slip)
          .containsExactly(
              "dmarc-passed-over name=_dmarc.example.com record="
                  + slip
                  + " version=v=DMARC1"
                  + right);
    }
    assertThat(check("example.com TXT v=DMARC1; p=reject", "example.com"))
        .containsExactly(
            "dmarc-misplaced domain=example.com name=_dmarc.example.com record=v=DMARC1; p=reject"
                + right);
    // One that is in force elsewhere does not hide it.
    assertThat(
            check(
                "_dmarc.a.example.com TXT v=dmarc1; p=reject\n"
                    + "_dmarc.example.com TXT v=DMARC1; p=none; rua=mailto:d@example.com",
                "a.example.com"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("dmarc-passed-over", "dmarc-none");
  }

  /// RFC 9989 §4.10.1, on what to make of a record whose policies are not.
  @Test
  void check_policiesThatAreNone_makeTheRecordCountAsNoneOrNothing() {
    assertThat(kinds("v=DMARC1; rua=mailto:d@example.com"))
        .containsExactly("dmarc-without-policy", "dmarc-none");
    assertThat(kinds("v=DMARC1; p=block; rua=mailto:d@example.com"))
        .containsExactly("dmarc-wrong-policy", "dmarc-none");
    assertThat(kinds("v=DMARC1; p=reject; sp=quarantin; rua=mailto:d@example.com"))
        .containsExactly("dmarc-wrong-policy", "dmarc-none");
    assertThat(kinds("v=DMARC1; p=block"))
        .containsExactly("dmarc-wrong-policy", "dmarc-ignored", "dmarc-without-reports");
    assertThat(kinds("v=DMARC1; p=block; rua=example.com"))
        .containsExactly("dmarc-wrong-policy", "dmarc-ignored", "dmarc-wrong-report-address");
    assertThat(kinds("v=DMARC1; p=reject"))
        .containsExactly("dmarc-policy", "dmarc-without-reports");
  }

  @Test
  void check_addressesForReports_areUris() {
    for (String uri :
        List.of(
            "mailto:d@example.com",
            "MAILTO:d@example.com",
            "mailto:d@example.com!2g",
            "mailto:d@example.com ! 2G",
            "mailto:d@example.com?subject=x")) {
      assertThat(kinds("v=DMARC1; p=reject; rua=" + uri)).as(uri).containsExactly("dmarc-policy");
    }
    for (String wrong :
        List.of("d@example.com", "mailto:", "mailto:d", "mailto:d@", "http://a.b")) {
      assertThat(kinds("v=DMARC1; p=reject; rua=" + wrong))
          .as(wrong)
          .containsExactly("dmarc-policy", "dmarc-wrong-report-address");
    }
    assertThat(kinds("v=DMARC1; p=reject; rua=mailto:d@example.com; ruf=d@example.com"))
        .containsExactly("dmarc-policy", "dmarc-wrong-report-address");
  }

  /// Where no address is known, SPF was not evaluated, and nobody can say that it does not pass.
  @Test
  void check_alignmentWithoutAnAddress_doesNotJudgeSpf() {
    String zone = "_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com";
    DomainQuestion signedByAnother = question("example.com", "example.com", "example.net");
    assertThat(check(zone, signedByAnother, Optional.empty()))
        .containsExactly(
            "dmarc-policy name=_dmarc.example.com policy=reject tag=p",
            "dmarc-spf-not-evaluated dkim=example.net domain=example.com spf=example.com");
    assertThat(check(zone, signedByAnother, Optional.of(SpfResult.SOFTFAIL)))
        .contains("dmarc-spf-does-not-pass dkim=example.net domain=example.com spf=example.com");
  }

  @Test
  void check_reports_mustBeWantedWhereTheyGo() {
    String zone =
        """
        _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@sub.example.com,\
        mailto:c@yes.example.net!10m, mailto:d@no.example.net, https://example.org/
        example.com._report._dmarc.yes.example.net TXT v=DMARC1
        """;
    assertThat(check(zone, "example.com"))
        .containsExactly(
            "dmarc-policy name=_dmarc.example.com policy=reject tag=p",
            "dmarc-reports-unauthorised domain=example.com host=no.example.net →"
                + " example.com._report._dmarc.no.example.net. IN TXT \"v=DMARC1\"",
            "dmarc-wrong-report-address address=https://example.org/ name=_dmarc.example.com");
  }

  @Test
  void check_alignment_isRelaxedUnlessTheRecordIsStrict() {
    String relaxed = "_dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com";
    String strict = relaxed.replace("p=reject", "p=reject; aspf=s; adkim=s");
    DomainQuestion below = question("example.com", "bounce.example.com");
    Optional<SpfResult> pass = Optional.of(SpfResult.PASS);
    assertThat(check(relaxed, below, pass))
        .contains("dmarc-aligned-by-spf domain=example.com spf=bounce.example.com");
    assertThat(check(strict, below, pass))
        .contains("dmarc-not-aligned dkim=- domain=example.com spf=bounce.example.com");
    assertThat(check(relaxed, below, Optional.of(SpfResult.FAIL)))
        .contains("dmarc-spf-does-not-pass dkim=- domain=example.com spf=bounce.example.com");
    DomainQuestion service =
        question("example.com", "service.example.net", "service.example.net", "mail.example.com");
    assertThat(check(relaxed, service, pass))
        .contains(
            "dmarc-aligned-by-dkim dkim=service.example.net, mail.example.com domain=example.com");
    assertThat(check(strict, service, pass)).anyMatch(line -> line.startsWith("dmarc-not-aligned"));
  }
}
