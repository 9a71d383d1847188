package bouncecard.adapter.discord.wire;

/// Who does something, and where.
///
/// @param id the person's
/// @param locale as Discord gives it, such as `en-US`
/// @param place where they are
public record DiscordPerson(String id, String locale, Place place) {
  /// Somebody who speaks English.
  public static final DiscordPerson ALICE =
      new DiscordPerson("500000000000000001", "en-US", Place.GUILD);

  /// Somebody who speaks Korean.
  public static final DiscordPerson MINJI =
      new DiscordPerson("500000000000000002", "ko", Place.GUILD);

  /// Where something happens.
  public enum Place {
    /// A server that the bot is in.
    GUILD,
    /// A server that it is not in: the person installed it for themselves.
    FOREIGN,
    /// Direct messages with the bot.
    DIRECT,
    /// Direct messages of several others.
    GROUP
  }

  /// The same person elsewhere.
  public DiscordPerson in(Place other) {
    return new DiscordPerson(id, locale, other);
  }
}
