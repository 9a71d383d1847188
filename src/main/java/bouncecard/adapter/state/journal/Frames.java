package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The form of the journal's files: `BKJ1`, the id of the key, then frames. A frame is its length,
/// its number and what is sealed; length and number are sealed with it, so that none can be put in
/// another's place.
final class Frames {
  static final int HEADER = 4 + SealKey.ID_BYTES;

  /// The longest frame, in bytes: an arrival with what stands around it.
  static final int LONGEST = (1 << 20) + (1 << 17);

  private static final byte[] MARK = "BKJ1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = Integer.BYTES + Long.BYTES;

  private Frames() {}

  /// What stands at a place of a file.
  sealed interface Found {
    /// A frame that is whole.
    ///
    /// @param next where the one after it begins
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Whole(long number, byte[] content, long next) implements Found {}

    /// One that somebody changed; the one after it may be whole.
    record Damaged(long next) implements Found {}

    /// The file ends here, perhaps within a frame that was never finished.
    record End() implements Found {}
  }

  static ByteBuffer header(SealKey key) {
    return ByteBuffer.allocate(HEADER).put(MARK).put(key.id()).flip();
  }

  /// The key that a file is sealed with; empty where it is none of these.
  static Optional<SealKey> key(FileChannel file, List<SealKey> keys) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (!isRead(file, header, 0)) {
      return Optional.empty();
    }
    byte[] bytes = header.array();
    boolean isOurs = Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    return keys.stream()
        .filter(
            key ->
                isOurs && Arrays.equals(bytes, MARK.length, HEADER, key.id(), 0, SealKey.ID_BYTES))
        .findFirst();
  }

  static ByteBuffer written(SealKey key, long number, byte[] content) {
    int length = content.length + SealKey.MORE_BYTES;
    byte[] head = head(length, number);
    return ByteBuffer.allocate(HEAD + length).put(head).put(key.sealed(content, head)).flip();
  }

  private static byte[] head(int length, long number) {
    return ByteBuffer.allocate(HEAD).putInt(length).putLong(number).array();
  }

  /// What begins at a place.
  ///
  /// @param end where the file ends for whoever asks
  static Found at(FileChannel file, SealKey key, long place, long end) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (place + HEAD > end || !isRead(file, head, place)) {
      return new Found.End();
    }
    int length = head.getInt(0);
    long number = head.getLong(Integer.BYTES);
    if (length < SealKey.MORE_BYTES || length > LONGEST || place + HEAD + length > end) {
      return new Found.End();
    }
    ByteBuffer body = ByteBuffer.allocate(length);
    if (!isRead(file, body, place + HEAD)) {
      return new Found.End();
    }
    long next = place + HEAD + length;
    return key.opened(body.array(), head.array())
        .<Found>map(content -> new Found.Whole(number, content, next))
        .orElseGet(() -> new Found.Damaged(next));
  }

  private static boolean isRead(FileChannel file, ByteBuffer into, long place) throws IOException {
    long at = place;
    while (into.hasRemaining()) {
      int read = file.read(into, at);
      if (read < 0) {
        return false;
      }
      at += read;
    }
    into.flip();
    return true;
  }

  /// Writes all of it at the end.
  static void append(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (file.write(bytes) < 0) {
        throw new EOFException();
      }
    }
  }
}
