package bouncecard.adapter.assistant;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An input of messages, a line each. What is none is refused and left out, where it would end the
/// conversation; the end comes only when all requests before it are answered.
final class MessageInput extends InputStream {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final byte[] NONE = {};

  private final InputStream in;
  private final MessageOutput out;
  private final int longest;
  private final CountDownLatch ended = new CountDownLatch(1);
  private byte[] message = NONE;
  private int at;

  /// @param longest of how many bytes a message may be
  MessageInput(InputStream in, MessageOutput out, int longest) {
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.longest = longest;
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (at == message.length && !next()) {
      end();
      return -1;
    }
    int read = Math.min(most, message.length - at);
    System.arraycopy(message, at, into, offset, read);
    at += read;
    return read;
  }

  private void end() {
    try {
      out.awaitAnswers(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /// Takes the next message; false where there is none.
  private boolean next() throws IOException {
    while (true) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int octet = in.read();
      if (octet < 0) {
        return false;
      }
      boolean isTooLong = false;
      for (; octet >= 0 && octet != '\n'; octet = in.read()) {
        isTooLong = line.size() >= longest;
        if (!isTooLong) {
          line.write(octet);
        }
      }
      if (isTooLong) {
        out.refuse(INVALID_REQUEST, "The message is longer than %,d octets.".formatted(longest));
      } else if (isMessage(line.toByteArray())) {
        line.write('\n');
        message = line.toByteArray();
        at = 0;
        return true;
      }
    }
  }

  private boolean isMessage(byte[] line) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JacksonException _) {
      out.refuse(PARSE_ERROR, "The message is no JSON.");
      return false;
    }
    if (json.isMissingNode()) {
      return false; // an empty line
    }
    JsonNode id = json.path("id");
    boolean isCall = json.path("method").isString();
    boolean isRequest = isCall && (id.isString() || id.isIntegralNumber());
    boolean isNotification = isCall && id.isMissingNode();
    boolean isAnswer = !isCall && json.isObject() && (json.has("result") || json.has("error"));
    if (!json.path("jsonrpc").asString("").equals("2.0")
        || !(isRequest || isNotification || isAnswer)) {
      out.refuse(INVALID_REQUEST, "The message is no request of JSON-RPC 2.0.");
      return false;
    }
    if (isRequest) {
      out.expect();
    }
    return true;
  }
}
