package bouncecard.app.chat;

import bouncecard.app.Bouncecard;
import bouncecard.catalog.Language;
import java.util.Optional;

/// The language for each person.
///
/// @param usual that of those whose own is not spoken
record LanguageChoices(Bouncecard bouncecard, Preferences preferences, Language usual) {

  /// What they want now, else what they chose, else their locale's, else the usual one.
  Language of(Asker asker) {
    return asker
        .wanted()
        .or(() -> preferences.language(asker.person()))
        .or(() -> bouncecard.language(asker.locale()))
        .orElse(usual);
  }

  /// That of a card, as far as it is spoken still.
  Language of(Asker asker, Handle handle) {
    return bouncecard.languages().contains(handle.language()) ? handle.language() : of(asker);
  }

  /// The language that a person chose, if they chose one.
  Optional<Language> chosen(Person person) {
    return preferences.language(person);
  }

  /// Takes a person's choice; an empty one leaves it to their locale again.
  void choose(Person person, Optional<Language> language) {
    preferences.choose(person, language.filter(bouncecard.languages()::contains));
  }
}
