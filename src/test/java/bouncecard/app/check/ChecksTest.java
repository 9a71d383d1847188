package bouncecard.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.check.CheckResult.Denied;
import bouncecard.app.check.CheckResult.Done;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.CheckSettings.Quotas;
import bouncecard.app.state.StateStore;
import bouncecard.probe.Dialer;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.FakeDns;
import bouncecard.probe.Hint;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.Reason;
import bouncecard.probe.ScriptedDialogue;
import bouncecard.probe.Stage;
import bouncecard.probe.Verdict;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may check what, how often servers are asked, and what is remembered. Time goes on by hand.
class ChecksTest {
  private static final Requester ANNA =
      new Requester("anna", Optional.of("ops"), Set.of("oncall"), false);
  private static final String UNKNOWN = "550 5.1.1 User unknown";

  private final AtomicLong nanos = new AtomicLong();
  private final FakeDialer dialer = new FakeDialer();
  private final List<Audit.Entry> audit = new ArrayList<>();
  private final FakeDns dns =
      new FakeDns().mx("example.com", 10, "mx.example.com").address("mx.example.com", "192.0.2.25");

  @Test
  void check_whileChecksAreOff_asksNobody() {
    assertThat(checks(CheckSettings.OFF).check(said("user@example.com"), ANNA, false, (_, _) -> {}))
        .isEqualTo(new Denied(Denial.OFF, Optional.empty()));
    assertThat(dns.asked()).isEmpty();
    assertThat(audit).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "user@[127.0.0.1]",
        "user@127.1",
        "2130706433",
        "①②⑦.0.0.1",
        "localhost",
        "user@example.com\r\nRSET",
        "@a.example:user@example.com",
        "",
        "example"
      })
  void check_ofWhatIsNoTarget_asksNobody(String text) {
    assertThat(denial(checks(settings()), text, ANNA)).isEqualTo(Denial.NO_TARGET);
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void check_isForListedPeopleChannelsAndDomains() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    assertThat(denial(checks, "user@example.net", ANNA)).isEqualTo(Denial.DOMAIN);
    assertThat(denial(checks, "user@badexample.com", ANNA)).isEqualTo(Denial.DOMAIN);
    assertThat(
            denial(
                checks,
                "user@example.com",
                new Requester("anna", Optional.of("random"), Set.of("oncall"), false)))
        .isEqualTo(Denial.CHANNEL);
    assertThat(
            denial(
                checks,
                "user@example.com",
                new Requester("bob", Optional.of("ops"), Set.of(), false)))
        .isEqualTo(Denial.PERSON);
    assertThat(dialer.dialled()).isEmpty();
    assertThat(done(checks, "user@example.com").verdict()).isEqualTo(Verdict.EXISTS);
    assertThat(audit.getLast())
        .returns("u…@example.com", Audit.Entry::target)
        .returns("exists", Audit.Entry::outcome)
        .returns(Optional.of("mx.example.com [192.0.2.25]"), Audit.Entry::server);
  }

  @Test
  void check_whereNobodyIsListed_isForNobody() {
    CheckSettings open = with(new Permits(true, Set.of(), Set.of(), Set.of(), Set.of()), quick());
    assertThat(denial(checks(open), "user@example.com", ANNA)).isEqualTo(Denial.PERSON);
  }

  @Test
  void check_oncemore_isAnsweredFromWhatIsKept() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    done(checks, "user@example.com");
    pass(Duration.ofHours(5));
    CheckResult again = checks.check(said("user@Example.COM"), ANNA, false, (_, _) -> {});
    assertThat(again)
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.isKept()).isTrue();
              assertThat(done.age()).isEqualTo(Duration.ofHours(5));
            });
    assertThat(dialer.dialled()).hasSize(1);
    pass(Duration.ofHours(2));
    done(checks, "user@example.com");
    assertThat(dialer.dialled()).hasSize(2);
    assertThat(checks.statistics().hits()).isEqualTo(1);
  }

  @Test
  void check_anew_asksAgainOnlyWhenItMakesSense() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", server("450 4.2.0 greylisted", "450 4.2.0 greylisted"));
    Done first = (Done) checks.check(said("user@example.com"), ANNA, false, (_, _) -> {});
    assertThat(first.askAgain()).contains(Duration.ofMinutes(15));
    pass(Duration.ofMinutes(5));
    assertThat(((Done) checks.check(said("user@example.com"), ANNA, true, (_, _) -> {})).isKept())
        .isTrue();
    pass(Duration.ofMinutes(11));
    assertThat(((Done) checks.check(said("user@example.com"), ANNA, true, (_, _) -> {})).isKept())
        .isFalse();
    assertThat(dialer.dialled()).hasSize(2);
  }

  @Test
  void check_ofAnotherNameWhereEverythingIsTaken_isKnownAlready() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", server("250 ok", "250 ok"));
    done(checks, "user@example.com");
    ProbeReport.Mailbox other = done(checks, "other@example.com");
    assertThat(other.verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
    assertThat(other.target().text()).isEqualTo("other@example.com");
    assertThat(other.transcript()).isEmpty();
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void check_ofAServerThatSaidToGoAway_leavesItAloneForHours() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", new ScriptedDialogue("554 5.7.1 go away", _ -> "221 bye"));
    assertThat(done(checks, "a@example.com").reason()).isEqualTo(Reason.GREETING_REFUSED);
    pass(Duration.ofHours(1));
    assertThat(done(checks, "b@example.com"))
        .returns(Verdict.REFUSED_US, ProbeReport.Mailbox::verdict)
        .returns(Reason.TOLD_TO_GO_AWAY, ProbeReport.Mailbox::reason);
    assertThat(dialer.dialled()).hasSize(1);
    pass(Duration.ofHours(6));
    done(checks, "c@example.com");
    assertThat(dialer.dialled()).hasSize(2);
  }

  @Test
  void check_ofTheSameServer_pausesBetween() {
    Checks checks = checks(settings());
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    done(checks, "a@example.com");
    pass(Duration.ofSeconds(10));
    long before = nanos.get();
    done(checks, "b@example.com");
    assertThat(Duration.ofNanos(nanos.get() - before)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void check_beyondALimit_isDenied() {
    Permits permits = settings().permits();
    Quotas two = new Quotas(2, 9, 9, 9, Duration.ZERO, Duration.ofHours(6), Duration.ofSeconds(40));
    Checks checks = checks(with(permits, two));
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    done(checks, "a@example.com");
    done(checks, "b@example.com");
    assertThat(denial(checks, "c@example.com", ANNA)).isEqualTo(Denial.PERSON_LIMIT);
    assertThat(done(checks, "a@example.com").verdict()).isEqualTo(Verdict.EXISTS);
    pass(Duration.ofMinutes(61));
    done(checks, "c@example.com");
  }

  @Test
  void check_beyondTheLimitOfAnOrganisation_isWithheldWhateverTheDomain() {
    dns.mx("other.example.com", 10, "mx.example.com");
    Quotas one = new Quotas(9, 9, 9, 1, Duration.ZERO, Duration.ofHours(6), Duration.ofSeconds(40));
    Checks checks = checks(with(settings().permits(), one));
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    done(checks, "a@example.com");
    assertThat(done(checks, "a@other.example.com").reason()).isEqualTo(Reason.WITHHELD);
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void check_byManyAtOnce_isOneConversation() throws Exception {
    Checks checks = checks(settings());
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    ScriptedDialogue dialogue = server("250 ok", UNKNOWN);
    dialer.at(
        "192.0.2.25",
        () -> {
          isAsked.countDown();
          try {
            mayAnswer.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return new Dialer.Dialing.Connected(dialogue);
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ProbeReport.Mailbox>> all = new ArrayList<>();
      all.add(threads.submit(() -> done(checks, "user@example.com")));
      isAsked.await();
      CountDownLatch areThere = new CountDownLatch(50);
      for (int i = 0; i < 50; i++) {
        all.add(
            threads.submit(
                () -> {
                  areThere.countDown();
                  return done(checks, "user@example.com");
                }));
      }
      areThere.await();
      mayAnswer.countDown();
      for (Future<ProbeReport.Mailbox> one : all) {
        assertThat(one.get().verdict()).isEqualTo(Verdict.EXISTS);
      }
    }
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void check_tellsItsFirstStageBeforeAnythingElse() {
    List<Stage> stages = new ArrayList<>();
    checks(CheckSettings.OFF).check(said("x"), ANNA, false, (stage, _) -> stages.add(stage));
    assertThat(stages).containsExactly(Stage.DNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx1.mail.example.co.uk", "example.co.uk", "a.example.co.uk"})
  void organisation_belowASharedWord_hasThreeLabels(String name) {
    assertThat(Organisation.of(new DomainName(name))).isEqualTo("example.co.uk");
  }

  @Test
  void organisation_elsewhere_hasTwoLabels() {
    assertThat(Organisation.of(new DomainName("mx.a.example.com"))).isEqualTo("example.com");
    assertThat(Organisation.of(new DomainName("localhost"))).isEqualTo("localhost");
  }

  private static ScriptedDialogue server(String target, String control) {
    return new ScriptedDialogue(
        "220 mx.example.com",
        command ->
            command.startsWith("RCPT")
                ? command.contains("x7q9zz") ? control : target
                : "250 2.0.0 Ok");
  }

  private static UntrustedText said(String text) {
    return new UntrustedText(text);
  }

  private static ProbeReport.Mailbox done(Checks checks, String text) {
    return (ProbeReport.Mailbox)
        ((Done) checks.check(said(text), ANNA, false, (_, _) -> {})).report();
  }

  @Test
  void limitsAndRests_holdForAllWhoShareAState() {
    StateStore state = new MemoryStore(nanos::get);
    Quotas two =
        new Quotas(2, 9, 9, 9, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofSeconds(40));
    CheckSettings settings = with(settings().permits(), two);
    dialer.at("192.0.2.25", server("250 ok", UNKNOWN));
    done(checks(settings, state), "a@example.com");
    done(checks(settings, state), "b@example.com");
    assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(30));
    assertThat(denial(checks(settings, state), "last@example.com", ANNA))
        .isEqualTo(Denial.PERSON_LIMIT);
  }

  private static Denial denial(Checks checks, String text, Requester requester) {
    return ((Denied) checks.check(said(text), requester, false, (_, _) -> {})).denial();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Checks checks(CheckSettings settings) {
    return checks(settings, new MemoryStore(nanos::get));
  }

  private Checks checks(CheckSettings settings, StateStore state) {
    Time time =
        new Time(
            () -> Instant.parse("2026-11-27T00:00:00Z").plusNanos(nanos.get()),
            nanos::get,
            this::pass);
    return new Checks(
        settings,
        new Checks.Ports(
            dns,
            dialer,
            new PublicAddresses(List.of(), List.of(Cidr.parse("192.0.2.0/24").orElseThrow())),
            (_, _) -> Hint.NONE,
            Optional.empty(),
            new CheckMemory(nanos::get).reports(),
            state,
            audit::add,
            () -> "x7q9zz",
            time));
  }

  private static Quotas quick() {
    return Quotas.USUAL;
  }

  private static CheckSettings settings() {
    return with(
        new Permits(
            false,
            Set.of(new DomainName("example.com")),
            Set.of("ops"),
            Set.of("oncall"),
            Set.of()),
        quick());
  }

  private static CheckSettings with(Permits permits, Quotas quotas) {
    CheckSettings off = CheckSettings.OFF;
    return new CheckSettings(
        true,
        Optional.of(new DomainName("probe.example.net")),
        25,
        true,
        off.patience(),
        permits,
        quotas,
        off.lifetimes(),
        List.of(),
        false,
        200,
        List.of());
  }
}
