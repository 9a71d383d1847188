package bouncecard.app.chat;

import bouncecard.catalog.Language;
import java.util.Optional;

/// A person with what is known of their language while they ask.
///
/// @param locale the person's own locale as the platform gives it, such as `ko-KR`; empty where it
///   gives none
/// @param wanted the language that they want for this question alone; it wins
public record Asker(Person person, String locale, Optional<Language> wanted) {

  /// Somebody who did not say a language for this question.
  public Asker(Person person, String locale) {
    this(person, locale, Optional.empty());
  }
}
