package bouncecard.adapter.http;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The body of one request while it comes in. It takes no more memory than was reserved for it, and
/// not before the bytes are there.
final class BodyBuffer {
  private static final int FIRST = 1 << 12;

  /// How much is reserved at once where the length was not announced.
  private static final int STEP = 1 << 16;

  private final int longest;
  private final IntPredicate reserve;
  private final boolean isAdmitted;
  private int reserved;
  private byte[] bytes = new byte[0];
  private int length;
  private int checked;

  /// What came of adding bytes.
  enum Added {
    ADDED,
    TOO_LONG,
    NO_ROOM
  }

  /// @param announced how long it will be; 0 where that was not said
  /// @param reserve reserves further bytes, and says whether there was room for them
  BodyBuffer(int announced, int longest, IntPredicate reserve) {
    this.longest = longest;
    this.reserve = reserve;
    this.isAdmitted = announced == 0 || reserve.test(announced);
    this.reserved = isAdmitted ? announced : 0;
  }

  /// Whether there was room for what was announced.
  boolean isAdmitted() {
    return isAdmitted;
  }

  Added add(ByteBuf more) {
    int count = more.readableBytes();
    if (count > longest - length) {
      return Added.TOO_LONG;
    }
    if (length + count > reserved) {
      int further = Math.min(longest - reserved, Math.max(STEP, length + count - reserved));
      if (!reserve.test(further)) {
        return Added.NO_ROOM;
      }
      reserved += further;
    }
    if (length + count > bytes.length) {
      int doubled = Math.max(FIRST, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.min(reserved, doubled)));
    }
    more.getBytes(more.readerIndex(), bytes, length, count);
    length += count;
    return Added.ADDED;
  }

  /// How many bytes of it nobody has looked at.
  int unchecked() {
    return length - checked;
  }

  /// Those, for somebody to look at until more are added.
  ByteBuffer toCheck() {
    ByteBuffer bytes = ByteBuffer.wrap(this.bytes, checked, length - checked).asReadOnlyBuffer();
    checked = length;
    return bytes;
  }

  byte[] bytes() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }
}
