package bouncecard.adapter.discord.api;

import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.data.DataObject;

/// Discord's answer to a call.
public sealed interface DiscordAnswer {

  /// Does the next step, where this one went well.
  DiscordAnswer then(Supplier<DiscordAnswer> next);

  /// The message that an answer to an interaction made, in the place of what was said of both.
  default DiscordAnswer resource() {
    return this;
  }

  /// It did what it was asked.
  ///
  /// @param body what it answered; empty where it said nothing
  record Taken(DataObject body) implements DiscordAnswer {

    @Override
    public DiscordAnswer resource() {
      return body.optObject("resource")
          .flatMap(resource -> resource.optObject("message"))
          .<DiscordAnswer>map(Taken::new)
          .orElseGet(Taken::silently);
    }

    /// There was nothing to be said.
    static Taken silently() {
      return new Taken(DataObject.empty());
    }

    @Override
    public DiscordAnswer then(Supplier<DiscordAnswer> next) {
      return next.get();
    }
  }

  /// It did not.
  ///
  /// @param why what it comes to
  /// @param status the HTTP status; 0 where Discord was not reached
  /// @param code Discord's own code for it; 0 where it said none
  record Refused(Reason why, int status, int code) implements DiscordAnswer {

    @Override
    public DiscordAnswer then(Supplier<DiscordAnswer> next) {
      return this;
    }

    /// In a word, for a person and for the log.
    public String word() {
      return status == 0 ? "unreachable" : code == 0 ? "HTTP " + status : Integer.toString(code);
    }
  }

  /// Why Discord does not do something
  /// (<https://docs.discord.com/developers/topics/opcodes-and-status-codes#json>).
  enum Reason {
    /// Three seconds for an answer, or fifteen minutes for the rest, are over.
    EXPIRED,
    /// It was answered already, by another process that signed in with the same token.
    ANSWERED,
    /// The message or channel is not there any more.
    GONE,
    /// The message is too old to be changed once more.
    WORN,
    /// The channel is not there any more.
    NO_CHANNEL,
    /// The bot may not see the channel, or is not in the server.
    NO_ACCESS,
    /// The thread is locked.
    LOCKED,
    /// The thread is archived.
    ARCHIVED,
    /// The bot may not do this in the channel.
    NO_PERMISSION,
    /// It may not answer to a message whose channel's history it cannot read.
    NO_HISTORY,
    /// The person takes no messages from the bot.
    NO_DIRECT_MESSAGES,
    /// The token is none, or no longer one.
    BAD_TOKEN,
    /// Discord did not answer, or has a fault of its own.
    UNREACHABLE,
    /// What was sent is not as Discord wants it: a fault of ours.
    INVALID;

    static Reason of(int status, int code) {
      boolean isFault = status == 429 || status >= 500;
      return switch (isFault ? 0 : code) {
        case 10015, 10062, 50027 -> EXPIRED;
        case 40060 -> ANSWERED;
        case 10008 -> GONE;
        case 30046 -> WORN;
        case 10003 -> NO_CHANNEL;
        case 160005 -> LOCKED;
        case 50083 -> ARCHIVED;
        case 10004, 50001 -> NO_ACCESS;
        case 50013 -> NO_PERMISSION;
        case 160002 -> NO_HISTORY;
        case 50007 -> NO_DIRECT_MESSAGES;
        default -> ofStatus(status);
      };
    }

    private static Reason ofStatus(int status) {
      return switch (status) {
        case 401 -> BAD_TOKEN;
        case 403 -> NO_PERMISSION;
        case 404 -> GONE;
        default -> status <= 0 || status == 429 || status >= 500 ? UNREACHABLE : INVALID;
      };
    }
  }
}
