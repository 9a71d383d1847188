package bouncecard.adapter.discord.gateway;

/// Why Discord closes a connection for good
/// (<https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes>).
final class DiscordCloses {
  static final String BAD_TOKEN =
      "Discord refused the token: reset it under “Bot” on"
          + " https://discord.com/developers/applications and set DISCORD_TOKEN to the new one.";

  static final String NO_CONTENT =
      "a channel of Discord's is to be watched, but Discord does not show the bot what is in"
          + " messages: turn on “Message Content Intent” under “Bot” on"
          + " https://discord.com/developers/applications";

  private static final String CONTENT_REFUSED =
      "Discord refused to show the bot what is in messages (4014), which watching needs: turn on"
          + " “Message Content Intent” under “Bot” on"
          + " https://discord.com/developers/applications, or take Discord's channels out of"
          + " watch.channels.";

  private static final int AUTHENTICATION_FAILED = 4004;
  private static final int INVALID_SHARD = 4010;
  private static final int SHARDING_REQUIRED = 4011;
  private static final int INVALID_VERSION = 4012;
  private static final int INVALID_INTENTS = 4013;
  private static final int DISALLOWED_INTENTS = 4014;

  private DiscordCloses() {}

  /// Whether trying again does not help: somebody has to do something.
  static boolean isForGood(int code) {
    return code == AUTHENTICATION_FAILED || (code >= INVALID_SHARD && code <= DISALLOWED_INTENTS);
  }

  /// What the operator is told.
  ///
  /// @param wantsContent whether it was asked for what is in messages
  static String reason(int code, boolean wantsContent) {
    return code == DISALLOWED_INTENTS && wantsContent ? CONTENT_REFUSED : reason(code);
  }

  private static String reason(int code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> BAD_TOKEN;
      case DISALLOWED_INTENTS ->
          "Discord disallows the intents that the bot asks for (4014), though none is privileged:"
              + " look at the application under “Bot” on"
              + " https://discord.com/developers/applications for what Discord has restricted.";
      case INVALID_SHARD, SHARDING_REQUIRED ->
          "Discord wants the bot to connect in shards ("
              + code
              + "), because it is in too many servers; this program does not.";
      case INVALID_VERSION, INVALID_INTENTS ->
          "Discord refused how the bot connects (" + code + "): this program is too old for it.";
      default -> "Discord closed the connection while the bot was started (" + code + ").";
    };
  }

  /// The same in a few words.
  static String detail(int code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> "token refused";
      case DISALLOWED_INTENTS -> "intents disallowed";
      default -> "closed with " + code;
    };
  }
}
