package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The bot under attack, as strangers and as Slack reach it. All of it is on the loopback.
///
/// @param port of `http.listen`
/// @param lmtp the port for mails by LMTP; open where one of its attacks is run
/// @param slack the stand-in for Slack, which can serve files and misbehave
record Target(int port, int lmtp, SlackStandIn slack) {
  /// Whose mail is taken by LMTP.
  static final String RECIPIENT = "bounces@example.org";

  private static final SlackSignature SIGNATURE = new SlackSignature(SlackSignature.SECRET);
  private static final int TIMEOUT = 20_000;
  private static final int STRANGERS_BUFFER = 1 << 14;

  /// A connection of somebody honest's.
  Socket connect() throws IOException {
    return connected(new Socket());
  }

  /// A connection of a stranger's, whose own memory for what waits to be sent is elsewhere: the
  /// machine of the bot is spared to fill megabytes of it for each of them. What reaches the bot is
  /// the same.
  Socket strange() throws IOException {
    Socket socket = new Socket();
    socket.setSendBufferSize(STRANGERS_BUFFER);
    return connected(socket);
  }

  private Socket connected(Socket socket) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
    socket.setSoTimeout(TIMEOUT);
    return socket;
  }

  /// Posts what Slack signed, as Slack does.
  ///
  /// @param type of the body
  /// @return its status, and what it says
  Reply signed(String type, byte[] body) throws IOException {
    return signed(type, body, () -> {});
  }

  /// The same, told when it is connected.
  Reply signed(String type, byte[] body, Runnable connected) throws IOException {
    try (Socket socket = connect()) {
      connected.run();
      StringBuilder head =
          new StringBuilder("POST /slack/events HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n");
      headers(type, body).forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
      byte[] all = new byte[first.length + body.length];
      System.arraycopy(first, 0, all, 0, first.length);
      System.arraycopy(body, 0, all, first.length, body.length);
      socket.getOutputStream().write(all);
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return new Reply(status(answer), answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
  }

  /// What an HTTP request was answered.
  record Reply(int status, String body) {}

  private static Map<String, String> headers(String type, byte[] body) {
    Map<String, String> headers = new java.util.HashMap<>(SIGNATURE.headers(body));
    headers.put("Content-Type", type);
    headers.put("Content-Length", Integer.toString(body.length));
    return headers;
  }

  /// The status of a GET, which must be there whole.
  static int get(int port, String path) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      String request = "GET " + path + " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return status(socket);
    }
  }

  /// What a GET says, whatever its status.
  static String page(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT);
      String request = "GET " + path + " HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
    }
  }

  private static int status(Socket socket) throws IOException {
    return status(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
  }

  private static int status(String answer) throws IOException {
    if (!answer.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer");
    }
    return Integer.parseInt(answer.substring(9, 12));
  }
}
