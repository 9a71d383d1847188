package bouncecard.app.chat;

/// The outcome of handing a card to a platform.
public sealed interface Delivery {

  /// The conversation as it stands now: where the next message goes.
  ConversationRef next();

  /// It is there.
  record Delivered(MessageRef message) implements Delivery {
    @Override
    public ConversationRef next() {
      return message.conversation();
    }
  }

  /// It is there, but the platform shows it to one person, where it was for all.
  ///
  /// @param why what the person is told in its place
  record Confined(MessageRef message, UserError why) implements Delivery {
    @Override
    public ConversationRef next() {
      return message.conversation();
    }
  }

  /// It is not there.
  ///
  /// @param cause what kind of refusal it is
  /// @param why what the person is told
  /// @param word the platform's own word for it, for the log
  /// @param next where the person can be told
  record Refused(Cause cause, UserError why, String word, ConversationRef next)
      implements Delivery {}

  /// Another process has answered already, and nothing is left to do.
  record AnsweredElsewhere(ConversationRef next) implements Delivery {}

  /// Why a platform refuses.
  enum Cause {
    /// The message that was to be changed or taken away is not there any more.
    GONE,
    /// It came too late for where it was asked.
    LATE,
    /// The message was changed so often, or is so old, that it cannot be changed any more.
    WORN,
    /// It was sent, and no answer came: it may be there.
    UNKNOWN,
    /// Anything else; another place may do.
    OTHER
  }
}
