package bouncecard.app.chat;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The languages that people chose, which win over their locales.
public interface Preferences {
  /// Until it is taken back.
  Duration LIFE = Duration.ofDays(36_500);

  /// What this person chose.
  Optional<Language> language(Person person);

  /// Takes a choice; an empty one leaves it to the locale again.
  void choose(Person person, Optional<Language> language);

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
    };
  }
}
