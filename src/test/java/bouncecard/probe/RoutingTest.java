package bouncecard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a check goes, and where it never goes.
class RoutingTest {
  private static final DomainName DOMAIN = new DomainName("example.com");

  private final FakeDns dns = new FakeDns();
  private final FakeDialer dialer = new FakeDialer();

  @Test
  void route_ofSeveralServers_isByPreferenceAndBothFamilies() {
    dns.mx("example.com", 20, "b.example.com").mx("example.com", 10, "a.example.com");
    dns.address("a.example.com", "2606::25").address("a.example.com", "9.9.9.25");
    dns.address("b.example.com", "9.9.9.26");
    assertThat(route().servers())
        .containsExactly(
            server("a.example.com", "9.9.9.25"),
            server("a.example.com", "2606::25"),
            server("b.example.com", "9.9.9.26"));
    assertThat(route().findings()).isEmpty();
  }

  @Test
  void route_ofNullMx_isNoMailByDesign() {
    dns.mx("example.com", 0, ".");
    assertThat(route())
        .returns(Verdict.NO_MAIL_BY_DESIGN, Route::verdict)
        .returns(Reason.NULL_MX, Route::reason)
        .returns(List.of(Finding.of(FindingKind.MX_NULL)), Route::findings);
  }

  @Test
  void route_ofNullMxBesideOthers_isThatOfTheOthers() {
    dns.mx("example.com", 0, ".").mx("example.com", 10, "a.example.com");
    dns.address("a.example.com", "9.9.9.25");
    assertThat(route().servers()).containsExactly(server("a.example.com", "9.9.9.25"));
    assertThat(route().findings()).containsExactly(Finding.of(FindingKind.MX_NULL_BESIDE_OTHERS));
  }

  @Test
  void route_ofNullMxWithAPreference_isNotByDesign() {
    dns.mx("example.com", 10, ".");
    assertThat(route())
        .returns(Verdict.UNREACHABLE, Route::verdict)
        .returns(Reason.NO_MAIL_RECORDS, Route::reason);
  }

  @Test
  void route_withoutMx_isTheDomainItself() {
    dns.address("example.com", "9.9.9.9");
    assertThat(route().servers()).containsExactly(server("example.com", "9.9.9.9"));
    assertThat(route().findings()).containsExactly(Finding.of(FindingKind.MX_IMPLICIT));
  }

  @Test
  void route_ofWhatIsNotThere_isNoSuchDomain() {
    assertThat(route().verdict()).isEqualTo(Verdict.NO_SUCH_DOMAIN);
  }

  @Test
  void route_ofADomainWithoutAnything_isUnreachable() {
    dns.text("example.com", "no mail here");
    assertThat(route())
        .returns(Verdict.UNREACHABLE, Route::verdict)
        .returns(Reason.NO_MAIL_RECORDS, Route::reason)
        .returns(Stage.DNS, Route::stage);
  }

  @Test
  void route_whereTheDnsFails_isDnsTroubleAndNoVerdictOnTheDomain() {
    for (DnsAnswer.Failed.Kind kind : DnsAnswer.Failed.Kind.values()) {
      assertThat(new Routing(new FakeDns().failing("example.com", kind), judge(), 25).of(DOMAIN))
          .returns(Verdict.DNS_TROUBLE, Route::verdict);
    }
  }

  @Test
  void route_whereTheDnsFailsForAServer_isDnsTrouble() {
    dns.mx("example.com", 10, "a.example.com")
        .failing("a.example.com", DnsAnswer.Failed.Kind.SERVFAIL);
    assertThat(route().verdict()).isEqualTo(Verdict.DNS_TROUBLE);
    assertThat(route().findings())
        .containsExactly(Finding.of(FindingKind.MX_UNKNOWN, "mx", "a.example.com"));
  }

  @Test
  void route_ofAServerThatIsNotThere_goesOnToTheNext() {
    dns.mx("example.com", 10, "gone.example.com").mx("example.com", 20, "a.example.com");
    dns.address("a.example.com", "9.9.9.25");
    assertThat(route().servers()).containsExactly(server("a.example.com", "9.9.9.25"));
    assertThat(route().findings())
        .containsExactly(Finding.of(FindingKind.MX_WITHOUT_ADDRESS, "mx", "gone.example.com"));
  }

  @Test
  void route_overAnAlias_isFollowedAndTold() {
    dns.mx("example.com", 10, "alias.example.com").alias("alias.example.com", "a.example.com");
    dns.address("a.example.com", "9.9.9.25");
    assertThat(route().servers()).containsExactly(server("alias.example.com", "9.9.9.25"));
    assertThat(route().findings())
        .containsExactly(Finding.of(FindingKind.MX_ALIAS, "mx", "alias.example.com"));
  }

  @Test
  void route_ofManyServers_isBounded() {
    for (int i = 0; i < 40; i++) {
      dns.mx("example.com", i, "mx" + i + ".example.com");
      for (int j = 1; j < 20; j++) {
        dns.address("mx" + i + ".example.com", "9.9." + i + "." + j);
      }
    }
    assertThat(route().servers()).hasSize(16);
    assertThat(dns.asked()).hasSizeLessThan(20);
  }

  /// By whichever record a forbidden address comes, and whatever stands beside it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "::ffff:10.0.0.1", "fe80::1", "fd00::1", "64:ff9b::a00:1", "2002:a00:1::"
      })
  void check_ofAServerThatIsNotPublic_dialsNobody(String address) {
    dns.mx("example.com", 10, "a.example.com").address("a.example.com", address);
    dns.address("a.example.com", "9.9.9.25").address("a.example.com", "2606::25");
    assertThat(check())
        .returns(Verdict.UNREACHABLE, ProbeReport.Mailbox::verdict)
        .returns(Reason.ADDRESS_FORBIDDEN, ProbeReport.Mailbox::reason)
        .returns(Stage.GUARD, ProbeReport.Mailbox::stage);
    assertThat(dialer.dialled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "::1"})
  void check_ofADomainWhoseOwnAddressIsNotPublic_dialsNobody(String address) {
    dns.address("example.com", address);
    assertThat(check().reason()).isEqualTo(Reason.ADDRESS_FORBIDDEN);
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void check_overAnAliasToWhatIsNotPublic_dialsNobody() {
    dns.mx("example.com", 10, "a.example.com").alias("a.example.com", "localhost");
    dns.address("localhost", "127.0.0.1");
    assertThat(check().reason()).isEqualTo(Reason.ADDRESS_FORBIDDEN);
    assertThat(dialer.dialled()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.11", "127.1", "2130706433", "0x7f000001"})
  void check_ofAnMxThatIsWrittenAsAddress_looksUpNothing(String target) {
    dns.mx("example.com", 10, target + ".");
    dns.address(target, "9.9.9.9");
    assertThat(check().reason()).isEqualTo(Reason.NO_MAIL_RECORDS);
    assertThat(check().findings())
        .containsExactly(Finding.of(FindingKind.MX_IS_ADDRESS, "mx", target));
    assertThat(dialer.dialled()).isEmpty();
  }

  /// Rebinding: the second answer of the DNS is never asked for.
  @Test
  void check_dialsTheAddressThatWasJudged_andAsksForItOnce() {
    Dns rebinding =
        new Dns() {
          private int count;

          @Override
          public DnsAnswer ask(DomainName name, DnsType type) {
            if (type == DnsType.MX) {
              return new DnsAnswer.Found(
                  List.of(new DnsRecord.MailExchanger(10, DomainName.read("a.example.com"))));
            }
            if (type != DnsType.A) {
              return new DnsAnswer.NoData();
            }
            String answer = count++ == 0 ? "9.9.9.25" : "127.0.0.1";
            return new DnsAnswer.Found(
                List.of(new DnsRecord.Address(IpAddress.parse(answer).orElseThrow())));
          }
        };
    check(rebinding);
    assertThat(dialer.dialled()).containsExactly(server("a.example.com", "9.9.9.25"));
  }

  @Test
  void check_whereTheFirstServerDoesNotAnswer_asksTheNext() {
    dns.mx("example.com", 10, "dead.example.com").address("dead.example.com", "9.9.9.1");
    dns.mx("example.com", 15, "silent.example.com").address("silent.example.com", "9.9.9.2");
    dns.mx("example.com", 20, "a.example.com").address("a.example.com", "9.9.9.3");
    dialer.at("9.9.9.2", ScriptedDialogue.silent());
    dialer.at("9.9.9.3", new ScriptedDialogue("220 a", command -> "250 " + command));
    assertThat(check().verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
    assertThat(check().findings()).extracting(Finding::kind).contains(FindingKind.MX_UNREACHABLE);
  }

  @Test
  void check_whereNobodyAnswers_isUnreachableAndBounded() {
    for (int i = 1; i < 30; i++) {
      dns.mx("example.com", i, "mx" + i + ".example.com");
      dns.address("mx" + i + ".example.com", "9.9.9." + i);
    }
    assertThat(check())
        .returns(Verdict.UNREACHABLE, ProbeReport.Mailbox::verdict)
        .returns(Stage.CONNECT, ProbeReport.Mailbox::stage);
    assertThat(dialer.dialled()).hasSize(4);
  }

  @Test
  void check_whereTheTimeIsOver_dialsNobody() {
    dns.mx("example.com", 10, "a.example.com").address("a.example.com", "9.9.9.3");
    probe(dns).check(mailbox(), "x7q9zz", () -> Duration.ZERO, (_, _) -> {});
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void check_ofAnMxThatNobodyCanRead_tellsIt() {
    dns.add("example.com", DnsType.MX, new DnsRecord.Unreadable(new UntrustedText("10 a\\032b.")));
    assertThat(check().findings())
        .containsExactly(Finding.of(FindingKind.MX_UNREADABLE, "mx", "10 a\\032b."));
  }

  private Route route() {
    return new Routing(dns, judge(), 25).of(DOMAIN);
  }

  private ProbeReport.Mailbox check() {
    return check(dns);
  }

  private ProbeReport.Mailbox check(Dns asked) {
    return probe(asked).check(mailbox(), "x7q9zz", () -> Duration.ofSeconds(60), (_, _) -> {});
  }

  private MailboxProbe probe(Dns asked) {
    return new MailboxProbe(
        asked,
        dialer,
        judge(),
        (_, _) -> Hint.NONE,
        new ProbeSettings(new DomainName("probe.example.net"), 25, true, Timeouts.USUAL));
  }

  private static MailboxAddress mailbox() {
    return MailboxAddress.parse("user@example.com").orElseThrow();
  }

  private static MailServer server(String name, String address) {
    return new MailServer(new DomainName(name), IpAddress.parse(address).orElseThrow(), 25);
  }

  /// 9/8 and 2606::/16 are public here.
  private static PublicAddresses judge() {
    return new PublicAddresses(
        List.of(
            new PublicAddresses.Judged(Cidr.parse("9.0.0.0/8").orElseThrow(), true, "public"),
            new PublicAddresses.Judged(Cidr.parse("2606::/16").orElseThrow(), true, "public")),
        List.of());
  }
}
