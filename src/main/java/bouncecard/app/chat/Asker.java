package bouncecard.app.chat;

import bouncecard.app.check.Requester;
import bouncecard.catalog.Language;
import java.util.Optional;
import java.util.Set;

/// A person with what is known of them while they ask.
///
/// @param locale the person's own locale as the platform gives it, such as `ko-KR`; empty where it
///   gives none
/// @param wanted the language that they want for this question alone; it wins
/// @param channel the id of where they ask; empty where it is not known
/// @param roles the ids of the roles that they have there; none where the platform has none
public record Asker(
    Person person, String locale, Optional<Language> wanted, String channel, Set<String> roles) {

  /// Copies the set.
  public Asker {
    roles = Set.copyOf(roles);
  }

  /// Somebody of whom nothing is known but the languages.
  public Asker(Person person, String locale, Optional<Language> wanted) {
    this(person, locale, wanted, "", Set.of());
  }

  /// Somebody who did not say a language for this question.
  public Asker(Person person, String locale) {
    this(person, locale, Optional.empty());
  }

  /// The same person in a channel, with the roles that they have there.
  public Asker in(String where, Set<String> having) {
    return new Asker(person, locale, wanted, where, having);
  }

  /// The same person, wanting a language for this question.
  public Asker wanting(Optional<Language> language) {
    return new Asker(person, locale, language, channel, roles);
  }

  /// Who they are when they ask for a live check.
  public Requester requester() {
    return new Requester(
        person.id(),
        Optional.of(channel).filter(id -> !id.isEmpty()),
        roles,
        /* isOperator= */ false);
  }
}
