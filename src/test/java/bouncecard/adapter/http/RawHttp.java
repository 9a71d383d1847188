package bouncecard.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that sends bytes as they are given.
final class RawHttp implements AutoCloseable {
  private final Socket socket;

  RawHttp(InetSocketAddress address) throws IOException {
    socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
  }

  /// What is answered to one request, until the server closes.
  static String answer(InetSocketAddress address, String request) throws IOException {
    try (RawHttp client = new RawHttp(address)) {
      client.send(request);
      return client.rest();
    }
  }

  static String get(InetSocketAddress address, String target) throws IOException {
    return answer(address, "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }

  static String post(InetSocketAddress address, String target, String headers, String body)
      throws IOException {
    return answer(address, posting(target, headers, body.length()) + body);
  }

  /// The head of a POST that is the last on its connection.
  static String posting(String target, String headers, int length) {
    return "POST %s HTTP/1.1\r\nHost: a\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n"
        .formatted(target, headers, length);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends the same over and over, until the server has cut it off; the number of bytes that it
  /// took.
  long sendUntilCut(byte[] bytes, long most) {
    long sent = 0;
    try {
      while (sent < most) {
        socket.getOutputStream().write(bytes);
        sent += bytes.length;
      }
    } catch (IOException _) {
      return sent;
    }
    return sent;
  }

  /// Sends no more, but still reads.
  void sendsNoMore() throws IOException {
    socket.shutdownOutput();
  }

  /// The next answer's head and as much of a body as it announces.
  String next() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        text.lines()
            .filter(line -> line.startsWith("content-length: "))
            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /// All that comes until the server closes; what came before where it is cut.
  String rest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException _) {
      all.writeBytes("(cut)".getBytes(StandardCharsets.US_ASCII));
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
