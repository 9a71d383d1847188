package bouncecard.app.chat;

import bouncecard.catalog.Language;
import java.util.Optional;

/// Port: the languages that people chose, which win over their locales.
public interface Preferences {

  /// What this person chose.
  Optional<Language> language(Person person);

  /// Takes a choice; an empty one leaves it to the locale again.
  void choose(Person person, Optional<Language> language);
}
