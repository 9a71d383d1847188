package bouncecard.adapter.config;

/// The warning about a setting that still has the name of the release before.
final class Renamed {
  private Renamed() {}

  /// @param old the old name, and where it stands
  static String warning(String old, String now) {
    return "%s is called %s now; the old name is taken in this release and not in the next."
        .formatted(old, now);
  }
}
