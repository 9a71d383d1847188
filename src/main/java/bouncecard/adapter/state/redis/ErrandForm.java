package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.app.replica.Errand;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// Errands as bytes: a version, when, the platform and the key with their lengths, then what was
/// delivered.
final class ErrandForm {
  private static final byte VERSION = 1;

  private ErrandForm() {}

  static byte[] written(Errand errand) {
    byte[] platform = errand.platform().getBytes(UTF_8);
    byte[] key = errand.key().getBytes(UTF_8);
    return ByteBuffer.allocate(
            1
                + Long.BYTES
                + 2 * Integer.BYTES
                + platform.length
                + key.length
                + errand.delivered().length)
        .put(VERSION)
        .putLong(errand.at().toEpochMilli())
        .putInt(platform.length)
        .put(platform)
        .putInt(key.length)
        .put(key)
        .put(errand.delivered())
        .array();
  }

  /// Empty for what another release wrote.
  static Optional<Errand> parse(byte[] written) {
    try {
      ByteBuffer from = ByteBuffer.wrap(written);
      if (from.get() != VERSION) {
        return Optional.empty();
      }
      Instant at = Instant.ofEpochMilli(from.getLong());
      byte[] platform = next(from, from.getInt());
      byte[] key = next(from, from.getInt());
      return Optional.of(
          new Errand(
              new String(platform, UTF_8),
              new String(key, UTF_8),
              at,
              next(from, from.remaining())));
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static byte[] next(ByteBuffer from, int length) {
    if (length < 0 || length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }
}
