package bouncecard.adapter.discord.api;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.ConversationRef;
import java.util.List;
import java.util.Optional;

/// Where somebody is answered.
public sealed interface DiscordConversation {
  /// How long Discord lets a nonce be.
  int LONGEST_NONCE = 25;

  /// The platform's name.
  String PLATFORM = "discord";

  /// The id of the person who asked; empty where nobody did.
  String user();

  /// An interaction, as far as it has been answered.
  ///
  /// @param isPress whether it is about a message of ours, whose button was pressed
  /// @param hasRefused whether Discord did not take the last answer; the next one is the last that
  ///   is tried here
  record Interaction(
      String id, String token, State state, boolean isPress, boolean hasRefused, String user)
      implements DiscordConversation {

    public Interaction now(State other) {
      return new Interaction(id, token, other, isPress, /* hasRefused= */ false, user);
    }

    public Interaction refusing() {
      return new Interaction(id, token, state, isPress, /* hasRefused= */ true, user);
    }
  }

  /// A message that is answered in its channel, or a channel alone.
  ///
  /// @param answered the id of the message that is answered; empty where there is none
  /// @param quotes whether that is shown with the answer
  /// @param nonce what Discord tells two tries of the same message by; 25 characters at most
  record Channel(String channel, String answered, boolean quotes, String nonce, String user)
      implements DiscordConversation {

    /// The same with that nonce.
    public Channel named(String other) {
      return new Channel(channel, answered, quotes, other, user);
    }

    /// Where a further message goes.
    public Channel further() {
      String next =
          nonce.length() < LONGEST_NONCE ? nonce + "+" : Integer.toHexString(nonce.hashCode());
      return new Channel(channel, answered, quotes, nonce.isEmpty() ? "" : next, user);
    }
  }

  /// The person alone.
  record Direct(String user) implements DiscordConversation {}

  /// How far an interaction has been answered.
  enum State {
    /// Discord waits for three seconds.
    OPEN,
    /// The person sees that the bot is thinking.
    DEFERRED,
    /// What follows is a further message.
    ANSWERED
  }

  /// As others keep it.
  default ConversationRef ref() {
    List<String> fields =
        switch (this) {
          case Interaction one ->
              List.of(
                  "interaction",
                  one.id(),
                  one.token(),
                  one.state().name(),
                  one.isPress() ? "press" : "",
                  one.hasRefused() ? "refused" : "",
                  one.user());
          case Channel one ->
              List.of(
                  "channel",
                  one.channel(),
                  one.answered(),
                  one.quotes() ? "quotes" : "",
                  one.nonce(),
                  "",
                  one.user());
          case Direct one -> List.of("direct", "", "", "", "", "", one.user());
        };
    return new ConversationRef(PLATFORM, AddressFields.written(fields));
  }

  /// What others kept; empty for what is nothing of Discord's.
  static Optional<DiscordConversation> of(ConversationRef ref) {
    return Optional.of(ref)
        .filter(one -> one.platform().equals(PLATFORM))
        .flatMap(one -> AddressFields.parse(one.address(), 7))
        .flatMap(
            fields ->
                switch (fields.getFirst()) {
                  case "interaction" ->
                      state(fields.get(3))
                          .map(
                              state ->
                                  new Interaction(
                                      fields.get(1),
                                      fields.get(2),
                                      state,
                                      !fields.get(4).isEmpty(),
                                      !fields.get(5).isEmpty(),
                                      fields.get(6)));
                  case "channel" ->
                      Optional.of(
                          new Channel(
                              fields.get(1),
                              fields.get(2),
                              !fields.get(3).isEmpty(),
                              fields.get(4),
                              fields.get(6)));
                  case "direct" -> Optional.of(new Direct(fields.get(6)));
                  default -> Optional.empty();
                });
  }

  private static Optional<State> state(String name) {
    return List.of(State.values()).stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
