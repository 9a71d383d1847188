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
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.state.StateSpace;
import bouncecard.app.triage.SampleLog;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.tally.Totals;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole logs, mailboxes and archives are summed up in a chat, and what is not one is explained.
final class ChatTriageTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Asker ALICE = new Asker(new Person("lines", "", "U1"), "en-US");

  private final ChatState state = new Memory(System::nanoTime).chat();
  private final ChatService service = service(state);
  private final LineChat chat = new LineChat();

  private static ChatService service(ChatState state) {
    return new ChatService(
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services())),
        new FileInputs(InputStream.nullInputStream(), Limits.CHAT),
        state,
        Notes.KINDS,
        Language.ENGLISH);
  }

  @SuppressWarnings("ArrayRecordComponent") // fetched and never compared
  private record Stored(String name, byte[] bytes) implements RemoteFile {
    @Override
    public OptionalLong size() {
      return OptionalLong.of(bytes.length);
    }

    @Override
    public Got fetch(int limit, Duration within) {
      return new Got.Content(bytes);
    }
  }

  private static RemoteFile log(int recipients) {
    return new Stored("mail.log", bytes(SampleLog.of(recipients)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RenderedCard ask(Question question) {
    Conversation conversation =
        new Conversation(chat, chat.channel("ops").orElseThrow(), () -> ALICE);
    service.ask(conversation, question);
    return chat.last().shown();
  }

  private RenderedCard ask(String said, RemoteFile... files) {
    return ask(new Question(new UntrustedText(said), List.of(files), Audience.ONE, true));
  }

  private static Totals totals(RenderedCard card) {
    return card.reply().answer() instanceof Answer.TriageAnswer triage
        ? triage.tally().totals()
        : Totals.NONE;
  }

  private static String words(RenderedCard shown) {
    Card card = shown.reply().card();
    return card.title() + "\n" + card.verdict().text() + "\n" + card.blocks();
  }

  @Test
  void ask_withALogOfMany_isSummedUp() {
    RenderedCard card = ask("", log(2_000));
    assertThat(totals(card)).isEqualTo(new Totals(1_250, 500, 250));
    assertThat(card.reply().card().size()).isEqualTo(Size.COMPACT);
    assertThat(words(card)).contains("Recipients 2,000", "62.5 %", "Do this first", "UTC");
  }

  @Test
  void ask_withALogLongerThanOneTextMayBe_countsAllOfIt() {
    int recipients = 16_000;
    assertThat(SampleLog.of(recipients)).hasSizeGreaterThan(3 << 20);
    assertThat(totals(ask("", log(recipients)))).isEqualTo(new Totals(10_000, 4_000, 2_000));
  }

  @Test
  void ask_withALongTextThatTellsOfFew_explainsThem() {
    String log = "nothing of mail\n".repeat(80_000);
    RemoteFile file = new Stored("app.log", bytes(SampleLog.of(2) + log));
    RenderedCard card = ask("", file);
    assertThat(card.reply().answer()).isInstanceOf(Answer.BounceAnswer.class);
  }

  @Test
  void ask_withALogOfFew_isExplained() {
    assertThat(ask("", log(40)).reply().answer()).isInstanceOf(Answer.BounceAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"triage", "Triage", "진단"})
  void ask_forTriage_sumsUpFewToo(String word) {
    assertThat(totals(ask(word, log(40)))).isEqualTo(new Totals(25, 10, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "triage since 2026-11-28T09:02",
        "triage since 2026-11-28 09:02",
        "triage until 2026-11-29 since 2026-11-28 09:02",
        "진단 2026-11-28T09:02부터"
      })
  void ask_forTriageOfAPeriod_leavesTheRestOut(String said) {
    assertThat(totals(ask(said, log(40))).all()).isEqualTo(28);
  }

  @Test
  void ask_forTriageOfNoTime_saysHowToSayIt() {
    assertThat(words(ask("triage since yesterday", log(40)))).contains("yesterday", "2026-11-29");
  }

  @Test
  void ask_forTriageOfAPaste_sumsItUp() {
    assertThat(totals(ask("triage\n" + SampleLog.of(16)))).isEqualTo(new Totals(10, 4, 2));
  }

  @Test
  void ask_withALongPasteOfMany_isSummedUp() {
    assertThat(totals(ask(SampleLog.of(800))).all()).isEqualTo(800);
  }

  @Test
  void ask_forTriageOfNothing_saysWhatToGive() {
    assertThat(words(ask("triage"))).contains("Give a mail log");
    assertThat(words(ask("triage", new Stored("notes.txt", bytes("lunch at noon\n")))))
        .contains("Give a mail log");
  }

  @Test
  void ask_withWordsThatBeginAlike_isNoTriage() {
    assertThat(ask("triage: 550 5.1.1 User unknown").reply().answer())
        .isNotInstanceOf(Answer.TriageAnswer.class);
  }

  @Test
  void ask_forTriageInATalk_takesTheLogThatWasPostedBefore() {
    Surroundings before =
        () ->
            new Surroundings.Found(
                List.of(new Surroundings.Earlier(new UntrustedText("here"), List.of(log(40)))),
                Optional.empty());
    Question question = Question.of(new UntrustedText("triage"), Audience.ALL).within(before);
    assertThat(totals(ask(question))).isEqualTo(new Totals(25, 10, 5));
  }

  @Test
  void ask_withPackedLogsAndMails_sumsUpAll() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < 30; i++) {
        zip.putNextEntry(new ZipEntry("bounce" + i + ".txt"));
        zip.write(bytes(SampleLog.of(2).replace(": 0000000", ": " + i + "00000")));
      }
    }
    assertThat(totals(ask("", new Stored("bounces.zip", packed.toByteArray()))))
        .isEqualTo(new Totals(30, 0, 30));
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write(bytes(SampleLog.of(2_000)));
    }
    assertThat(totals(ask("", new Stored("mail.log.1.gz", small.toByteArray()))).all())
        .isEqualTo(2_000);
  }

  @Test
  void press_aCause_tellsMoreOfItToOnePerson() {
    RenderedCard card = ask("", log(2_000));
    List<Button> causes =
        card.reply().card().buttons().stream().filter(one -> one.kind() == Kind.CAUSE).toList();
    assertThat(causes).hasSize(3);
    chat.press(service, ALICE, Kind.CAUSE);
    RenderedCard part = chat.last().shown();
    assertThat(part.audience()).isEqualTo(Audience.ONE);
    assertThat(causes.getFirst().label())
        .startsWith(part.reply().card().title().replaceFirst(" · .*", ""));
    assertThat(words(part)).contains("250", "example.com", "How to fix it", "2026-11-28 09:");
  }

  @Test
  void press_wholeAndLanguageAndShare_workOnTheSummary() {
    ask("", log(2_000));
    chat.press(service, ALICE, Kind.LANGUAGE);
    assertThat(words(chat.last().shown())).contains("수신자 2,000명", "먼저 할 일");
    chat.press(service, ALICE, Kind.WHOLE);
    assertThat(words(chat.last().shown())).contains("도메인별", "▇", "UTC");
    assertThat(chat.last().shown().reply().card().blocks())
        .anyMatch(block -> block instanceof Block.Steps);
    chat.press(service, ALICE, Kind.SHARE);
    assertThat(chat.whats()).contains("post");
  }

  @Test
  void ask_withALog_keepsItsCountsAndNobodysAddress() {
    ask("", log(2_000));
    String under = chat.last().shown().handle().kept().own();
    assertThat(under).isNotEmpty();
    String kept =
        new String(
            state.store().get(StateSpace.ANSWERS, under).orElseThrow(), StandardCharsets.UTF_8);
    assertThat(kept).contains("example.com").doesNotContain("@");
    assertThat(words(chat.last().shown())).doesNotContain("@");
  }

  @Test
  void press_afterARestart_tellsWhatWasCounted() {
    ask("", log(2_000));
    ChatState later =
        new ChatState(
            state.store(),
            new Memory(System::nanoTime).chat().memo(),
            state.names(),
            state.preferences(),
            state.keep(),
            state.feedback());
    chat.press(service(later), ALICE, Kind.CAUSE);
    assertThat(words(chat.last().shown())).contains("250", "example.com", "How to fix it");
    ask("", log(2_000));
    chat.press(service(later), ALICE, Kind.WHOLE);
    assertThat(words(chat.last().shown())).contains("Recipients 2,000", "By domain", "Over time");
  }

  @Test
  void ask_withALargeFile_tellsAtOnceAndAnswersInThatPlace() {
    List<String> toldBefore = new ArrayList<>();
    byte[] bytes = bytes(SampleLog.of(16_000));
    RemoteFile watched =
        new RemoteFile() {
          @Override
          public String name() {
            return "mail.log";
          }

          @Override
          public OptionalLong size() {
            return OptionalLong.of(bytes.length);
          }

          @Override
          public Got fetch(int limit, Duration within) {
            toldBefore.addAll(chat.whats());
            return new Got.Content(bytes);
          }
        };
    RenderedCard card = ask("", watched);
    assertThat(toldBefore).containsExactly("tell");
    assertThat(chat.whats()).containsExactly("tell", "edit", "edit");
    assertThat(chat.log().getFirst().text()).contains("Working on it", "Fetching 3.");
    assertThat(chat.log().get(1).text()).contains("Reading 3.");
    assertThat(chat.log()).extracting(LineChat.Line::message).containsOnly(chat.last().message());
    assertThat(totals(card).all()).isEqualTo(16_000);
  }

  @Test
  void ask_withALargeFileWhereNothingCanBeEdited_showsTheAnswerBesideIt() {
    LineChat stiff = new LineChat(Map.of("edit", Delivery.Cause.OTHER));
    Conversation conversation =
        new Conversation(stiff, stiff.channel("ops").orElseThrow(), () -> ALICE);
    service.ask(
        conversation,
        new Question(new UntrustedText(""), List.of(log(16_000)), Audience.ONE, true));
    assertThat(stiff.whats()).containsExactly("tell", "tell");
    assertThat(totals(stiff.last().shown()).all()).isEqualTo(16_000);
  }
}
