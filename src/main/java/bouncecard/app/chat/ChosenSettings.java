package bouncecard.app.chat;

import bouncecard.catalog.Language;
import java.util.Optional;

/// The choices of a person and of the people of their channel.
///
/// @param own the person's language; empty where their locale decides
/// @param channels the language of answers that all see in the channel; empty where it has none
/// @param isForAll whether commands there are answered for all where nobody says otherwise
/// @param isFixed whether the operator fixed what is the channel's
/// @param watch what they chose of what is said unasked; empty where nothing was to be chosen
public record ChosenSettings(
    Optional<Language> own,
    Optional<Language> channels,
    boolean isForAll,
    boolean isFixed,
    Optional<Watch> watch) {

  /// What is chosen of what is said unasked.
  ///
  /// @param endsMutes whether what is muted is to be told again
  public record Watch(boolean isOn, boolean endsMutes) {}

  /// What somebody chose.
  public ChosenSettings(Optional<Language> own, Optional<Language> channels, boolean isForAll) {
    this(own, channels, isForAll, /* isFixed= */ false, Optional.empty());
  }

  /// The same with what was chosen of what is said unasked.
  public ChosenSettings with(Optional<Watch> watching) {
    return new ChosenSettings(own, channels, isForAll, isFixed, watching);
  }

  /// Whether they differ in what is the channel's.
  public boolean changesChannel(ChosenSettings other) {
    return !channels.equals(other.channels) || isForAll != other.isForAll;
  }
}
