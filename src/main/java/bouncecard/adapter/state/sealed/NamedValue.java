package bouncecard.adapter.state.sealed;

import bouncecard.app.state.StateSpace;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A value with the key under which it is kept. Where it is kept its name tells nothing, so that
/// who moves it elsewhere finds the key beside the value, and both are sealed.
///
/// @param value what is kept
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
public record NamedValue(StateSpace space, String key, byte[] value) {

  /// As it is sealed: how long the key is, the space and the key, the value.
  public byte[] written() {
    byte[] name = (space.name() + "/" + key).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + name.length + value.length)
        .putShort((short) name.length)
        .put(name)
        .put(value)
        .array();
  }

  /// Empty for what is none.
  public static Optional<NamedValue> parse(byte[] written) {
    try {
      ByteBuffer in = ByteBuffer.wrap(written);
      byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(bytes);
      byte[] value = new byte[in.remaining()];
      in.get(value);
      String name = new String(bytes, StandardCharsets.UTF_8);
      int slash = name.indexOf('/');
      return Arrays.stream(StateSpace.values())
          .filter(space -> slash > 0 && space.name().equals(name.substring(0, slash)))
          .map(space -> new NamedValue(space, name.substring(slash + 1), value))
          .findFirst();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }
}
