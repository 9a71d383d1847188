package bouncecard.app.chat;

/// For whom a card is.
public enum Audience {
  /// The person who asked alone.
  ONE,
  /// All who read the channel.
  ALL
}
