package bouncecard.adapter.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are passed on, and those that are too long.
class FrameLimitTest {
  private static final int LONGEST = 1_000;
  private static final byte[] ANSWER =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int TEXT = 0x1;
  private static final int MORE = 0x0;
  private static final int PING = 0x9;
  private static final int LAST = 0x80;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  FrameLimitTest() {
    sent.writeBytes(ANSWER);
  }

  private FrameLimitTest frame(int first, long announced, int length) {
    sent.write(first);
    if (announced >= 0 && announced < 126) {
      sent.write((int) announced);
    } else if (announced >= 0 && announced < 1 << 16) {
      sent.write(126);
      sent.writeBytes(ByteBuffer.allocate(2).putShort((short) announced).array());
    } else {
      sent.write(127);
      sent.writeBytes(ByteBuffer.allocate(8).putLong(announced).array());
    }
    sent.writeBytes(new byte[length]);
    return this;
  }

  private FrameLimitTest frame(int first, int length) {
    return frame(first, length, length);
  }

  /// Passes it on, so many bytes at a time.
  private byte[] passed(int step) throws IOException {
    InputStream in = new FrameLimit(new ByteArrayInputStream(sent.toByteArray()), LONGEST);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[step];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 4_096})
  void messages_withinTheBound_arePassedOnUnchanged(int step) throws IOException {
    frame(LAST | TEXT, 5).frame(LAST | TEXT, 0).frame(LAST | TEXT, 126).frame(LAST | TEXT, LONGEST);
    frame(TEXT, 600).frame(LAST | PING, 125).frame(MORE, 200).frame(LAST | MORE, 200);
    frame(LAST | TEXT, LONGEST);
    assertThat(passed(step)).isEqualTo(sent.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {LONGEST + 1, 1 << 16, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void message_announcedTooLong_isNotWaitedFor(long announced) {
    frame(LAST | TEXT, 5).frame(LAST | TEXT, announced, 0);
    assertThatThrownBy(() -> passed(4_096)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> passed(1)).isInstanceOf(IOException.class);
  }

  @Test
  void message_tooLongInFragments_isEnded() {
    frame(TEXT, 600).frame(MORE, 400).frame(LAST | PING, 9).frame(MORE, 1);
    assertThatThrownBy(() -> passed(64)).isInstanceOf(IOException.class);
  }

  @Test
  void answer_withoutAnEnd_isEnded() {
    sent.reset();
    sent.writeBytes("HTTP/1.1 101\r\nA: ".getBytes(StandardCharsets.US_ASCII));
    sent.writeBytes(new byte[1 << 17]);
    assertThatThrownBy(() -> passed(4_096)).isInstanceOf(IOException.class);
  }

  @Test
  void mask_isNoPartOfTheNextFrame() throws IOException {
    sent.write(LAST | TEXT);
    sent.write(0x80 | 3);
    sent.writeBytes(new byte[4 + 3]);
    frame(LAST | TEXT, 10);
    assertThat(passed(1)).isEqualTo(sent.toByteArray());
  }
}
