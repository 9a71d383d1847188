package bouncecard.app.chat;

import bouncecard.app.chart.Picture;
import java.util.Optional;

/// Port: a chat platform, as far as the bot speaks there. What people say there comes in by
/// `ChatService.ask` and `ChatService.press`.
///
/// A method waits for the platform, asks it again where that may help, and never fails for what it
/// answers. Where a conversation or a message is not this platform's, it refuses.
public interface ChatPlatform {

  /// Its name in references and keys: one word in lower case.
  String name();

  /// What it takes.
  PlatformLimits limits();

  /// The channel that an operator names by its id, with nobody in it who asked; empty where it can
  /// be none.
  Optional<ConversationRef> channel(String id);

  /// Says that an answer takes a while; where the platform does not show that, nothing.
  ///
  /// @param audience who will see the answer
  default Delivery begin(ConversationRef conversation, Audience audience) {
    return new Delivery.Delivered(new MessageRef(conversation, ""));
  }

  /// Shows a card to all who read the conversation.
  Delivery post(ConversationRef conversation, RenderedCard card);

  /// The same where it must not be there twice: where nobody can know whether it is there, it
  /// refuses with [Delivery.Cause#UNKNOWN].
  default Delivery share(ConversationRef conversation, RenderedCard card) {
    return post(conversation, card);
  }

  /// The same for a card that has a name of its own: where one of that name may be there already,
  /// posted by a process that ended before it could note it, it is found as far as the platform
  /// tells of it, and not posted again.
  default Delivery share(ConversationRef conversation, RenderedCard card, CardName name) {
    return share(conversation, card);
  }

  /// Shows a card to the person who asked and, as far as the platform can, to nobody else: in the
  /// conversation, else directly.
  Delivery tell(ConversationRef conversation, RenderedCard card);

  /// Shows a card in the place of a message.
  Delivery edit(MessageRef message, RenderedCard card);

  /// Takes a message away.
  Delivery delete(MessageRef message);

  /// Shows a picture beside the card that was shown last. It is an extra: the card says the same in
  /// words, so that nobody is told where the platform cannot show it.
  ///
  /// @param audience who saw the card
  /// @return whether it is there
  default boolean picture(ConversationRef conversation, Audience audience, Picture picture) {
    return false;
  }

  /// Opens a dialog for the person who asked.
  Delivery open(ConversationRef conversation, Dialog dialog);
}
