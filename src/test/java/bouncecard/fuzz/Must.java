package bouncecard.fuzz;

import java.util.Arrays;

/// What must hold of whatever was read.
final class Must {
  private static final boolean IS_SPARING = Boolean.getBoolean("bouncecard.fuzz.sparing");

  /// A sign that no text of ours has. The kept inputs have it where a stranger writes.
  private static final String STRANGER = "☃";

  private Must() {}

  /// Whether to look at this input in every way: always, but for one in eight where the fuzzer goes
  /// through many.
  static boolean beThorough(byte[] bytes) {
    return !IS_SPARING || Arrays.hashCode(bytes) % 8 == 0;
  }

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
