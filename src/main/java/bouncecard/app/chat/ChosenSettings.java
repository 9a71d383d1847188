package bouncecard.app.chat;

import bouncecard.catalog.Language;
import java.util.Optional;

/// What a person and the people of their channel chose.
///
/// @param own the person's language; empty where their locale decides
/// @param channels the language of answers that all see in the channel; empty where it has none
/// @param isForAll whether commands there are answered for all where nobody says otherwise
public record ChosenSettings(
    Optional<Language> own, Optional<Language> channels, boolean isForAll) {

  /// Whether they differ in what is the channel's.
  boolean changesChannel(ChosenSettings other) {
    return !channels.equals(other.channels) || isForAll != other.isForAll;
  }
}
