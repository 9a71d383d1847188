package bouncecard.app.chat.service;

import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.PlatformLimits;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A third platform: messages are numbered lines of a log, which anybody sees or one person.
public final class LineChat implements ChatPlatform {
  private static final TerminalFormat DRAWING = new TerminalFormat(80, /* coloured= */ false);

  /// What happened, in order.
  private final List<Line> log = Collections.synchronizedList(new ArrayList<>());

  /// What it refuses, and why.
  private final Map<String, Cause> refusing;

  private final Set<String> gone = new HashSet<>();
  private final List<Dialog> dialogs = new ArrayList<>();

  /// What happened: `post`, `tell`, `edit`, `delete` or `open` of a message.
  public record Line(String what, MessageRef message, Optional<RenderedCard> card, String text) {
    RenderedCard shown() {
      return card.orElseThrow();
    }
  }

  LineChat(Map<String, Cause> refusing) {
    this.refusing = refusing;
  }

  LineChat() {
    this(Map.of());
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public PlatformLimits limits() {
    return new PlatformLimits(4, ButtonAction.LONGEST);
  }

  @Override
  public Optional<ConversationRef> channel(String id) {
    return Optional.of(new ConversationRef(name(), id));
  }

  @Override
  public Delivery post(ConversationRef conversation, RenderedCard card) {
    return fresh("post", conversation, Optional.of(card), drawn(card));
  }

  @Override
  public Delivery tell(ConversationRef conversation, RenderedCard card) {
    return fresh("tell", conversation, Optional.of(card), drawn(card));
  }

  @Override
  public Delivery edit(MessageRef message, RenderedCard card) {
    return noted("edit", message, () -> new Line("edit", message, Optional.of(card), drawn(card)));
  }

  @Override
  public Delivery delete(MessageRef message) {
    gone.add(message.id());
    return noted("delete", message, () -> new Line("delete", message, Optional.empty(), ""));
  }

  @Override
  public Delivery open(ConversationRef conversation, Dialog dialog) {
    dialogs.add(dialog);
    return fresh(
        "open",
        conversation,
        Optional.empty(),
        dialog instanceof Dialog.Copy copy
            ? copy.notes().stream().map(Note::text).collect(Collectors.joining("\n"))
            : "");
  }

  private Delivery fresh(
      String what, ConversationRef conversation, Optional<RenderedCard> card, String text) {
    MessageRef message = new MessageRef(conversation, "m" + log.size());
    return noted(what, message, () -> new Line(what, message, card, text));
  }

  private Delivery noted(String what, MessageRef message, Supplier<Line> line) {
    if (refusing.containsKey(what)) {
      UserError why =
          new UserError(
              Message.TROUBLE_CANNOT_POST, Map.of("platform", "Lines", "reason", "no " + what));
      return new Delivery.Refused(refusing.get(what), why, "no-" + what, message.conversation());
    }
    log.add(line.get());
    return new Delivery.Delivered(message);
  }

  private static String drawn(RenderedCard card) {
    return DRAWING.render(card.reply());
  }

  /// What people do there.
  public void say(ChatService service, Asker asker, String words, Audience audience) {
    at(asker, at -> service.ask(at, Question.of(new UntrustedText(words), audience)), service);
  }

  /// Presses the first button of this kind of the card that was shown last.
  void press(ChatService service, Asker asker, Kind kind) {
    Line line = log.getLast();
    Button button =
        line.shown().reply().card().buttons().stream()
            .filter(found -> found.kind() == kind)
            .findFirst()
            .orElseThrow();
    press(service, asker, ButtonAction.of(button, line.shown().handle()), line);
  }

  void press(ChatService service, Asker asker, ButtonAction action, Line line) {
    ButtonAction read = ButtonAction.parse(action.written()).orElseThrow();
    UntrustedText name = new UntrustedText(asker.person().id());
    Audience audience = line.what().equals("post") ? Audience.ALL : line.shown().audience();
    Press press =
        new Press(
            read, line.message(), "", audience, name, /* mayRemove= */ audience == Audience.ONE);
    at(press.by(asker), at -> service.press(at, press), service);
  }

  private void at(
      Asker asker, java.util.function.Function<Conversation, String> work, ChatService service) {
    Tasks tasks = new Tasks();
    JobRunner jobs = new JobRunner(this, service, tasks);
    ConversationRef at = channel(asker.channel()).orElseThrow();
    jobs.takeOrExcuse(new Job("line", at, () -> asker, work));
    jobs.stop(java.time.Duration.ofSeconds(30));
  }

  public List<Line> log() {
    return List.copyOf(log);
  }

  /// What was opened, in order.
  List<Dialog> dialogs() {
    return List.copyOf(dialogs);
  }

  public Line last() {
    return log.getLast();
  }

  public List<String> whats() {
    return log.stream().map(Line::what).toList();
  }
}
