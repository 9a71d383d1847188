package bouncecard.app.serial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes values one after the other: numbers in as many bytes as they need, each text once.
final class SerialOut {
  private static final int SEVEN_BITS = 0x7F;
  private static final int FIRST = 1_024;

  private final int most;
  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] out = new byte[FIRST];
  private int size;

  /// @param most how many bytes there may be
  SerialOut(int most) {
    this.most = most;
  }

  /// A number that is not negative, or the bits of any.
  void number(long number) {
    long rest = number;
    while ((rest & ~SEVEN_BITS) != 0) {
      add((byte) ((rest & SEVEN_BITS) | (SEVEN_BITS + 1)));
      rest >>>= 7;
    }
    add((byte) rest);
  }

  void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  /// A text: where it was written before, by its number.
  void text(String text) {
    Integer before = texts.putIfAbsent(text, texts.size());
    if (before != null) {
      number(before + 1L);
      return;
    }
    number(0);
    boolean isWide = false;
    for (int i = 0; i < text.length() && !isWide; i++) {
      isWide = text.charAt(i) > 0xFF;
    }
    byte[] bytes = isWide ? wide(text) : text.getBytes(StandardCharsets.ISO_8859_1);
    flag(isWide);
    number(bytes.length);
    grow(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
  }

  /// As no charset does it: half of a character must come back as it was.
  private static byte[] wide(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  private void add(byte b) {
    grow(1);
    out[size++] = b;
  }

  private void grow(int more) {
    if (more > most - size) {
      throw new SerialException("more than " + most + " bytes");
    }
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.min(most, Math.max(size + more, 2 * out.length)));
    }
  }

  void constant(Enum<?> constant) {
    text(constant.name());
  }

  <T> void optional(Optional<T> value, Consumer<T> writing) {
    flag(value.isPresent());
    value.ifPresent(writing);
  }

  /// A list of at most so many.
  <T> void list(int longest, Collection<T> list, Consumer<T> writing) {
    if (list.size() > longest) {
      throw new SerialException("a list of " + list.size());
    }
    number(list.size());
    list.forEach(writing);
  }

  byte[] bytes() {
    return Arrays.copyOf(out, size);
  }
}
