package bouncecard.catalog;

import java.util.List;

/// Why mail fails.
///
/// @param id such as `user-unknown`
/// @param family what causes with the same remedy share, such as `no-such-user`
/// @param permanence what it is by itself, whatever the first digit
/// @param retry what to do with the message when the failure is permanent
/// @param check what a live check can tell more about it
public record Cause(
    String id,
    String family,
    List<Actor> actors,
    Permanence permanence,
    Retry retry,
    Checkable check,
    Source source) {

  /// Copies the list.
  public Cause {
    actors = List.copyOf(actors);
  }
}
