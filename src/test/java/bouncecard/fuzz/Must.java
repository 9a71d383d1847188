package bouncecard.fuzz;

import java.util.Arrays;
import java.util.List;

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

  /// Those of several ways that this input is looked at in: all, but one where the fuzzer goes
  /// through many inputs. Which one hangs on the input, so that what was found is found again.
  static <T> List<T> some(List<T> ways, byte[] bytes) {
    return IS_SPARING
        ? List.of(ways.get(Math.floorMod(Arrays.hashCode(bytes) / 8, ways.size())))
        : ways;
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
