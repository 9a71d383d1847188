package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.Person;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.triage.SampleLog;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.ScriptedDialogue;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes of a button is in the language of the card, whatever the language is of whoever
/// presses it: of every kind of card, every button and every choice of a menu.
final class ButtonLanguageTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Pattern HANGUL = Pattern.compile("[\\uac00-\\ud7a3]");
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown (in reply to RCPT TO command)";

  /// One of each kind of card.
  private static final List<String> QUESTIONS =
      List.of(
          "550",
          "252 550",
          "421 450 451 452 550 552 554",
          "5xx",
          "TSS04",
          "mailbox-full",
          "find greylisting",
          "help",
          "what is this",
          BOUNCE,
          BOUNCE + "\n" + BOUNCE.replace("550 5.1.1", "552 5.2.2").replace("User unknown", "full"),
          SampleLog.of(400),
          "check bob@example.com");

  private final LineChat chat = new LineChat();
  private final ChatService service = service();
  private final Set<Kind> pressed = EnumSet.noneOf(Kind.class);

  private static ChatService service() {
    Bouncecard bouncecard =
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    FakeDialer dialer =
        new FakeDialer()
            .at(
                "127.0.0.1",
                new ScriptedDialogue(
                    "220 mx.example.com",
                    line -> line.startsWith("RCPT") ? "550 5.1.1 User unknown" : "250 2.0.0 Ok"));
    return new ChatService(
        bouncecard,
        new DirectReader(bouncecard, new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
        new Memory(System::nanoTime).chat().with(new Everything()),
        Notes.KINDS,
        Language.ENGLISH,
        Optional.of(new CheckFixture().over(dialer)));
  }

  /// Keeps what people call wrong, so that they may.
  private static final class Everything implements bouncecard.app.feedback.FeedbackStore {
    @Override
    public boolean isOn() {
      return true;
    }

    @Override
    public void keep(bouncecard.app.feedback.WrongAnswer one) {}
  }

  private static Asker speaking(Language language) {
    String locale = language.tag().equals("ko") ? "ko-KR" : "en-US";
    return new Asker(new Person("lines", "", "ann"), locale).in("C0OPS00001", Set.of());
  }

  private static Language other(Language language) {
    return CATALOG.languages().stream()
        .filter(one -> !one.equals(language))
        .findFirst()
        .orElseThrow();
  }

  /// How a button may be pressed so that it comes to something.
  private static boolean isOnCards(Kind kind) {
    return switch (kind) {
      case ASK,
          WHOLE,
          CAUSE,
          LANGUAGE,
          DETAIL,
          CHECK,
          CHECK_AGAIN,
          BACK,
          SHARE,
          COPY,
          WRONG,
          DISMISS ->
          true;
      // A platform draws it where a card is too long for it, and the watch draws the other two.
      case MORE, MUTE, UNMUTE -> false;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void buttons_pressedBySomebodyWhoSpeaksAnother_answerInTheLanguageOfTheCard(String tag) {
    Language language = new Language(tag);
    for (String question : QUESTIONS) {
      for (Audience audience : Audience.values()) {
        Asker asking = speaking(language).wanting(Optional.of(language));
        chat.say(service, asking, question, audience);
        LineChat.Line card = chat.last();
        assertLanguage(card, language);
        pressAll(card, language, /* depth= */ 2);
      }
    }
    assertThat(pressed)
        .containsAll(Stream.of(Kind.values()).filter(ButtonLanguageTest::isOnCards).toList());
  }

  private void pressAll(LineChat.Line card, Language language, int depth) {
    for (ButtonAction action : actions(card, language)) {
      boolean isFirst = pressed.add(action.kind());
      LineChat.Line came = press(card, action, language);
      boolean leadsOn =
          action.kind() == Kind.CHECK || action.kind() == Kind.WHOLE || action.kind() == Kind.CAUSE;
      if (came.card().isPresent() && depth > 1 && (leadsOn || isFirst)) {
        pressAll(came, came.shown().reply().texts().language(), depth - 1);
      }
    }
  }

  /// What the card's buttons and menus do, and those that stand on no card of these.
  private static List<ButtonAction> actions(LineChat.Line line, Language language) {
    Card card = line.shown().reply().card();
    Handle handle = line.shown().handle().in(language);
    List<ButtonAction> actions = new ArrayList<>();
    for (Button button : card.buttons()) {
      actions.add(ButtonAction.of(button, handle));
    }
    for (Block block : card.blocks()) {
      if (block instanceof Block.Choices choices) {
        choices
            .choices()
            .forEach(choice -> actions.add(ButtonAction.ask(choice.query(), language)));
      }
    }
    for (Kind kind : Kind.values()) {
      if (!isOnCards(kind)) {
        actions.add(new ButtonAction(kind, handle, 1));
      }
      actions.add(new ButtonAction(kind, Handle.of("nothing of ours", language), 1));
    }
    return actions;
  }

  private LineChat.Line press(LineChat.Line card, ButtonAction action, Language language) {
    Language wanted = action.kind() == Kind.LANGUAGE ? action.handle().language() : language;
    int lines = chat.log().size();
    int dialogs = chat.dialogs().size();
    chat.press(service, speaking(other(wanted)), action, card);
    List<LineChat.Line> came = chat.log().subList(lines, chat.log().size());
    assertThat(came).as("%s of %s", action.kind(), card.shown().handle().query()).isNotEmpty();
    came.stream()
        .filter(line -> line.card().isPresent())
        .forEach(one -> assertLanguage(one, wanted));
    chat.dialogs().stream()
        .skip(dialogs)
        .forEach(one -> assertThat(one.texts().language()).as("%s", action).isEqualTo(wanted));
    return came.getLast();
  }

  private static void assertLanguage(LineChat.Line line, Language language) {
    String said = line.shown().reply().card().verdict().text();
    assertThat(line.shown().reply().texts().language()).as(said).isEqualTo(language);
    assertThat(line.shown().reply().card().language()).as(said).isEqualTo(language);
    String drawn = line.text();
    for (Language named : CATALOG.languages()) {
      drawn = drawn.replace(CATALOG.texts(named).message(Message.LANGUAGE_NAME), "");
    }
    assertThat(HANGUL.matcher(drawn).find())
        .as("%s: %s", language.tag().toUpperCase(Locale.ROOT), drawn)
        .isEqualTo(language.tag().equals("ko"));
  }
}
