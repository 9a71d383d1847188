package bouncecard.adapter.state.sealed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A value as its file has it: `BKS2`, the key's id, until when it is kept in seconds of the epoch,
/// and the sealed value. The first three and the file's name are sealed with it, so that none can
/// be put in another's place or made to live longer.
///
/// @param keyId of the key that it is sealed with
/// @param until when it is forgotten
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record SealedFile(byte[] keyId, Instant until, byte[] sealed) {
  private static final byte[] MARK = "BKS2".getBytes(StandardCharsets.US_ASCII);

  /// What stands before what is sealed.
  static final int HEAD = 4 + SealKey.ID_BYTES + Long.BYTES;

  /// A value as it is written.
  static byte[] written(SealKey key, String name, NamedValue value, Instant until) {
    byte[] head = head(key.id(), until);
    byte[] sealed = key.sealed(value.written(), beside(head, name));
    return ByteBuffer.allocate(HEAD + sealed.length).put(head).put(sealed).array();
  }

  private static byte[] head(byte[] keyId, Instant until) {
    return ByteBuffer.allocate(HEAD).put(MARK).put(keyId).putLong(until.getEpochSecond()).array();
  }

  private static byte[] beside(byte[] head, String name) {
    byte[] named = name.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + named.length).put(head).put(named).array();
  }

  /// What was written, or its beginning with the head alone; empty for what is none.
  static Optional<SealedFile> parse(byte[] written) {
    try {
      ByteBuffer in = ByteBuffer.wrap(written);
      byte[] mark = new byte[MARK.length];
      in.get(mark);
      byte[] keyId = new byte[SealKey.ID_BYTES];
      in.get(keyId);
      long until = in.getLong();
      if (!Arrays.equals(mark, MARK) || until < 0 || until > Instant.MAX.getEpochSecond()) {
        return Optional.empty();
      }
      byte[] sealed = new byte[in.remaining()];
      in.get(sealed);
      return Optional.of(new SealedFile(keyId, Instant.ofEpochSecond(until), sealed));
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  /// The key among these that it is sealed with.
  Optional<SealKey> key(List<SealKey> keys) {
    return keys.stream().filter(key -> Arrays.equals(key.id(), keyId)).findFirst();
  }

  /// The value; empty where the file was damaged.
  Optional<NamedValue> opened(SealKey key, String name) {
    return key.opened(sealed, beside(head(keyId, until), name)).flatMap(NamedValue::parse);
  }
}
