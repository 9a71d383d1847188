package bouncecard.fuzz;

import java.util.List;

/// Choices out of an input. What the fuzzer changes is which sample is damaged and how, so that
/// whatever it makes of it is nearly a mail, an archive or an event.
final class Dice {
  private final byte[] bytes;
  private int at;

  Dice(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Whether nothing was chosen any more.
  boolean isOver() {
    return at >= bytes.length;
  }

  /// A number from 0 to `bound` - 1; 0 when it is over.
  int below(int bound) {
    int value = next();
    if (bound > 256) {
      value = value << 8 | next();
    }
    if (bound > 65_536) {
      value = value << 8 | next();
    }
    return value % bound;
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }

  <T> T oneOf(List<T> all) {
    return all.get(below(all.size()));
  }

  /// How often something is said: mostly a few times, sometimes far too often.
  int times() {
    int size = next();
    return size < 0xE4 ? 1 << (size & 3) : 1 << (4 + size % 11);
  }

  /// A place in a text: mostly just after a sign that means something to a reader.
  int placeIn(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String signs = "\n\n\n:;=\"<>(-, ";
    int sign = below(2 * signs.length());
    int from = below(Math.min(text.length(), 1 << 24));
    if (sign >= signs.length()) {
      return from;
    }
    int found = text.indexOf(signs.charAt(sign), from);
    return found < 0 ? from : found + 1;
  }
}
