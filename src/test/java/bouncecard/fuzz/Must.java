package bouncecard.fuzz;

/// What must hold of whatever was read.
final class Must {
  /// A sign that no text of ours has. The kept inputs have it where a stranger writes.
  private static final String STRANGER = "☃";

  private Must() {}

  /// Says what does not hold.
  static void hold(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("does not hold: " + what);
    }
  }

  /// Wants nothing of a stranger's in what could be logged.
  static void hide(String logged) {
    hold(!logged.contains(STRANGER), "untrusted text is not printed");
  }
}
