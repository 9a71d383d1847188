package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordAnswer;
import bouncecard.adapter.discord.api.DiscordAnswer.Reason;
import bouncecard.adapter.discord.api.DiscordAnswer.Refused;
import bouncecard.adapter.discord.api.DiscordAnswer.Taken;
import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.adapter.discord.api.DiscordConversation.Direct;
import bouncecard.adapter.discord.api.DiscordConversation.Interaction;
import bouncecard.adapter.discord.api.DiscordConversation.State;
import bouncecard.adapter.discord.api.DiscordErrors;
import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.adapter.discord.drawing.DiscordForm;
import bouncecard.adapter.discord.drawing.DiscordMessage;
import bouncecard.adapter.discord.drawing.DiscordSettingsForm;
import bouncecard.adapter.discord.drawing.DiscordWrongForm;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.UserError;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataObject;
import tools.jackson.databind.node.ObjectNode;

/// Answers interactions
/// (<https://docs.discord.com/developers/interactions/receiving-and-responding>).
final class DiscordInteractions {
  /// The first message of an interaction, or the one whose button was pressed.
  static final String ORIGINAL = "@original";

  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int MODAL = 9;

  private final DiscordApi api;

  DiscordInteractions(DiscordApi api) {
    this.api = api;
  }

  /// Says that the answer takes a while.
  Delivery defer(Interaction at, Audience audience) {
    ObjectNode data = DiscordJson.object();
    if (audience == Audience.ONE) {
      data.put("flags", DiscordMessage.EPHEMERAL);
    }
    return delivered(at, first(at, DEFERRED_MESSAGE, data), ORIGINAL, State.DEFERRED);
  }

  /// Shows a message.
  Delivery show(Interaction at, ObjectNode message) {
    return switch (at.state()) {
      case OPEN -> delivered(at, first(at, MESSAGE, message), ORIGINAL, State.ANSWERED);
      case DEFERRED ->
          delivered(
              at,
              api.edit(at.token(), ORIGINAL, DiscordMessage.change(message)),
              ORIGINAL,
              State.ANSWERED);
      case ANSWERED -> further(at, message);
    };
  }

  /// Shows a message to all, as the interaction's own answer where it has none yet: Discord takes
  /// one, however often it is sent.
  Delivery post(Interaction at, ObjectNode message) {
    return at.state() == State.OPEN
        ? placed(at, message, first(at, MESSAGE, message).resource())
        : show(at, message);
  }

  private DiscordAnswer deferredUpdate(Interaction at) {
    return first(at, DEFERRED_UPDATE, DiscordJson.object());
  }

  /// A further message needs no permission of the bot's.
  private Delivery further(Interaction at, ObjectNode message) {
    return placed(at, message, api.followUp(at.token(), message));
  }

  private static Delivery placed(Interaction at, ObjectNode message, DiscordAnswer answer) {
    boolean isForAll = (message.path("flags").asInt(0) & DiscordMessage.EPHEMERAL) == 0;
    return switch (answer) {
      case Refused refused -> refused(at, refused);
      case Taken(DataObject body) -> {
        MessageRef there =
            new MessageRef(at.now(State.ANSWERED).ref(), body.getString("id", ORIGINAL));
        boolean isForOne = (body.getInt("flags", 0) & DiscordMessage.EPHEMERAL) != 0;
        // Where the person may not use applications that only they installed, Discord shows it to
        // them alone.
        yield isForAll && isForOne
            ? new Delivery.Confined(there, UserError.of(DiscordPhrase.ONLY_YOU))
            : new Delivery.Delivered(there);
      }
    };
  }

  /// The message whose button was pressed, by its own name.
  ///
  /// @param id Discord's id of it
  static String pressed(String id) {
    return ORIGINAL + "/" + id;
  }

  /// What a message is called now. While an interaction is not answered, and where its answer took
  /// that message's place, the one whose button was pressed is the original; else its id names it.
  private static String named(Interaction at, String id) {
    return at.state() == State.OPEN || !id.startsWith(ORIGINAL + "/")
        ? id.replaceFirst("/.*", "")
        : id.substring(ORIGINAL.length() + 1);
  }

  /// Shows a message in the place of another one.
  Delivery edit(Interaction at, String id, ObjectNode message) {
    ObjectNode changes = DiscordMessage.change(message);
    String name = named(at, id);
    if (at.state() == State.OPEN && at.isPress()) {
      return delivered(at, first(at, UPDATE, changes), name, State.ANSWERED);
    }
    return changed(at, api.edit(at.token(), name, changes), name);
  }

  /// Takes a message away.
  Delivery delete(Interaction at, String id) {
    boolean isOpen = at.state() == State.OPEN && at.isPress();
    String name = named(at, id);
    DiscordAnswer answer =
        isOpen
            ? deferredUpdate(at).then(() -> api.delete(at.token(), name))
            : api.delete(at.token(), name);
    return isOpen ? delivered(at, answer, name, State.ANSWERED) : changed(at, answer, name);
  }

  /// Opens a form, or shows texts to copy: in blocks, where they fit into a message, else as files.
  Delivery open(Interaction at, Dialog dialog) {
    return switch (dialog) {
      case Dialog.Paste(var texts, var catalog) ->
          delivered(at, first(at, MODAL, DiscordForm.paste(texts, catalog)), "", State.ANSWERED);
      case Dialog.Settings(var texts, var catalog, var chosen, var watch) ->
          delivered(
              at,
              first(at, MODAL, DiscordSettingsForm.form(texts, catalog, chosen, watch)),
              "",
              State.ANSWERED);
      case Dialog.Wrong(var texts, var catalog, var about) ->
          delivered(
              at,
              first(at, MODAL, DiscordWrongForm.form(texts, catalog, about)),
              "",
              State.ANSWERED);
      case Dialog.Copy(var _, var notes) ->
          DiscordMessage.fitBlocks(notes)
              ? show(at, DiscordMessage.blocks(notes))
              : delivered(
                  at,
                  api.callback(
                      at.id(),
                      at.token(),
                      response(
                          MESSAGE, DiscordMessage.ofFiles(notes.stream().map(Note::file).toList())),
                      notes.stream()
                          .map(one -> new DiscordApi.File(one.file(), one.text()))
                          .toList()),
                  ORIGINAL,
                  State.ANSWERED);
    };
  }

  private DiscordAnswer first(Interaction at, int type, ObjectNode data) {
    return api.callback(at.id(), at.token(), response(type, data), List.of());
  }

  static ObjectNode response(int type, ObjectNode data) {
    return DiscordJson.object().put("type", type).set("data", data);
  }

  private static Delivery delivered(Interaction at, DiscordAnswer answer, String id, State after) {
    return switch (answer) {
      case Taken _ -> new Delivery.Delivered(new MessageRef(at.now(after).ref(), id));
      case Refused refused -> refused(at, refused);
    };
  }

  /// That a message cannot be changed does not keep the interaction from taking others.
  private static Delivery changed(Interaction at, DiscordAnswer answer, String id) {
    return switch (answer) {
      case Refused refused when refused.why() != Reason.EXPIRED ->
          DiscordErrors.refused(refused, at);
      case Refused _, Taken _ -> delivered(at, answer, id, State.ANSWERED);
    };
  }

  /// A refusal is told where it was asked as long as the interaction takes an answer, once; else
  /// directly.
  private static Delivery refused(Interaction at, Refused refused) {
    if (refused.why() == Reason.ANSWERED) {
      return new Delivery.AnsweredElsewhere(at.now(State.ANSWERED).ref());
    }
    boolean isOver = refused.why() == Reason.EXPIRED || at.hasRefused();
    DiscordConversation next =
        isOver
            ? new Direct(at.user())
            : refused.why() == Reason.GONE && at.state() == State.DEFERRED
                ? at.now(State.ANSWERED).refusing()
                : at.refusing();
    return DiscordErrors.refused(refused, next);
  }
}
