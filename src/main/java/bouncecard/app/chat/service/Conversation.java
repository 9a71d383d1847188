package bouncecard.app.chat.service;

import bouncecard.app.chart.Picture;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.PlatformLimits;
import bouncecard.app.chat.RenderedCard;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A conversation that goes on while one question is answered: what is shown in it changes where
/// the next card goes. One thread uses it; another may end it.
public final class Conversation {
  private final ChatPlatform platform;
  private final Supplier<Asker> asking;
  private volatile ConversationRef at;
  private Optional<Asker> asker = Optional.empty();
  private String refusal = "";
  private volatile boolean isOver;

  /// A conversation.
  ///
  /// @param at where it stands
  /// @param asking says who asks, which may take a while the first time
  public Conversation(ChatPlatform platform, ConversationRef at, Supplier<Asker> asking) {
    this.platform = platform;
    this.at = at;
    this.asking = asking;
  }

  /// Who asks.
  public Asker asker() {
    Asker known = asker.orElseGet(asking);
    asker = Optional.of(known);
    return known;
  }

  /// Where it stands now.
  public ConversationRef at() {
    return at;
  }

  PlatformLimits limits() {
    return platform.limits();
  }

  String platform() {
    return platform.name();
  }

  Delivery begin(Audience audience) {
    return gone(() -> platform.begin(at, audience));
  }

  Delivery post(RenderedCard card) {
    return gone(() -> platform.post(at, card));
  }

  Delivery share(RenderedCard card) {
    return gone(() -> platform.share(at, card));
  }

  Delivery tell(RenderedCard card) {
    return gone(() -> platform.tell(at, card));
  }

  Delivery edit(MessageRef message, RenderedCard card) {
    return on(message, here -> platform.edit(here, card));
  }

  Delivery delete(MessageRef message) {
    return on(message, platform::delete);
  }

  Delivery open(Dialog dialog) {
    return gone(() -> platform.open(at, dialog));
  }

  /// Whether the picture is there.
  boolean picture(Audience audience, Picture picture) {
    return !isOver && platform.picture(at, audience, picture);
  }

  private Delivery on(MessageRef message, Function<MessageRef, Delivery> change) {
    return gone(() -> change.apply(message.in(at)));
  }

  private Delivery gone(Supplier<Delivery> doing) {
    if (isOver) {
      return new Delivery.AnsweredElsewhere(at);
    }
    Delivery delivery = doing.get();
    at = delivery.next();
    return delivery;
  }

  /// Ends it: what its thread wants to say from now on is said by whoever ended it.
  void end() {
    isOver = true;
  }

  /// The same conversation for whoever ended it.
  Conversation goingOn() {
    return new Conversation(platform, at, asking);
  }

  /// One of the same person's that stands elsewhere.
  public Conversation elsewhere(ConversationRef other, Asker there) {
    return new Conversation(platform, other, () -> there);
  }

  /// Notes for the log that something was not shown.
  void refused(String word) {
    refusal = word;
  }

  /// What came of it, for the log: this, unless something was not shown.
  public String outcome(String usual) {
    return refusal.isEmpty() ? usual : refusal;
  }
}
