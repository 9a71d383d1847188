package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordAnswer.Reason;
import bouncecard.adapter.discord.DiscordAnswer.Refused;
import bouncecard.adapter.discord.DiscordAnswer.Taken;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IDeferrableCallback;
import net.dv8tion.jda.internal.interactions.InteractionHookImpl;
import tools.jackson.databind.node.ObjectNode;

/// The answer to one interaction, as far as it has been given. One thread uses it.
final class DiscordReply implements DiscordMessageRef {
  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;
  private static final String ORIGINAL = "@original";

  private final DiscordApi api;
  private final String id;
  private final String token;
  private State state = State.UNANSWERED;

  /// The message that was shown last.
  private String last = ORIGINAL;

  private enum State {
    /// Discord waits for three seconds.
    UNANSWERED,
    /// The person sees that the bot is thinking.
    DEFERRED,
    /// What follows is a further message.
    ANSWERED
  }

  DiscordReply(DiscordApi api, Interaction interaction) {
    this.api = api;
    id = interaction.getId();
    token = interaction.getToken();
    if (interaction instanceof IDeferrableCallback deferrable
        && deferrable.getHook() instanceof InteractionHookImpl hook) {
      hook.ready(); // else a timer of JDA's holds the interaction for ten seconds
    }
  }

  /// Says that the answer takes a while.
  DiscordAnswer defer(boolean isForOne) {
    ObjectNode data = DiscordJson.object();
    if (isForOne) {
      data.put("flags", DiscordMessage.EPHEMERAL);
    }
    return first(DEFERRED_MESSAGE, data, State.DEFERRED);
  }

  /// Says that the message with the button stays as it is for now.
  DiscordAnswer deferUpdate() {
    return first(DEFERRED_UPDATE, DiscordJson.object(), State.ANSWERED);
  }

  /// Shows a message.
  DiscordAnswer show(ObjectNode message) {
    return switch (state) {
      case UNANSWERED -> first(MESSAGE, message, State.ANSWERED);
      case DEFERRED -> {
        DiscordAnswer answer = api.edit(token, ORIGINAL, DiscordMessage.change(message));
        state = answer instanceof Taken ? State.ANSWERED : state;
        yield answer;
      }
      case ANSWERED -> {
        DiscordAnswer answer = api.followUp(token, message);
        last = answer instanceof Taken(var body) ? body.getString("id", last) : last;
        yield answer;
      }
    };
  }

  /// Tells of a trouble, whatever was answered before.
  DiscordAnswer tell(ObjectNode trouble) {
    DiscordAnswer answer = show(trouble);
    if (answer instanceof Refused(Reason why, int _, int _)
        && (why == Reason.ANSWERED || (why == Reason.GONE && state == State.DEFERRED))) {
      state = State.ANSWERED;
      return show(trouble);
    }
    return answer;
  }

  /// Shows a message that holds a file.
  DiscordAnswer show(ObjectNode message, DiscordApi.File file) {
    DiscordAnswer answer = api.callback(id, token, response(MESSAGE, message), Optional.of(file));
    state = answer instanceof Taken ? State.ANSWERED : state;
    return answer;
  }

  /// Shows a message in the place of the one with the button.
  DiscordAnswer update(ObjectNode message) {
    return first(UPDATE, DiscordMessage.change(message), State.ANSWERED);
  }

  @Override
  public DiscordAnswer change(ObjectNode message) {
    return edit(last, message);
  }

  @Override
  public DiscordAnswer further(ObjectNode message) {
    return api.followUp(token, message);
  }

  /// Changes a further message.
  DiscordAnswer edit(String message, ObjectNode changes) {
    return api.edit(token, message, DiscordMessage.change(changes));
  }

  /// Takes the message with the button away.
  DiscordAnswer deleteOriginal() {
    return api.delete(token, ORIGINAL);
  }

  /// Opens a form.
  DiscordAnswer open(ObjectNode form) {
    return first(MODAL, form, State.ANSWERED);
  }

  /// Offers what could be meant.
  DiscordAnswer offer(ObjectNode choices) {
    return first(CHOICES, choices, State.ANSWERED);
  }

  private DiscordAnswer first(int type, ObjectNode data, State after) {
    DiscordAnswer answer = api.callback(id, token, response(type, data), Optional.empty());
    state = answer instanceof Taken ? after : state;
    return answer;
  }

  private static ObjectNode response(int type, ObjectNode data) {
    return DiscordJson.object().put("type", type).set("data", data);
  }
}
