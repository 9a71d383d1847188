package bouncecard.app.watch.live;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// The terms on which the operator allows watching.
///
/// @param channels the ids of the channels that are watched, whatever people there choose
/// @param isByPeople whether people may have further channels watched
/// @param zone by which a week begins
public record WatchTerms(Set<String> channels, boolean isByPeople, ZoneId zone) {
  /// Nothing is watched.
  public static final WatchTerms NONE = of(List.of(), false, ZoneId.of("UTC"));

  /// Copies the set.
  public WatchTerms {
    channels = Set.copyOf(channels);
  }

  /// Terms with these channels.
  public static WatchTerms of(List<String> channels, boolean isByPeople, ZoneId zone) {
    return new WatchTerms(Set.copyOf(channels), isByPeople, zone);
  }

  /// Whether anything is watched, or may come to be.
  public boolean isOn() {
    return isByPeople || !channels.isEmpty();
  }
}
