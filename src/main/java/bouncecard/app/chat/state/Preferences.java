package bouncecard.app.chat.state;

import bouncecard.app.chat.Person;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The languages that people chose, which win over their locales, and what a channel's people chose
/// for it. A channel stands in the place of a person, under [Person#channel].
public interface Preferences {
  /// Until it is taken back.
  Duration LIFE = Duration.ofDays(36_500);

  /// What stands before the key of a channel whose answers are for all.
  String FOR_ALL = "for-all ";

  /// What this person chose.
  Optional<Language> language(Person person);

  /// Takes a choice; an empty one leaves it to the locale again.
  void choose(Person person, Optional<Language> language);

  /// Whether answers to commands in a channel are for all where nobody says otherwise.
  boolean isForAll(Person channel);

  /// Takes that choice.
  void chooseForAll(Person channel, boolean isForAll);

  /// Forgets what was chosen for the channels with this id, as far as it outlives the program.
  default void forgetChannel(String id) {}

  /// Whether the operator fixed how channels are answered, so that nothing is chosen for them.
  default boolean areChannelsFixed() {
    return false;
  }

  /// The same with channels that the operator fixed.
  static Preferences withFixedChannels(Preferences others) {
    return new Preferences() {
      @Override
      public Optional<Language> language(Person person) {
        return person.isChannel() ? Optional.empty() : others.language(person);
      }

      @Override
      public void choose(Person person, Optional<Language> language) {
        if (!person.isChannel()) {
          others.choose(person, language);
        }
      }

      @Override
      public boolean isForAll(Person channel) {
        return false;
      }

      @Override
      public void chooseForAll(Person channel, boolean isForAll) {}

      @Override
      public void forgetChannel(String id) {
        others.forgetChannel(id);
      }

      @Override
      public boolean areChannelsFixed() {
        return true;
      }
    };
  }

  /// Preferences that are kept as long as this state is.
  static Preferences over(StateStore state) {
    return new Preferences() {
      @Override
      public Optional<Language> language(Person person) {
        return state
            .get(StateSpace.LANGUAGES, person.key())
            .map(tag -> new Language(new String(tag, StandardCharsets.US_ASCII)));
      }

      @Override
      public void choose(Person person, Optional<Language> language) {
        language.ifPresentOrElse(
            chosen ->
                state.put(
                    StateSpace.LANGUAGES,
                    person.key(),
                    chosen.tag().getBytes(StandardCharsets.US_ASCII),
                    LIFE),
            () -> state.remove(StateSpace.LANGUAGES, person.key()));
      }

      @Override
      public boolean isForAll(Person channel) {
        return state.get(StateSpace.LANGUAGES, FOR_ALL + channel.key()).isPresent();
      }

      @Override
      public void chooseForAll(Person channel, boolean isForAll) {
        if (isForAll) {
          state.put(StateSpace.LANGUAGES, FOR_ALL + channel.key(), new byte[0], LIFE);
        } else {
          state.remove(StateSpace.LANGUAGES, FOR_ALL + channel.key());
        }
      }
    };
  }
}
