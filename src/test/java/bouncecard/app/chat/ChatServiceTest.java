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
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts.Section;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final UntrustedText NAME = new UntrustedText("alice");
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  private final AtomicLong now = new AtomicLong();
  private final ChatService desk = desk();

  private ChatService desk() {
    Memory memory = new Memory(now::get);
    return new ChatService(
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader()),
        new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
        memory.answers(),
        memory.questions(),
        memory.preferences(),
        new TerminalFormat(80, /* coloured= */ false),
        Language.ENGLISH);
  }

  private RenderedCard ask(String said) {
    return desk.ask(ENGLISH_ASKER, new UntrustedText(said), Audience.ONE);
  }

  private ActionResult press(RenderedCard shown, Kind kind) {
    Button button =
        shown.reply().card().buttons().stream()
            .filter(found -> found.kind() == kind)
            .findFirst()
            .orElseThrow();
    String written = ButtonAction.of(button, shown.handle()).written();
    return desk.act(
        ENGLISH_ASKER, ButtonAction.parse(written).orElseThrow(), shown.audience(), NAME);
  }

  private static Attachment text(String name, String text) {
    return new Attachment(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private RenderedCard attach(Attachment... attachments) {
    return desk.ask(
        ENGLISH_ASKER, UntrustedText.EMPTY, List.of(attachments), List.of(), Audience.ONE);
  }

  private static String words(Card card) {
    return card.title() + "\n" + card.verdict().text() + "\n" + card.blocks();
  }

  @Test
  void ask_inThePersonsLocale_answersInTheirLanguage() {
    assertThat(desk.ask(KOREAN_ASKER, new UntrustedText("550"), Audience.ONE).handle().language())
        .isEqualTo(KOREAN);
    assertThat(ask("550").handle().language()).isEqualTo(Language.ENGLISH);
    assertThat(ask("550 in ko").handle().language()).isEqualTo(KOREAN);
  }

  @Test
  void choose_aLanguage_winsOverTheLocaleUntilItIsTakenBack() {
    desk.choose(ALICE, Optional.of(KOREAN));
    assertThat(ask("550").handle().language()).isEqualTo(KOREAN);
    desk.choose(ALICE, Optional.empty());
    assertThat(ask("550").handle().language()).isEqualTo(Language.ENGLISH);
    desk.choose(ALICE, Optional.of(new Language("tlh")));
    assertThat(desk.chosen(ALICE)).isEmpty();
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
    assertThat(ask("252 550").handle()).isEqualTo(new Handle("252 550", "", Language.ENGLISH));
  }

  @Test
  void ask_ofABounce_keepsItAndPutsNothingOfItIntoButtons() {
    RenderedCard shown = ask(BOUNCE);
    assertThat(shown.handle().kept()).isNotEmpty();
    assertThat(shown.handle().query()).isEqualTo("550 5.1.1");
    for (Button button : shown.reply().card().buttons()) {
      assertThat(ButtonAction.of(button, shown.handle()).written())
          .doesNotContain("bob", "example");
    }
  }

  @Test
  void act_onABouncesLanguage_showsTheSameBounce() {
    assertThat(press(ask(BOUNCE), Kind.LANGUAGE))
        .isInstanceOfSatisfying(
            ActionResult.Replace.class,
            replace -> {
              assertThat(replace.shown().reply().card().language()).isEqualTo(KOREAN);
              assertThat(words(replace.shown().reply().card())).contains("bob@example.com");
            });
  }

  @Test
  void act_onAnAnswerNoLongerKept_fallsBackToItsCodesAndSaysSo() {
    RenderedCard shown = ask(BOUNCE);
    now.addAndGet(Duration.ofHours(25).toNanos());
    assertThat(press(shown, Kind.LANGUAGE))
        .isInstanceOfSatisfying(
            ActionResult.Replace.class,
            replace -> {
              Card card = replace.shown().reply().card();
              assertThat(words(card)).doesNotContain("bob@example.com").contains("550 5.1.1");
              assertThat(card.blocks().getLast())
                  .isInstanceOfSatisfying(
                      Block.Note.class, note -> assertThat(note.text().text()).contains("메모리"));
            });
  }

  @Test
  void act_onWhatNobodyKnows_saysWhatWouldWork() {
    ButtonAction action = ButtonAction.parse("more||en|2|unknown").orElseThrow();
    assertThat(desk.act(ENGLISH_ASKER, action, Audience.ONE, NAME))
        .isInstanceOfSatisfying(
            ActionResult.Show.class,
            show ->
                assertThat(words(show.shown().reply().card())).contains("Paste the bounce again"));
  }

  @Test
  void act_share_postsForAllAndNamesWhoSharedWithoutNotifying() {
    RenderedCard shown = ask(BOUNCE);
    UntrustedText name = new UntrustedText("<!channel> @here\u202e");
    ButtonAction action = new ButtonAction(Kind.SHARE, shown.handle(), 1);
    assertThat(desk.act(ENGLISH_ASKER, action, Audience.ONE, name))
        .isInstanceOfSatisfying(
            ActionResult.Share.class,
            share -> {
              assertThat(share.shown().audience()).isEqualTo(Audience.ALL);
              Card card = share.shown().reply().card();
              assertThat(words(card)).contains("bob@example.com", "Shared by <!channel> @here.");
              assertThat(card.buttons()).extracting(Button::kind).doesNotContain(Kind.SHARE);
            });
  }

  @Test
  void act_copy_isPlainTextWithoutButtons() {
    assertThat(press(ask(BOUNCE), Kind.COPY))
        .isInstanceOfSatisfying(
            ActionResult.Copy.class,
            copy ->
                assertThat(copy.text())
                    .contains("bob@example.com", "How to fix it")
                    .doesNotContain("bouncecard 550", "\u001b"));
  }

  @Test
  void act_detail_saysWhatCameIntoQuestion() {
    assertThat(press(ask(BOUNCE), Kind.DETAIL))
        .isInstanceOfSatisfying(
            ActionResult.Show.class,
            show -> {
              assertThat(words(show.shown().reply().card())).contains("Why this answer");
              assertThat(show.shown().reply().card().buttons())
                  .extracting(Button::kind)
                  .doesNotContain(Kind.DETAIL);
            });
  }

  @Test
  void act_askAndDismiss_areWhatTheySay() {
    assertThat(press(ask("550"), Kind.ASK)).isInstanceOf(ActionResult.Show.class);
    assertThat(press(ask("550"), Kind.DISMISS)).isEqualTo(new ActionResult.Remove());
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
    RenderedCard shown = attach(new Attachment("bounces.zip", packed.toByteArray()));
    assertThat(words(shown.reply().card())).contains("bob@example.com");
  }

  @Test
  void ask_withAFileAndWordsAboutIt_answersTheFile() {
    RenderedCard shown =
        desk.ask(
            ENGLISH_ASKER,
            new UntrustedText("can somebody look at this? not 42 again"),
            List.of(text("mail.txt", BOUNCE)),
            List.of(),
            Audience.ONE);
    assertThat(words(shown.reply().card())).contains("bob@example.com");
  }

  @Test
  void ask_withAFileThatCannotBeRead_saysWhyAndWhatWouldWork() {
    RenderedCard shown =
        attach(new Attachment("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3}));
    assertThat(shown.reply().answer().kind()).isEqualTo("none");
    assertThat(words(shown.reply().card())).contains("logo.png");
  }

  @Test
  void ask_withOneFileOfTwoUnreadable_answersTheOtherAndSaysSo() {
    RenderedCard shown =
        desk.ask(
            ENGLISH_ASKER,
            UntrustedText.EMPTY,
            List.of(text("mail.txt", BOUNCE)),
            List.of(
                new UserError(
                    Message.TROUBLE_FILE_TOO_LARGE, Map.of("file", "huge.log", "limit", "16 MiB"))),
            Audience.ONE);
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
    assertThat(desk.recent(ALICE)).containsExactly("TSS04", "252 550");
  }

  private List<String> suggested(String typed) {
    return desk.suggest(ENGLISH_ASKER, new UntrustedText(typed), 25).stream()
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
    assertThat(desk.suggest(KOREAN_ASKER, new UntrustedText("550"), 25).getFirst().description())
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
