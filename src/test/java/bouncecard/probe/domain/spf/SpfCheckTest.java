package bouncecard.probe.domain.spf;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.domain.Told;
import bouncecard.probe.domain.ZoneDns;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.FindingCollector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is told of SPF records, and which record is to be published.
class SpfCheckTest {

  private static List<String> check(String zone, String... ip) {
    FindingCollector findings = new FindingCollector();
    DomainQuestion question = DomainQuestion.of(ZoneDns.name("example.com"));
    new SpfCheck(ZoneDns.of(zone), findings)
        .check(ip.length == 0 ? question : question.from(ZoneDns.ip(ip[0])));
    return Told.of(findings.all());
  }

  private static String txt(String text) {
    return " → example.com. IN TXT \"" + text + "\"";
  }

  @Test
  void check_withoutARecord_publishesOne() {
    assertThat(check("example.com NOTHING"))
        .containsExactly("spf-absent domain=example.com" + txt("v=spf1 mx ~all"));
    assertThat(check("example.com NOTHING", "2001:db8::1"))
        .containsExactly("spf-absent domain=example.com" + txt("v=spf1 mx ip6:2001:db8::1 ~all"));
  }

  @Test
  void check_withAnAddress_tellsWhatDecidedAndAddsIt() {
    String zone =
        "example.com TXT v=spf1 include:_spf.example.com -all\n"
            + "_spf.example.com TXT v=spf1 ip4:192.0.2.1 ~all";
    assertThat(check(zone, "192.0.2.1"))
        .containsExactly(
            "spf-pass domain=example.com ip=192.0.2.1 term=include:_spf.example.com →"
                + " ip4:192.0.2.1");
    assertThat(check(zone, "192.0.2.2"))
        .containsExactly(
            "spf-fail domain=example.com ip=192.0.2.2 term=-all"
                + txt("v=spf1 ip4:192.0.2.2 include:_spf.example.com -all"));
  }

  @Test
  void check_severalRecords_mergesThem() {
    assertThat(
            check(
                "example.com TXT v=spf1 mx include:a.test -all\n"
                    + "example.com TXT v=spf1 mx ip4:192.0.2.1 ~all"))
        .containsExactly(
            "spf-several count=2 domain=example.com"
                + txt("v=spf1 mx include:a.test ip4:192.0.2.1 ~all"));
  }

  @Test
  void check_slips_areCorrected() {
    assertThat(check("example.com TXT v=spf1 ipv4:192.0.2.1 -all"))
        .containsExactly(
            "spf-syntax domain=example.com term=ipv4:192.0.2.1" + txt("v=spf1 ip4:192.0.2.1 -all"));
    assertThat(check("example.com TXT v=spf1 foo -all"))
        .containsExactly("spf-syntax domain=example.com term=foo");
  }

  @Test
  void check_unwiseRecords_tellsWhatToPublish() {
    assertThat(check("example.com TXT v=spf1 ptr +all"))
        .containsExactly(
            "spf-passes-all domain=example.com" + txt("v=spf1 ptr -all"),
            "spf-ptr domain=example.com term=ptr" + txt("v=spf1 +all"),
            "spf-valid count=1 record=v=spf1 ptr +all");
    assertThat(check("example.com TXT v=spf1 mx"))
        .contains("spf-without-end domain=example.com" + txt("v=spf1 mx ~all"));
    assertThat(check("example.com TXT v=spf1 -all mx"))
        .contains("spf-behind-all domain=example.com");
  }

  @Test
  void check_whatItIncludes_isLookedThroughWithoutAnAddress() {
    assertThat(
            check(
                """
                example.com TXT v=spf1 include:none.test include:two.test include:down.test include:me.test -all
                two.test TXT v=spf1 -all
                two.test TXT v=spf1 ~all
                down.test SERVFAIL
                me.test TXT v=spf1 include:example.com -all
                """))
        .containsExactly(
            "spf-includes-nothing domain=example.com name=none.test",
            "spf-includes-several domain=example.com name=two.test",
            "spf-unknown error=SERVFAIL name=down.test",
            "spf-loop domain=example.com name=example.com");
    String many =
        "example.com TXT v=spf1"
            + " a:h.example.com".repeat(11)
            + " -all\nh.example.com A 192.0.2.1";
    assertThat(check(many)).containsExactly("spf-too-many-lookups count=11 domain=example.com");
  }

  @Test
  void check_namesThatWereGivenUp_areCountedWithoutAnAddress() {
    String gone = "example.com TXT v=spf1 a:one.test mx:two.test exists:three.test -all";
    assertThat(check(gone)).containsExactly("spf-too-many-voids count=3 domain=example.com");
    assertThat(check(gone, "192.0.2.1"))
        .containsExactly("spf-too-many-voids count=3 domain=example.com");
    String within =
        "example.com TXT v=spf1 a:one.test mx include:inner.test -all\n"
            + "inner.test TXT v=spf1 exists:three.test ?all";
    assertThat(check(within)).containsExactly("spf-too-many-voids count=3 domain=example.com");
    // What depends on the sender, or has an address of either family, is not counted.
    assertThat(
            check(
                """
                example.com TXT v=spf1 a:four.test a:six.test exists:%{i}.test a:one.test mx:two.test -all
                four.test A 192.0.2.1
                six.test AAAA 2001:db8::1
                """))
        .allMatch(line -> line.startsWith("spf-valid count=5"));
  }

  @Test
  void check_recordsThatWereMeantToBeSpf_areToldAndNotReplaced() {
    for (String slip :
        List.of(
            " v=spf1 mx -all",
            "v=spf1; mx -all",
            "\"v=spf1 mx -all\"",
            "v = spf1 mx -all",
            "\u201cv=spf1 mx -all\u201d",
            "v=spf1,mx -all")) {
      assertThat(check("example.com TXT " + slip, "192.0.2.1"))
          .as(slip)
          .containsExactly(
              "spf-passed-over name=example.com record="
                  + slip
                  + " version=v=spf1"
                  + txt("v=spf1 mx -all"));
    }
    for (String other : List.of("v=spf10 mx -all", "v=spf2.0/pra mx", "spf1 mx", "v=spf1.1 mx")) {
      assertThat(check("example.com TXT " + other))
          .as(other)
          .allMatch(line -> line.startsWith("spf-absent"))
          .hasSize(1);
    }
  }

  @Test
  void check_aMappedAddress_isToldAndPublishedAsIpv4() {
    assertThat(check("example.com TXT v=spf1 ip4:192.0.2.1 -all", "::ffff:192.0.2.1"))
        .containsExactly("spf-pass domain=example.com ip=192.0.2.1 term=ip4:192.0.2.1");
    assertThat(check("example.com TXT v=spf1 -all", "::ffff:c000:201"))
        .containsExactly(
            "spf-fail domain=example.com ip=192.0.2.1 term=-all"
                + txt("v=spf1 ip4:192.0.2.1 -all"));
  }

  @Test
  void check_recordsThatIncludeEachOtherWidely_endsSoon() {
    StringBuilder zone = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      zone.append(i == 0 ? "example.com" : "n" + i + ".test").append(" TXT v=spf1");
      for (int j = 1; j < 40; j++) {
        zone.append(" include:n").append(j).append(".test");
      }
      zone.append(" -all\n");
    }
    assertThat(check(zone.toString())).anyMatch(line -> line.startsWith("spf-too-many-lookups"));
  }

  @Test
  void txt_longText_isSplitAndEscaped() {
    assertThat(FindingCollector.txt(ZoneDns.name("example.com"), "a\"b\\" + "c".repeat(300)))
        .hasValueSatisfying(
            line ->
                assertThat(line.value())
                    .isEqualTo(
                        "example.com. IN TXT \"a\\\"b\\\\"
                            + "c".repeat(251)
                            + "\" \""
                            + "c".repeat(49)
                            + "\""));
    assertThat(FindingCollector.txt(ZoneDns.name("example.com"), "a\nb"))
        .isEqualTo(Optional.empty());
  }
}
