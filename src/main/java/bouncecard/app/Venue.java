package bouncecard.app;

/// Where something was said: it decides what words without a code are taken for.
public enum Venue {
  /// A command or a mention: short words are looked for.
  CHAT,
  /// A file or a line out of one: words are a report or nothing.
  DOCUMENT,
  /// A message that nobody addressed to the bot: what it asks, it asks others, and so it is a
  /// report or nothing.
  OVERHEARD
}
