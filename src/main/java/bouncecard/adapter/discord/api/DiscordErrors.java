package bouncecard.adapter.discord.api;

import bouncecard.adapter.discord.api.DiscordAnswer.Refused;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.Map;

/// The meaning of Discord's refusals for people.
public final class DiscordErrors {
  private DiscordErrors() {}

  /// What a person is told when something could not be shown or posted.
  public static UserError trouble(Refused refused) {
    return switch (refused.why()) {
      case EXPIRED -> UserError.of(DiscordPhrase.TOO_LATE);
      case GONE -> UserError.of(Message.TROUBLE_MESSAGE_GONE);
      case NO_CHANNEL -> UserError.of(DiscordPhrase.CHANNEL_GONE);
      case LOCKED -> UserError.of(DiscordPhrase.LOCKED);
      case ARCHIVED -> UserError.of(DiscordPhrase.ARCHIVED);
      case NO_ACCESS -> UserError.of(DiscordPhrase.CANNOT_SEE);
      case NO_PERMISSION -> lacking("Send Messages");
      case NO_HISTORY -> lacking("Read Message History");
      case UNREACHABLE ->
          new UserError(
              Message.TROUBLE_UNREACHABLE, Map.of("platform", "Discord", "reason", refused.word()));
      case ANSWERED, NO_DIRECT_MESSAGES, BAD_TOKEN, INVALID, WORN ->
          new UserError(
              Message.TROUBLE_CANNOT_POST, Map.of("platform", "Discord", "reason", refused.word()));
    };
  }

  /// The same as what came of a delivery.
  ///
  /// @param next where the person can be told
  public static Delivery.Refused refused(Refused refused, DiscordConversation next) {
    Delivery.Cause cause =
        switch (refused.why()) {
          case GONE -> Delivery.Cause.GONE;
          case EXPIRED -> Delivery.Cause.LATE;
          case WORN -> Delivery.Cause.WORN;
          case ANSWERED,
              NO_CHANNEL,
              LOCKED,
              ARCHIVED,
              NO_ACCESS,
              NO_PERMISSION,
              NO_HISTORY,
              NO_DIRECT_MESSAGES,
              BAD_TOKEN,
              UNREACHABLE,
              INVALID ->
              Delivery.Cause.OTHER;
        };
    return new Delivery.Refused(cause, trouble(refused), refused.word(), next.ref());
  }

  private static UserError lacking(String permission) {
    return new UserError(DiscordPhrase.LACKS, Map.of("permission", permission));
  }
}
