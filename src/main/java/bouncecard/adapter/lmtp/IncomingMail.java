package bouncecard.adapter.lmtp;

import bouncecard.app.serve.ByteBudget;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// A mail while it comes in after DATA: its dots unstuffed (RFC 5321 §4.5.2), its beginning kept.
///
/// It ends with CRLF, a dot and CRLF, and with nothing else that a line end might be taken for:
/// what stands inside a mail is never read as a command. What does not fit is read to its end and
/// let go of, so that the answer can be told.
final class IncomingMail {
  private static final int FIRST = 1 << 12;
  private static final int STEP = 1 << 16;

  private final int longest;
  private final int kept;
  private final ByteBudget budget;
  private State state = State.LINE_START;
  private Outcome outcome = Outcome.FITS;
  private byte[] bytes = new byte[0];
  private int length;
  private long seen;
  private int reserved;

  private enum State {
    LINE_START,
    DOT,
    DOT_CR,
    TEXT,
    CR,
    END
  }

  /// Whether there was room for it.
  enum Outcome {
    FITS,
    TOO_LONG,
    NO_ROOM
  }

  IncomingMail(int longest, int kept, ByteBudget budget) {
    this.longest = longest;
    this.kept = kept;
    this.budget = budget;
  }

  /// Takes what is its own of these bytes, and leaves what follows its end.
  void take(ByteBuf more) {
    while (state != State.END && more.isReadable()) {
      if (state == State.TEXT) {
        int untilCr = more.bytesBefore((byte) '\r');
        keep(more, untilCr < 0 ? more.readableBytes() : untilCr);
      }
      if (more.isReadable()) {
        take(more.readByte());
      }
    }
  }

  /// Keeps a stretch of text in which no line ends, and reads what is not kept.
  private void keep(ByteBuf more, int count) {
    int end = more.readerIndex() + count;
    seen += count;
    if (outcome == Outcome.FITS && seen > longest) {
      letGo(Outcome.TOO_LONG);
    }
    while (outcome == Outcome.FITS && more.readerIndex() < end && length < kept) {
      if (length == bytes.length && !hasGrown()) {
        letGo(Outcome.NO_ROOM);
      } else {
        int next = Math.min(end - more.readerIndex(), bytes.length - length);
        more.readBytes(bytes, length, next);
        length += next;
      }
    }
    more.readerIndex(end);
  }

  private void take(byte one) {
    switch (state) {
      case LINE_START -> {
        if (one == '.') {
          state = State.DOT;
        } else {
          text(one);
        }
      }
      case DOT -> {
        if (one == '\r') {
          state = State.DOT_CR;
        } else {
          text(one);
        }
      }
      case DOT_CR -> {
        if (one == '\n') {
          state = State.END;
        } else {
          keep((byte) '\r');
          text(one);
        }
      }
      case CR -> {
        if (one == '\n') {
          keep(one);
          state = State.LINE_START;
        } else {
          text(one);
        }
      }
      case TEXT -> text(one);
      case END -> throw new IllegalStateException("the mail is whole");
    }
  }

  private void text(byte one) {
    keep(one);
    state = one == '\r' ? State.CR : State.TEXT;
  }

  private void keep(byte one) {
    seen++;
    if (outcome != Outcome.FITS) {
      return;
    }
    if (seen > longest) {
      letGo(Outcome.TOO_LONG);
    } else if (length < kept) {
      if (length == bytes.length && !hasGrown()) {
        letGo(Outcome.NO_ROOM);
        return;
      }
      bytes[length++] = one;
    }
  }

  private boolean hasGrown() {
    int wanted = Math.min(kept, Math.max(FIRST, 2 * length));
    while (reserved < wanted) {
      if (!budget.take(STEP)) {
        return false;
      }
      reserved += STEP;
    }
    bytes = Arrays.copyOf(bytes, wanted);
    return true;
  }

  private void letGo(Outcome why) {
    outcome = why;
    release();
  }

  /// Gives back the memory that it has.
  void release() {
    budget.give(reserved);
    reserved = 0;
    bytes = new byte[0];
    length = 0;
  }

  boolean isWhole() {
    return state == State.END;
  }

  Outcome outcome() {
    return outcome;
  }

  /// What is kept of it, once it is whole.
  byte[] bytes() {
    bytes = Arrays.copyOf(bytes, length);
    return bytes;
  }
}
