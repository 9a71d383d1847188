package bouncecard.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Time;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Language;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.ScriptedDialogue;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Live checks as a chat has them.
class DeskChecksTest {
  private static final Asker ANN =
      new Asker(new Person("slack", "T1", "U1"), "en-US").in("C0OPS00001", Set.of());
  private static final UntrustedText NAME = new UntrustedText("ann");
  private static final String UNKNOWN_USER =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";
  private static final String NO_MX =
      "Nov 27 10:00:00 mail postfix/smtp[1]: 4Fq1: to=<bob@example.com>, relay=none, delay=1,"
          + " delays=0/0/1/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name"
          + " service error for name=example.com type=MX: Host not found)";

  private final AtomicLong now = new AtomicLong();
  private final CheckFixture fixture = new CheckFixture();
  private final FakeDialer dialer =
      new FakeDialer()
          .at(
              "127.0.0.1",
              new ScriptedDialogue(
                  "220 mx.example.com",
                  line ->
                      line.startsWith("RCPT") && !line.contains("bob@")
                          ? "550 5.1.1 User unknown"
                          : "250 2.0.0 Ok"));

  private ChatService desk(Optional<Checks> checks) {
    Memory memory = new Memory(now::get);
    return new ChatService(
        new Bouncecard(DataFiles.load(), new JakartaMailReader(), new JsonEventReader()),
        new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
        memory.answers(),
        memory.questions(),
        memory.preferences(),
        new TerminalFormat(80, /* coloured= */ false),
        Language.ENGLISH,
        checks);
  }

  private ChatService desk() {
    return desk(Optional.of(fixture.over(dialer)));
  }

  private static RenderedCard ask(ChatService desk, String said) {
    return desk.ask(ANN, new UntrustedText(said), Audience.ONE);
  }

  private static List<Kind> kinds(RenderedCard shown) {
    return shown.reply().card().buttons().stream().map(Button::kind).toList();
  }

  private static ActionResult press(
      ChatService desk, RenderedCard shown, Kind kind, Audience audience) {
    Button button =
        shown.reply().card().buttons().stream()
            .filter(found -> found.kind() == kind)
            .findFirst()
            .orElseThrow();
    String written = ButtonAction.of(button, shown.handle()).written();
    assertThat(written).doesNotContain("bob", "example");
    return desk.act(ANN, ButtonAction.parse(written).orElseThrow(), audience, NAME);
  }

  private static RenderedCard replacing(ActionResult outcome) {
    return ((ActionResult.Replace) outcome).shown();
  }

  private static RenderedCard end(RenderedCard first, List<RenderedCard> progress) {
    return first.running().orElseThrow().run(progress::add);
  }

  @Test
  void ask_forACheck_hasACardAtOnceAFewBetweenAndOneAtTheEnd() {
    ChatService desk = desk();
    RenderedCard first = ask(desk, "check bob@example.com");
    assertThat(dialer.dialled()).isEmpty();
    assertThat(first.reply().card().buttons()).isEmpty();
    assertThat(first.reply().card().verdict().text()).contains("Checking");
    List<RenderedCard> progress = new ArrayList<>();
    RenderedCard last = end(first, progress);
    assertThat(progress)
        .singleElement()
        .satisfies(
            card -> assertThat(card.reply().card().verdict().text()).contains("mx.example.com"));
    assertThat(last.running()).isEmpty();
    assertThat(last.reply().answer()).isInstanceOf(Answer.CheckedAnswer.class);
    assertThat(kinds(last)).contains(Kind.CHECK_AGAIN).doesNotContain(Kind.BACK);
    RenderedCard kept = ask(desk, "check bob@example.com");
    assertThat(kept.running()).isEmpty();
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void ask_whereItIsNotAllowed_saysSoAtOnce() {
    Asker elsewhere = ANN.in("C0RANDOM01", Set.of());
    RenderedCard shown =
        desk().ask(elsewhere, new UntrustedText("check bob@example.com"), Audience.ONE);
    assertThat(shown.running()).isEmpty();
    assertThat(shown.reply().card().blocks().toString()).contains("in this channel");
  }

  @Test
  void ask_withARole_isAllowedByIt() {
    fixture.with(new Permits(true, Set.of(), Set.of(), Set.of("42"), Set.of()));
    ChatService desk = desk();
    UntrustedText said = new UntrustedText("check bob@example.com");
    assertThat(desk.ask(ANN, said, Audience.ONE).running()).isEmpty();
    assertThat(desk.ask(ANN.in("C1", Set.of("42")), said, Audience.ONE).running()).isPresent();
  }

  @Test
  void buttons_areThereWhereChecksAreOnAndTellMore() {
    assertThat(kinds(ask(desk(Optional.empty()), UNKNOWN_USER))).doesNotContain(Kind.CHECK);
    assertThat(kinds(ask(desk(), UNKNOWN_USER))).contains(Kind.CHECK);
    assertThat(kinds(ask(desk(), "550 5.1.1"))).doesNotContain(Kind.CHECK);
    assertThat(kinds(ask(desk(), NO_MX))).doesNotContain(Kind.CHECK);
    fixture.withDomains();
    RenderedCard routing = ask(desk(), NO_MX);
    assertThat(routing.reply().card().buttons().getFirst())
        .isEqualTo(new Button(Kind.CHECK, "Check the recipient's domain", ""));
  }

  @Test
  void act_onABouncesCheck_standsInItsPlaceInEveryLanguageAndLeadsBack() {
    ChatService desk = desk();
    RenderedCard bounce = ask(desk, UNKNOWN_USER);
    RenderedCard first = replacing(press(desk, bounce, Kind.CHECK, Audience.ONE));
    RenderedCard last = end(first, new ArrayList<>());
    assertThat(last.reply().card().title()).contains("bob@example.com");
    RenderedCard korean = replacing(press(desk, last, Kind.LANGUAGE, Audience.ONE));
    assertThat(korean.reply().card().title()).isEqualTo("bob@example.com 확인");
    RenderedCard back = replacing(press(desk, korean, Kind.BACK, Audience.ONE));
    assertThat(back.reply().answer()).isEqualTo(bounce.reply().answer());
    assertThat(kinds(back)).contains(Kind.CHECK).doesNotContain(Kind.BACK);
    assertThat(fixture.audit())
        .singleElement()
        .returns("U1", Audit.Entry::person)
        .returns(Optional.of("C0OPS00001"), Audit.Entry::channel);
  }

  @Test
  void act_onACardForAll_isShownToWhoPressedAlone() {
    ChatService desk = desk();
    RenderedCard bounce = desk.ask(ANN, new UntrustedText(UNKNOWN_USER), Audience.ALL);
    ActionResult.Show show = (ActionResult.Show) press(desk, bounce, Kind.CHECK, Audience.ALL);
    RenderedCard last = end(show.shown(), new ArrayList<>());
    assertThat(last.audience()).isEqualTo(Audience.ONE);
    assertThat(kinds(last)).doesNotContain(Kind.BACK);
  }

  @Test
  void act_again_asksAnewAndStillLeadsBack() {
    fixture.with(new Time(() -> Instant.EPOCH.plusNanos(now.get()), now::get, _ -> {}));
    ChatService desk = desk();
    RenderedCard bounce = ask(desk, UNKNOWN_USER);
    RenderedCard last =
        end(replacing(press(desk, bounce, Kind.CHECK, Audience.ONE)), new ArrayList<>());
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    RenderedCard again = replacing(press(desk, last, Kind.CHECK_AGAIN, Audience.ONE));
    assertThat(kinds(end(again, new ArrayList<>()))).contains(Kind.BACK);
    assertThat(dialer.dialled()).hasSize(2);
  }

  @Test
  void act_onWhatIsKeptNoLonger_saysSo() {
    ChatService desk = desk();
    RenderedCard bounce = ask(desk, UNKNOWN_USER);
    now.addAndGet(Duration.ofHours(25).toNanos());
    ActionResult.Show show = (ActionResult.Show) press(desk, bounce, Kind.CHECK, Audience.ONE);
    assertThat(show.shown().reply().card().verdict().text()).contains("no longer have this card");
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void act_checkOfAnAuthenticationFailure_asksAboutTheDomainWithItsAddressAndKey() {
    fixture.withDomains();
    ChatService desk = desk();
    RenderedCard bounce =
        ask(
            desk,
            "550 5.7.26 Unauthenticated email from example.com is not accepted: SPF failed for"
                + " [198.51.100.7], DKIM failed with s1._domainkey.example.com");
    end(replacing(press(desk, bounce, Kind.CHECK, Audience.ONE)), new ArrayList<>());
    assertThat(fixture.audit())
        .extracting(Audit.Entry::target)
        .containsExactly("example.com 198.51.100.7 s1._domainkey.example.com");
  }

  @Test
  void ask_forACheckOfADomain_takesWhatIsKnownOfItsMail() {
    fixture.withDomains();
    ChatService desk = desk();
    end(ask(desk, "check example.com 198.51.100.7 s1._domainkey"), new ArrayList<>());
    assertThat(fixture.audit())
        .extracting(Audit.Entry::target)
        .containsExactly("example.com 198.51.100.7 s1._domainkey.example.com");
    assertThat(ask(desk, "check the example.com domain please").running()).isEmpty();
  }
}
