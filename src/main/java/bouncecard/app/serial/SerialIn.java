package bouncecard.app.serial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what [SerialOut] wrote, and believes none of it: every length is looked at before anything
/// is made of it.
final class SerialIn {
  private static final int SEVEN_BITS = 0x7F;
  private static final int LONGEST_NUMBER = 64;

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  SerialIn(byte[] bytes) {
    this.bytes = bytes;
  }

  private int next() {
    if (at == bytes.length) {
      throw new SerialException("cut off");
    }
    return bytes[at++] & 0xFF;
  }

  long number() {
    long number = 0;
    for (int shift = 0; shift < LONGEST_NUMBER; shift += 7) {
      int b = next();
      number |= (long) (b & SEVEN_BITS) << shift;
      if (b <= SEVEN_BITS) {
        return number;
      }
    }
    throw new SerialException("a number without end");
  }

  /// A number from 0 to `most`.
  int number(int most) {
    long number = number();
    if (number < 0 || number > most) {
      throw new SerialException("a number above " + most);
    }
    return (int) number;
  }

  boolean flag() {
    return number(1) == 1;
  }

  String text() {
    int before = number(texts.size());
    if (before > 0) {
      return texts.get(before - 1);
    }
    boolean isWide = flag();
    int length = number(Integer.MAX_VALUE);
    if (length > bytes.length - at) {
      throw new SerialException("cut off");
    }
    String text =
        isWide
            ? ByteBuffer.wrap(bytes, at, length).slice().asCharBuffer().toString()
            : new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    at += length;
    texts.add(text);
    return text;
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    String name = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new SerialException("no such constant of " + type.getSimpleName());
  }

  <T> Optional<T> optional(Supplier<T> reading) {
    return flag() ? Optional.of(reading.get()) : Optional.empty();
  }

  <T> List<T> list(int longest, Supplier<T> reading) {
    int size = number(longest);
    List<T> list = new ArrayList<>(Math.min(size, bytes.length - at));
    for (int i = 0; i < size; i++) {
      list.add(reading.get());
    }
    return list;
  }

  /// What must be there.
  static <T> T known(Optional<T> value) {
    return value.orElseThrow(() -> new SerialException("an unknown name"));
  }

  void end() {
    if (at < bytes.length) {
      throw new SerialException("more than is known");
    }
  }
}
