package bouncecard.app.chat;

/// A person with what is known of their language while they ask.
///
/// @param locale the person's own locale as the platform gives it, such as `ko-KR`; empty where it
///   gives none
public record Asker(Person person, String locale) {}
