package bouncecard.app.watch.live;

import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.chart.Picture;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.PlatformLimits;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A platform on which cards hang: it knows how each looks now, and what it was asked.
final class Wall implements ChatPlatform {
  private static final TerminalFormat DRAWING = new TerminalFormat(200, /* coloured= */ false);

  private final Map<String, RenderedCard> cards = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Cause> refusing = new LinkedHashMap<>();

  @Override
  public String name() {
    return "wall";
  }

  @Override
  public PlatformLimits limits() {
    return new PlatformLimits(4, 100);
  }

  @Override
  public Optional<ConversationRef> channel(String id) {
    return Optional.of(new ConversationRef(name(), id));
  }

  @Override
  public Delivery post(ConversationRef conversation, RenderedCard card) {
    return noted("post", new MessageRef(conversation, "m" + calls.size()), card);
  }

  @Override
  public Delivery tell(ConversationRef conversation, RenderedCard card) {
    return noted("tell", new MessageRef(conversation, "m" + calls.size()), card);
  }

  @Override
  public Delivery edit(MessageRef message, RenderedCard card) {
    return cards.containsKey(message.id())
        ? noted("edit", message, card)
        : refused(message.conversation(), Cause.GONE, "gone");
  }

  @Override
  public boolean picture(ConversationRef conversation, Audience audience, Picture picture) {
    calls.add("picture");
    return true;
  }

  @Override
  public Delivery delete(MessageRef message) {
    calls.add("delete");
    cards.remove(message.id());
    return new Delivery.Delivered(message);
  }

  @Override
  public Delivery open(ConversationRef conversation, Dialog dialog) {
    return refused(conversation, Cause.OTHER, "no dialogs");
  }

  private Delivery noted(String what, MessageRef message, RenderedCard card) {
    if (refusing.containsKey(what)) {
      calls.add(what + " refused");
      return refused(message.conversation(), refusing.get(what), "wanted");
    }
    calls.add(what);
    cards.put(message.id(), card);
    return new Delivery.Delivered(message);
  }

  private static Delivery refused(ConversationRef at, Cause cause, String word) {
    UserError why =
        new UserError(Message.TROUBLE_CANNOT_POST, Map.of("platform", "Wall", "reason", word));
    return new Delivery.Refused(cause, why, word, at);
  }

  /// Refuses this from now on.
  void refuse(String what, Cause cause) {
    refusing.put(what, cause);
  }

  /// Refuses nothing any more.
  void relent() {
    refusing.clear();
  }

  /// What hangs there, as it is seen.
  List<String> seen() {
    return cards.values().stream().map(Wall::drawn).toList();
  }

  private static String drawn(RenderedCard card) {
    return DRAWING.render(card.reply());
  }

  /// The cards that hang there, by the ids of their messages.
  Map<String, RenderedCard> cards() {
    return Map.copyOf(cards);
  }

  RenderedCard card(String id) {
    return Optional.ofNullable(cards.get(id)).orElseThrow();
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  long calls(String what) {
    return calls.stream().filter(what::equals).count();
  }
}
