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
import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.state.AnswerMemo;
import bouncecard.app.chat.state.ChatState;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts.Section;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ChatServiceTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Language KOREAN = new Language("ko");
  private static final Person ALICE = new Person("slack", "T1", "U1");
  private static final Asker ENGLISH_ASKER = new Asker(ALICE, "en-US");
  private static final Asker KOREAN_ASKER = new Asker(ALICE, "ko-KR");
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  private final AtomicLong now = new AtomicLong();
  private final ChatService service = service();
  private final LineChat chat = new LineChat();

  private ChatService service() {
    return service(new Memory(now::get).chat());
  }

  private static ChatService service(ChatState state) {
    return new ChatService(
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services())),
        new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
        state,
        Notes.KINDS,
        Language.ENGLISH);
  }

  private RenderedCard ask(String said) {
    return ask(ENGLISH_ASKER, said);
  }

  private RenderedCard ask(Asker asker, String said) {
    chat.say(service, asker, said, Audience.ONE);
    return chat.last().shown();
  }

  /// What came of the button of this kind on the card that was shown last.
  private LineChat.Line press(Kind kind) {
    chat.press(service, ENGLISH_ASKER, kind);
    return chat.last();
  }

  private static RemoteFile text(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static RemoteFile file(String name, byte[] bytes) {
    return file(name, bytes.length, new RemoteFile.Got.Content(bytes));
  }

  private static RemoteFile file(String name, long size, RemoteFile.Got got) {
    return new RemoteFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public OptionalLong size() {
        return OptionalLong.of(size);
      }

      @Override
      public Got fetch(int limit, Duration within) {
        return got;
      }
    };
  }

  private RenderedCard attach(RemoteFile... files) {
    return attach("", files);
  }

  private RenderedCard attach(String said, RemoteFile... files) {
    Conversation conversation =
        new Conversation(chat, chat.channel("ops").orElseThrow(), () -> ENGLISH_ASKER);
    service.ask(
        conversation,
        new Question(
            new UntrustedText(said), List.of(files), Audience.ONE, /* isTheirOwn= */ true));
    return chat.last().shown();
  }

  private static String words(Card card) {
    return card.title() + "\n" + card.verdict().text() + "\n" + card.blocks();
  }

  @Test
  void ask_inThePersonsLocale_answersInTheirLanguage() {
    assertThat(ask(KOREAN_ASKER, "550").handle().language()).isEqualTo(KOREAN);
    assertThat(ask("550").handle().language()).isEqualTo(Language.ENGLISH);
    assertThat(ask("550 in ko").handle().language()).isEqualTo(KOREAN);
  }

  @Test
  void choose_aLanguage_winsOverTheLocaleUntilItIsTakenBack() {
    service.self().choose(ALICE, Optional.of(KOREAN));
    assertThat(ask("550").handle().language()).isEqualTo(KOREAN);
    service.self().choose(ALICE, Optional.empty());
    assertThat(ask("550").handle().language()).isEqualTo(Language.ENGLISH);
    service.self().choose(ALICE, Optional.of(new Language("tlh")));
    assertThat(service.self().chosen(ALICE)).isEmpty();
  }

  @Test
  void ask_public_isForAllAndHasNothingToShare() {
    RenderedCard shown = ask("public 252 550");
    assertThat(shown.audience()).isEqualTo(Audience.ALL);
    assertThat(shown.handle().query()).isEqualTo("252 550");
    assertThat(shown.reply().card().buttons())
        .extracting(Button::kind)
        .contains(Kind.DISMISS)
        .doesNotContain(Kind.SHARE);
    assertThat(shown.reply().card().buttons().getLast().label()).isEqualTo("Delete this answer");
    assertThat(ask("publicity").audience()).isEqualTo(Audience.ONE);
    assertThat(ask("공개 550").audience()).isEqualTo(Audience.ALL);
  }

  @Test
  void ask_ofCodes_needsNothingKept() {
    assertThat(ask("252 550").handle()).isEqualTo(Handle.of("252 550", Language.ENGLISH));
  }

  @Test
  void ask_ofABounce_keepsItAndPutsNothingOfItIntoButtons() {
    RenderedCard shown = ask(BOUNCE);
    assertThat(shown.handle().kept().own()).isNotEmpty();
    assertThat(shown.handle().query()).isEqualTo("550 5.1.1");
    for (Button button : shown.reply().card().buttons()) {
      assertThat(ButtonAction.of(button, shown.handle()).written())
          .doesNotContain("bob", "example");
    }
  }

  @Test
  void ask_ofAMessageOfSomebodyElse_isForOneWhateverItBeginsWith() {
    Conversation conversation =
        new Conversation(chat, chat.channel("ops").orElseThrow(), () -> ENGLISH_ASKER);
    service.ask(
        conversation,
        new Question(
            new UntrustedText("public 550"), List.of(), Audience.ONE, /* isTheirOwn= */ false));
    assertThat(chat.last().what()).isEqualTo("tell");
    assertThat(chat.last().shown().reply().card().buttons())
        .extracting(Button::kind)
        .contains(Kind.SHARE);
  }

  @Test
  void press_onABouncesLanguage_showsTheSameBounceInItsPlace() {
    RenderedCard before = ask(BOUNCE);
    LineChat.Line line = press(Kind.LANGUAGE);
    assertThat(line.what()).isEqualTo("edit");
    assertThat(line.shown().handle()).isEqualTo(before.handle().in(KOREAN));
    assertThat(words(line.shown().reply().card())).contains("bob@example.com");
  }

  @Test
  void press_onAnAnswerNoLongerKept_changesNothingAndSaysHowToGetItAgain() {
    RenderedCard shown = ask(BOUNCE);
    LineChat.Line card = chat.last();
    now.addAndGet(Duration.ofHours(25).toNanos());
    for (Kind kind : List.of(Kind.LANGUAGE, Kind.SHARE, Kind.COPY, Kind.DETAIL, Kind.MORE)) {
      Handle handle = shown.handle().in(KOREAN);
      chat.press(service, ENGLISH_ASKER, new ButtonAction(kind, handle, 1), card);
      assertThat(chat.last().what()).isEqualTo("tell");
      assertThat(chat.last().shown().audience()).isEqualTo(Audience.ONE);
      assertThat(words(chat.last().shown().reply().card()))
          .doesNotContain("bob@example.com")
          .contains("550 5.1.1", "남아 있지");
    }
    assertThat(chat.whats()).containsOnly("tell");
  }

  /// As another process has it: it shares the store and knows no answer.
  private static ChatState elsewhere(ChatState state) {
    AnswerMemo nothing = new Memory(System::nanoTime).chat().memo();
    return new ChatState(
        state.store(), nothing, state.names(), state.preferences(), state.keep(), state.feedback());
  }

  @Test
  void press_inAnotherProcess_asksTheSameAgain() {
    ChatState state = new Memory(now::get).chat();
    for (RemoteFile[] files :
        new RemoteFile[][] {
          {}, {text("a.txt", BOUNCE), text("b.txt", BOUNCE.replace("5.1.1", "5.7.1"))}
        }) {
      Conversation conversation =
          new Conversation(chat, chat.channel("ops").orElseThrow(), () -> ENGLISH_ASKER);
      String said = files.length == 0 ? BOUNCE : "look";
      service(state)
          .ask(
              conversation,
              new Question(new UntrustedText(said), List.of(files), Audience.ONE, true));
      RenderedCard first = chat.last().shown();
      chat.press(service(elsewhere(state)), ENGLISH_ASKER, Kind.LANGUAGE);
      RenderedCard korean = chat.last().shown();
      assertThat(chat.last().what()).isEqualTo("edit");
      assertThat(korean.reply().answer()).isEqualTo(first.reply().answer());
      assertThat(korean.handle()).isEqualTo(first.handle().in(KOREAN));
    }
  }

  @Test
  void press_onWhatNobodyKnows_saysWhatWouldWork() {
    ask("550");
    ButtonAction action = ButtonAction.parse("more||en|2|unknown").orElseThrow();
    chat.press(service, ENGLISH_ASKER, action, chat.last());
    assertThat(words(chat.last().shown().reply().card())).contains("Paste the bounce again");
  }

  @Test
  void press_share_postsForAllAndNamesWhoSharedWithoutNotifying() {
    ask(BOUNCE);
    Asker sharing = new Asker(new Person("slack", "T1", "<!channel> @here\u202e"), "en-US");
    MessageRef own = chat.last().message();
    chat.press(service, sharing, Kind.SHARE);
    assertThat(chat.whats()).containsExactly("tell", "post", "delete");
    assertThat(chat.last().message().id()).isEqualTo(own.id());
    RenderedCard shared = chat.log().get(1).shown();
    assertThat(shared.audience()).isEqualTo(Audience.ALL);
    assertThat(words(shared.reply().card()))
        .contains("bob@example.com", "Shared by <!channel> @here.");
    assertThat(shared.reply().card().buttons()).extracting(Button::kind).doesNotContain(Kind.SHARE);
  }

  @Test
  void press_copy_isPlainTextWithoutButtons() {
    ask(BOUNCE);
    assertThat(press(Kind.COPY))
        .returns("open", LineChat.Line::what)
        .satisfies(
            line ->
                assertThat(line.text())
                    .contains("bob@example.com", "How to fix it")
                    .doesNotContain("bouncecard 550", "\u001b"));
  }

  @Test
  void press_detail_saysWhatCameIntoQuestion() {
    ask(BOUNCE);
    Card card = press(Kind.DETAIL).shown().reply().card();
    assertThat(words(card)).contains("Why this answer");
    assertThat(card.buttons()).extracting(Button::kind).doesNotContain(Kind.DETAIL);
  }

  @Test
  void press_askAndDismiss_areWhatTheySay() {
    ask("550");
    assertThat(press(Kind.ASK).what()).isEqualTo("tell");
    ask("550");
    assertThat(press(Kind.DISMISS).what()).isEqualTo("delete");
  }

  @Test
  void press_dismiss_ofACardThatIsNotTheirs_isRefused() {
    ask("public 550");
    assertThat(chat.last().what()).isEqualTo("post");
    assertThat(words(press(Kind.DISMISS).shown().reply().card()))
        .contains("Only the person who asked");
    assertThat(chat.whats()).doesNotContain("delete");
  }

  @Test
  void ask_withFiles_readsThemAsOne() {
    RenderedCard shown =
        attach(
            text("a.txt", "550 5.1.1 <bob@example.com> User unknown"),
            text("b.txt", "552 5.2.2 <eve@example.net> Mailbox full"));
    assertThat(shown.reply().answer()).isInstanceOf(Answer.BounceAnswer.class);
    assertThat(shown.reply().answer().enhancedStatusCodes()).containsExactly("5.1.1", "5.2.2");
  }

  @Test
  void ask_withAnArchive_readsWhatIsInIt() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("one.txt"));
      zip.write(BOUNCE.getBytes(StandardCharsets.UTF_8));
    }
    RenderedCard shown = attach(file("bounces.zip", packed.toByteArray()));
    assertThat(words(shown.reply().card())).contains("bob@example.com");
  }

  @Test
  void ask_withAFileAndWordsAboutIt_answersTheFile() {
    RenderedCard shown =
        attach("can somebody look at this? not 42 again", text("mail.txt", BOUNCE));
    assertThat(words(shown.reply().card())).contains("bob@example.com");
  }

  @Test
  void ask_withAFileThatCannotBeRead_saysWhyAndWhatWouldWork() {
    RenderedCard shown =
        attach(file("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3}));
    assertThat(shown.reply().answer().kind()).isEqualTo("none");
    assertThat(words(shown.reply().card())).contains("logo.png");
  }

  @Test
  void ask_withOneFileOfTwoUnreadable_answersTheOtherAndSaysSo() {
    RenderedCard shown =
        attach(
            text("mail.txt", BOUNCE),
            file("huge.log", Attachment.LARGEST + 1L, new RemoteFile.Got.TooLarge()));
    assertThat(words(shown.reply().card())).contains("bob@example.com", "Not read:", "huge.log");
  }

  @Test
  void ask_withAFileWithoutABounce_saysThatThereIsNone() {
    assertThat(attach(text("notes.txt", "lunch at noon")).reply().answer().kind())
        .isEqualTo("none");
  }

  @Test
  void recent_isWhatCanBeAskedAgain() {
    ask("252 550");
    ask(BOUNCE);
    ask("help");
    ask("TSS04");
    assertThat(service.recent(ALICE)).containsExactly("TSS04", "252 550");
  }

  private List<String> suggested(String typed) {
    return service.suggest(ENGLISH_ASKER, new UntrustedText(typed), 25).stream()
        .map(Block.Choice::query)
        .toList();
  }

  @Test
  void suggest_byDigits_hasTheCodeItselfFirstThenPairs() {
    assertThat(suggested("550"))
        .startsWith("550")
        .contains("550 252", "252 550")
        .hasSizeLessThan(26);
    assertThat(suggested("550 25"))
        .contains("550 252")
        .allMatch(query -> query.startsWith("550 25"));
    assertThat(suggested("5.1.")).contains("5.1.1", "5.1.2").doesNotContain("4.1.1");
  }

  @Test
  void suggest_byNameOrToken_findsThem() {
    assertThat(suggested("mailbox full")).contains("5.2.2");
    assertThat(suggested("tss04")).startsWith("TSS04");
    assertThat(suggested("zzqq")).isEmpty();
    assertThat(suggested("x".repeat(6_000))).hasSize(25);
    assertThat(service.suggest(KOREAN_ASKER, new UntrustedText("550"), 25).getFirst().description())
        .isEqualTo(
            CATALOG.texts(KOREAN).entry(Section.REPLY_CODES, "550").orElseThrow().text("name"));
  }

  @Test
  void suggest_withNothingTyped_beginsWithWhatWasAskedLast() {
    ask("252 550");
    ask("TSS04");
    assertThat(suggested("")).startsWith("TSS04", "252 550").hasSize(25);
  }
}
