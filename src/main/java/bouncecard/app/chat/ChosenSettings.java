package bouncecard.app.chat;

import bouncecard.catalog.Language;
import java.util.Optional;

/// What a person and the people of their channel chose.
///
/// @param own the person's language; empty where their locale decides
/// @param channels the language of answers that all see in the channel; empty where it has none
/// @param isForAll whether commands there are answered for all where nobody says otherwise
/// @param isFixed whether the operator fixed what is the channel's
public record ChosenSettings(
    Optional<Language> own, Optional<Language> channels, boolean isForAll, boolean isFixed) {

  /// What somebody chose.
  public ChosenSettings(Optional<Language> own, Optional<Language> channels, boolean isForAll) {
    this(own, channels, isForAll, /* isFixed= */ false);
  }

  /// Whether they differ in what is the channel's.
  public boolean changesChannel(ChosenSettings other) {
    return !channels.equals(other.channels) || isForAll != other.isForAll;
  }
}
