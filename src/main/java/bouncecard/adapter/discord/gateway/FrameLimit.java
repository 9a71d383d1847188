package bouncecard.adapter.discord.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// A filter of what a server of WebSockets sends: it goes on as long as no message of it is longer
/// than it may be (<https://www.rfc-editor.org/rfc/rfc6455#section-5.2>).
///
/// The client that reads it takes the memory for a message as soon as its length is announced, and
/// knows no bound. So the heads of the frames are looked at as they pass: reading ends with an
/// [IOException] where an answer to the handshake, or a message with all its fragments, would be
/// too long, and nothing of that message has been passed on then.
final class FrameLimit extends InputStream {
  private static final int LONGEST_ANSWER = 1 << 16;

  private static final int END_OF_ANSWER = 4;
  private static final int LAST_FRAGMENT = 0x80;
  private static final int CONTROL = 0x08;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int IN_TWO_BYTES = 126;
  private static final int IN_EIGHT_BYTES = 127;
  private static final int MASK_BYTES = 4;

  private enum Place {
    ANSWER,
    FIRST,
    SECOND,
    LENGTH,
    PAYLOAD
  }

  private final InputStream in;
  private final long longest;
  private Place place = Place.ANSWER;
  private int answered;
  private int ending;
  private int first;
  private boolean isMasked;
  private int lengthBytes;
  private long payload;
  private long message;

  /// @param longest how many bytes a message may have
  FrameLimit(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int count) throws IOException {
    Objects.checkFromIndexSize(from, count, buffer.length);
    int read = in.read(buffer, from, count);
    int at = from;
    while (at < from + read) {
      if (place == Place.PAYLOAD) {
        int passed = (int) Math.min(payload, (long) from + read - at);
        payload -= passed;
        at += passed;
        place = payload == 0 ? Place.FIRST : Place.PAYLOAD;
      } else {
        look(buffer[at] & 0xff);
        at++;
      }
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void look(int octet) throws IOException {
    switch (place) {
      case ANSWER -> answer(octet);
      case FIRST -> {
        first = octet;
        place = Place.SECOND;
      }
      case SECOND -> {
        isMasked = (octet & MASKED) != 0;
        payload = 0;
        switch (octet & LENGTH) {
          case IN_TWO_BYTES -> length(2);
          case IN_EIGHT_BYTES -> length(8);
          default -> {
            payload = octet & LENGTH;
            frame();
          }
        }
      }
      case LENGTH -> {
        payload = payload << 8 | octet;
        lengthBytes--;
        if (lengthBytes == 0) {
          frame();
        }
      }
      case PAYLOAD -> throw new AssertionError(place);
    }
  }

  /// The answer to the handshake ends with an empty line.
  private void answer(int octet) throws IOException {
    answered++;
    if (answered > LONGEST_ANSWER) {
      throw new IOException("the answer to the handshake does not end");
    }
    boolean isNext = octet == (ending % 2 == 0 ? '\r' : '\n');
    ending = isNext ? ending + 1 : octet == '\r' ? 1 : 0;
    if (ending == END_OF_ANSWER) {
      place = Place.FIRST;
    }
  }

  private void length(int bytes) {
    lengthBytes = bytes;
    place = Place.LENGTH;
  }

  /// The head of a frame is over: its payload follows.
  private void frame() throws IOException {
    boolean isControl = (first & CONTROL) != 0;
    long whole = isControl ? payload : message + payload;
    if (payload < 0 || whole > longest) {
      throw new IOException("a message is longer than " + longest + " bytes");
    }
    if (!isControl) {
      message = (first & LAST_FRAGMENT) != 0 ? 0 : whole;
    }
    payload += isMasked ? MASK_BYTES : 0;
    place = payload == 0 ? Place.FIRST : Place.PAYLOAD;
  }
}
