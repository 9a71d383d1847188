package bouncecard.adapter.assistant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// An output of messages, a line each, which are written whole whoever writes them; it knows how
/// many requests are not answered yet.
final class MessageOutput extends OutputStream {
  private static final byte[] ANSWER =
      "{\"jsonrpc\":\"2.0\",\"id\":".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int unanswered;

  MessageOutput(OutputStream out) {
    this.out = out;
  }

  /// Notes a request that will be answered.
  synchronized void expect() {
    unanswered++;
  }

  /// Waits until all is answered, for no longer than this.
  synchronized void awaitAnswers(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis(); unanswered > 0 && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /// Says that a message could not be taken.
  synchronized void refuse(int code, String why) throws IOException {
    out.write(
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\"}}\n"
            .formatted(code, why)
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    line.write(bytes, offset, length);
    if (length > 0 && bytes[offset + length - 1] == '\n') {
      byte[] message = line.toByteArray();
      line.reset();
      out.write(message);
      out.flush();
      boolean isAnswer =
          message.length > ANSWER.length
              && Arrays.equals(message, 0, ANSWER.length, ANSWER, 0, ANSWER.length);
      if (isAnswer) {
        unanswered--;
        notifyAll();
      }
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }
}
