package bouncecard.app.watch.live;

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
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.MarkedText;
import bouncecard.app.watch.Passage;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A channel that is watched, with the bot and the time in the hand of a test.
final class WatchedRoom {
  static final WatchedChannel OPS = new WatchedChannel("wall", "", "C0OPS");

  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final WatchTerms terms;
  private final SubmissionReader isolated;
  private final Wall wall = new Wall();
  private final WatchLedger ledger = WatchLedger.inMemory();
  private final AtomicInteger names = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-30T02:00:00Z");
  private Memory memory = new Memory(this::nanos);
  private ChannelWatch watch;
  private ChatService chat;

  WatchedRoom() {
    this(WatchTerms.of(List.of(OPS.id()), false, ZoneId.of("UTC")));
  }

  WatchedRoom(WatchTerms terms) {
    this(terms, here());
  }

  /// @param isolated reads files and what is long
  WatchedRoom(WatchTerms terms, SubmissionReader isolated) {
    this.terms = terms;
    this.isolated = isolated;
    this.watch = begun();
    this.chat = chat();
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  private ChannelWatch begun() {
    return new ChannelWatch(
        BOUNCECARD, isolated, terms, ledger, memory.store(), this::name, () -> now);
  }

  private static SubmissionReader here() {
    return new DirectReader(
        BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.USUAL));
  }

  private String name() {
    return "name%08d".formatted(names.incrementAndGet());
  }

  private ChatService chat() {
    ChatState usual = memory.chat();
    ChatService service =
        new ChatService(
            BOUNCECARD, here(), usual.with(watch), Notes.KINDS, Language.ENGLISH, Optional.empty());
    watch.speakThrough(wall, "", service.unaskedCards());
    return service;
  }

  /// Ends the bot as a crash does, and begins another one.
  ///
  /// @param isSealed whether what tells whose mail it is was kept
  void restart(boolean isSealed) {
    memory = isSealed ? memory : new Memory(this::nanos);
    watch = begun();
    chat = chat();
  }

  Wall wall() {
    return wall;
  }

  ChannelWatch watch() {
    return watch;
  }

  ChatService service() {
    return chat;
  }

  WatchLedger ledger() {
    return ledger;
  }

  Instant now() {
    return now;
  }

  /// Lets time pass, and sends what is due meanwhile.
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      watch.sendDue();
    }
  }

  /// Lets time pass at once.
  void leap(Duration time) {
    now = now.plus(time);
    watch.sendDue();
  }

  /// Something that a program says.
  String bot(String id, String text) {
    return hear(heard(id, "alerts", Author.BOT, text, ""));
  }

  String person(String id, String text) {
    return hear(heard(id, "ann", Author.PERSON, text, ""));
  }

  String hear(Heard heard) {
    String word = watch.hear(heard);
    watch.sendDue();
    return word;
  }

  /// A file that was dropped without a word.
  static Heard file(String id, Author author, String content) {
    Heard empty = heard(id, "ann", author, "", "");
    HeardMessage message =
        new HeardMessage(
            author,
            new UntrustedText("ann"),
            /* isAddressed= */ false,
            List.of(Passage.of(Passage.Kind.FILE, content)),
            List.of());
    return new Heard(OPS, id, "", /* isToUs= */ false, empty.at(), message, /* isEdit= */ false);
  }

  static Heard heard(String id, String name, Author author, String text, String thread) {
    return new Heard(
        OPS,
        id,
        thread,
        /* isToUs= */ false,
        new ConversationRef("wall", "thread " + (thread.isEmpty() ? id : thread)),
        new HeardMessage(
            author,
            new UntrustedText(name),
            /* isAddressed= */ false,
            MarkedText.passages(
                text, author == Author.BOT ? Passage.Kind.CARD : Passage.Kind.PROSE),
            List.of()),
        /* isEdit= */ false);
  }

  static Asker ann() {
    return new Asker(new Person("wall", "", "ann"), "en").in(OPS.id(), Set.of());
  }

  /// The n-th card that hangs there.
  MessageRef message(int number) {
    String id = wall.cards().keySet().stream().sorted().toList().get(number);
    return new MessageRef(new ConversationRef("wall", "pressed"), id);
  }

  /// Presses a button of a card.
  Optional<RenderedCard> press(MessageRef message, RenderedCard card, Kind kind, String such) {
    Button button =
        card.reply().card().buttons().stream()
            .filter(one -> one.kind() == kind && one.query().contains(such))
            .findFirst()
            .orElseThrow();
    ButtonAction action =
        ButtonAction.parse(ButtonAction.of(button, card.handle()).written()).orElseThrow();
    Press press =
        new Press(
            action, message, "", Audience.ALL, new UntrustedText("ann"), /* mayRemove= */ false);
    return watch
        .press(ann(), press, chat.texts(ann()))
        .orElseThrow(() -> new AssertionError("nothing to do with it"))
        .told();
  }

  /// Calls a card no bounce.
  void wrong(RenderedCard card) {
    Button button =
        card.reply().card().buttons().stream()
            .filter(one -> one.kind() == Kind.WRONG)
            .findFirst()
            .orElseThrow();
    chat.wrong(
        ButtonAction.of(button, card.handle()),
        new Wanted(Wanted.What.NOT_A_BOUNCE, "", "", ""),
        now);
  }
}
