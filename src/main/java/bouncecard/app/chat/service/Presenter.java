package bouncecard.app.chat.service;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Delivery.AnsweredElsewhere;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.Delivery.Confined;
import bouncecard.app.chat.Delivery.Delivered;
import bouncecard.app.chat.Delivery.Refused;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings cards to people. Where a platform does not take one, the person is told why, as long as
/// it takes anything.
final class Presenter {
  private static final Logger LOG = LoggerFactory.getLogger(Presenter.class);

  /// Where it was asked, and where the platform leads from there.
  private static final int MOST_TRIES = 3;

  private final BiFunction<Asker, UserError, RenderedCard> drawing;

  /// @param drawing makes the card of a trouble
  Presenter(BiFunction<Asker, UserError, RenderedCard> drawing) {
    this.drawing = drawing;
  }

  /// Shows a card to whom it is for; empty where it is not there.
  Optional<MessageRef> show(Conversation conversation, RenderedCard card) {
    return settled(conversation, shown(conversation, card));
  }

  private static Delivery shown(Conversation conversation, RenderedCard card) {
    return switch (card.audience()) {
      case ONE -> conversation.tell(card);
      case ALL -> conversation.post(card);
    };
  }

  /// Shows a card in the place of a message, or beside it where that does not work; empty where it
  /// is not there.
  Optional<MessageRef> replace(Conversation conversation, MessageRef message, RenderedCard card) {
    Delivery delivery = conversation.edit(message, card);
    return delivery instanceof Refused refused
            && (refused.cause() == Cause.OTHER || refused.cause() == Cause.WORN)
        ? show(conversation, card)
        : settled(conversation, delivery);
  }

  /// Shows the last of several cards in the place of the others; where that does not work beside
  /// them, and where that does not work either to the person alone.
  ///
  /// @return where it is; empty where it is not
  Optional<MessageRef> finish(Conversation conversation, MessageRef message, RenderedCard card) {
    Delivery edited = conversation.edit(message, card);
    if (!(edited instanceof Refused)) {
      return settled(conversation, edited);
    }
    Delivery further = shown(conversation, card);
    boolean isForAll = card.audience() == Audience.ALL;
    return settled(
        conversation, further instanceof Refused && isForAll ? conversation.tell(card) : further);
  }

  /// What came of posting a card for all.
  enum Shared {
    THERE,
    NOT_THERE,
    /// Nobody knows.
    UNKNOWN
  }

  /// Posts a card for all, once.
  Shared share(Conversation conversation, RenderedCard card) {
    Delivery delivery = conversation.share(card);
    boolean isUnknown = delivery instanceof Refused refused && refused.cause() == Cause.UNKNOWN;
    boolean isThere = settled(conversation, delivery).isPresent();
    return isThere ? Shared.THERE : isUnknown ? Shared.UNKNOWN : Shared.NOT_THERE;
  }

  /// Tells why something is not there, where it is not.
  ///
  /// @return where it is; empty where it is not
  Optional<MessageRef> settled(Conversation conversation, Delivery delivery) {
    return switch (delivery) {
      case Delivered(MessageRef message) -> Optional.of(message);
      case Confined(MessageRef message, UserError why) -> {
        conversation.edit(message, drawing.apply(conversation.asker(), why));
        conversation.refused(why.message().token());
        yield Optional.empty();
      }
      case AnsweredElsewhere _ -> {
        conversation.refused("answered by another");
        yield Optional.empty();
      }
      case Refused refused -> {
        boolean isTold = tell(conversation, refused.why());
        LOG.atWarn()
            .addKeyValue("platform", conversation.platform())
            .addKeyValue("error", refused.word())
            .addKeyValue("told", isTold)
            .log("the platform did not take an answer");
        conversation.refused((isTold ? "told " : "not told ") + refused.word());
        yield Optional.empty();
      }
    };
  }

  /// Tells a person of a trouble; false where no way leads to them.
  boolean tell(Conversation conversation, UserError trouble) {
    RenderedCard card = drawing.apply(conversation.asker(), trouble);
    for (int i = 0; i < MOST_TRIES; i++) {
      ConversationRef before = conversation.at();
      if (!(conversation.tell(card) instanceof Refused)) {
        return true;
      }
      if (conversation.at().equals(before)) {
        return false;
      }
    }
    return false;
  }
}
