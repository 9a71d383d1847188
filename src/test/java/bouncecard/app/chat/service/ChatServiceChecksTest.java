package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Time;
import bouncecard.app.reading.DirectReader;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Language;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.ScriptedDialogue;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Live checks as a chat has them.
class ChatServiceChecksTest {
  private static final Asker ANN =
      new Asker(new Person("slack", "T1", "U1"), "en-US").in("C0OPS00001", Set.of());
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

  private final LineChat chat = new LineChat();

  private ChatService service(Optional<Checks> checks) {
    Memory memory = new Memory(now::get);
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    return new ChatService(
        bouncecard,
        new DirectReader(bouncecard, new FileInputs(InputStream.nullInputStream(), Limits.USUAL)),
        memory.chat(),
        Notes.KINDS,
        Language.ENGLISH,
        checks);
  }

  private ChatService service() {
    return service(Optional.of(fixture.over(dialer)));
  }

  private RenderedCard ask(ChatService service, String said) {
    return ask(service, ANN, said);
  }

  private RenderedCard ask(ChatService service, Asker asker, String said) {
    chat.say(service, asker, said, Audience.ONE);
    return chat.last().shown();
  }

  private static List<Kind> kinds(RenderedCard shown) {
    return shown.reply().card().buttons().stream().map(Button::kind).toList();
  }

  private RenderedCard press(ChatService service, Kind kind) {
    chat.press(service, ANN, kind);
    return chat.last().shown();
  }

  private static String verdict(LineChat.Line line) {
    return line.shown().reply().card().verdict().text();
  }

  @Test
  void ask_forACheck_hasACardAtOnceAFewBetweenAndOneAtTheEnd() {
    ChatService service = service();
    RenderedCard last = ask(service, "check bob@example.com");
    assertThat(chat.whats()).containsExactly("tell", "edit", "edit");
    assertThat(chat.log()).extracting(LineChat.Line::message).containsOnly(chat.last().message());
    assertThat(verdict(chat.log().get(0))).contains("Checking");
    assertThat(chat.log().get(0).shown().reply().card().buttons()).isEmpty();
    assertThat(verdict(chat.log().get(1))).contains("mx.example.com");
    assertThat(last.reply().answer()).isInstanceOf(Answer.CheckedAnswer.class);
    assertThat(kinds(last)).contains(Kind.CHECK_AGAIN).doesNotContain(Kind.BACK);
    ask(service, "check bob@example.com");
    assertThat(chat.whats()).containsExactly("tell", "edit", "edit", "tell");
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void ask_publicly_isPostedAndEditedForAll() {
    RenderedCard last = ask(service(), "public check bob@example.com");
    assertThat(chat.whats()).containsExactly("post", "edit", "edit");
    assertThat(last.audience()).isEqualTo(Audience.ALL);
    assertThat(kinds(last)).doesNotContain(Kind.SHARE);
  }

  @Test
  void ask_whereNothingCanBeEdited_endsWithAFurtherCard() {
    LineChat fixed = new LineChat(Map.of("edit", Cause.OTHER));
    fixed.say(service(), ANN, "public check bob@example.com", Audience.ONE);
    assertThat(fixed.whats()).containsExactly("post", "post");
    assertThat(kinds(fixed.last().shown())).contains(Kind.CHECK_AGAIN);
  }

  @Test
  void ask_whereTheFirstCardCannotBePosted_asksNobodyAndSaysWhy() {
    LineChat closed = new LineChat(Map.of("post", Cause.OTHER));
    closed.say(service(), ANN, "public check bob@example.com", Audience.ONE);
    assertThat(closed.whats()).containsExactly("tell");
    assertThat(verdict(closed.last())).contains("no post");
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void ask_whereItIsNotAllowed_saysSoAtOnce() {
    RenderedCard shown = ask(service(), ANN.in("C0RANDOM01", Set.of()), "check bob@example.com");
    assertThat(chat.whats()).containsExactly("tell");
    assertThat(shown.reply().card().blocks().toString()).contains("in this channel");
  }

  @Test
  void ask_withARole_isAllowedByIt() {
    fixture.with(new Permits(true, Set.of(), Set.of(), Set.of("42"), Set.of()));
    ChatService service = service();
    ask(service, ANN, "check bob@example.com");
    assertThat(chat.whats()).containsExactly("tell");
    ask(service, ANN.in("C1", Set.of("42")), "check bob@example.com");
    assertThat(chat.whats()).containsExactly("tell", "tell", "edit", "edit");
  }

  @Test
  void buttons_areThereWhereChecksAreOnAndTellMore() {
    assertThat(kinds(ask(service(Optional.empty()), UNKNOWN_USER))).doesNotContain(Kind.CHECK);
    assertThat(kinds(ask(service(), UNKNOWN_USER))).contains(Kind.CHECK);
    assertThat(kinds(ask(service(), "550 5.1.1"))).doesNotContain(Kind.CHECK);
    assertThat(kinds(ask(service(), NO_MX))).doesNotContain(Kind.CHECK);
    fixture.withDomains();
    RenderedCard routing = ask(service(), NO_MX);
    assertThat(routing.reply().card().buttons().getFirst())
        .isEqualTo(new Button(Kind.CHECK, "Check the recipient's domain", ""));
  }

  @Test
  void press_onABouncesCheck_standsInItsPlaceInEveryLanguageAndLeadsBack() {
    ChatService service = service();
    RenderedCard bounce = ask(service, UNKNOWN_USER);
    MessageRef message = chat.last().message();
    RenderedCard last = press(service, Kind.CHECK);
    assertThat(last.reply().card().title()).contains("bob@example.com");
    RenderedCard korean = press(service, Kind.LANGUAGE);
    assertThat(korean.reply().card().title()).isEqualTo("bob@example.com 확인");
    RenderedCard back = press(service, Kind.BACK);
    assertThat(back.reply().answer()).isEqualTo(bounce.reply().answer());
    assertThat(kinds(back)).contains(Kind.CHECK).doesNotContain(Kind.BACK);
    assertThat(chat.whats()).containsExactly("tell", "edit", "edit", "edit", "edit", "edit");
    assertThat(chat.log()).extracting(LineChat.Line::message).containsOnly(message);
    assertThat(fixture.audit())
        .singleElement()
        .returns("U1", Audit.Entry::person)
        .returns(Optional.of("C0OPS00001"), Audit.Entry::channel);
  }

  @Test
  void press_onACardForAll_isShownToWhoPressedAlone() {
    ChatService service = service();
    chat.say(service, ANN, UNKNOWN_USER, Audience.ALL);
    RenderedCard last = press(service, Kind.CHECK);
    assertThat(chat.whats()).containsExactly("post", "tell", "edit", "edit");
    assertThat(last.audience()).isEqualTo(Audience.ONE);
    assertThat(kinds(last)).doesNotContain(Kind.BACK);
  }

  @Test
  void press_again_asksAnewAndStillLeadsBack() {
    fixture.with(new Time(() -> Instant.EPOCH.plusNanos(now.get()), now::get, _ -> {}));
    ChatService service = service();
    ask(service, UNKNOWN_USER);
    press(service, Kind.CHECK);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(kinds(press(service, Kind.CHECK_AGAIN))).contains(Kind.BACK);
    assertThat(dialer.dialled()).hasSize(2);
  }

  @Test
  void press_onWhatIsKeptNoLonger_saysSo() {
    ChatService service = service();
    ask(service, UNKNOWN_USER);
    now.addAndGet(Duration.ofHours(25).toNanos());
    press(service, Kind.CHECK);
    assertThat(verdict(chat.last())).contains("no longer have the bounce of this card");
    assertThat(chat.whats()).containsExactly("tell", "tell");
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void press_checkOfAnAuthenticationFailure_asksAboutTheDomainWithItsAddressAndKey() {
    fixture.withDomains();
    ChatService service = service();
    ask(
        service,
        "550 5.7.26 Unauthenticated email from example.com is not accepted: SPF failed for"
            + " [198.51.100.7], DKIM failed with s1._domainkey.example.com");
    press(service, Kind.CHECK);
    assertThat(fixture.audit())
        .extracting(Audit.Entry::target)
        .containsExactly("example.com 198.51.100.7 s1._domainkey.example.com");
  }

  @Test
  void ask_forACheckOfADomain_takesWhatIsKnownOfItsMail() {
    fixture.withDomains();
    ChatService service = service();
    ask(service, "check example.com 198.51.100.7 s1._domainkey");
    assertThat(fixture.audit())
        .extracting(Audit.Entry::target)
        .containsExactly("example.com 198.51.100.7 s1._domainkey.example.com");
    chat.say(service, ANN, "check the example.com domain please", Audience.ONE);
    assertThat(fixture.audit()).hasSize(1);
  }
}
