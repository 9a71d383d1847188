package bouncecard.bench.attack;

import bouncecard.bench.attack.Crowd.Behaviour;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// What a stranger's connections do: so many at once, each of which begins anew a moment after it
/// is ended.
///
/// @param connections at once
/// @param behaviour of each
record HttpAttacks(String name, int connections, Behaviour behaviour) implements Attack {
  private static final long BETWEEN = 1_000;
  private static final byte[] PART = new byte[100_000];

  static List<Attack> all() {
    return List.of(
        new HttpAttacks("health-bodies-150", 150, body("GET /health HTTP/1.1\r\nHost: a\r\n")),
        new HttpAttacks("slack-bodies-150", 150, body(posting(""))),
        new HttpAttacks("forged-bodies-150", 150, body(posting(forged()))),
        new HttpAttacks("slack-bodies-2000", 2_000, body(posting(""))),
        new HttpAttacks("forged-bodies-2000", 2_000, body(posting(forged()))),
        new HttpAttacks("idle-1024", 1_024, HttpAttacks::idle),
        new HttpAttacks("slow-heads-1024", 1_024, HttpAttacks::slowHead),
        new HttpAttacks("slow-bodies-1024", 1_024, HttpAttacks::slowBody));
  }

  private static String posting(String headers) {
    return "POST /slack/events HTTP/1.1\r\nHost: a\r\n" + headers;
  }

  /// As Slack's, but for the secret.
  private static String forged() {
    return "X-Slack-Request-Timestamp: %d\r\nX-Slack-Signature: v0=%s\r\n"
        .formatted(Instant.now().getEpochSecond(), "0123456789abcdef".repeat(4));
  }

  /// Announces 1,000,000 bytes, sends 900,000 and holds the rest back.
  private static Behaviour body(String head) {
    return (socket, until) -> {
      send(socket, head + "Content-Length: 1000000\r\n\r\n");
      for (int i = 0; i < 9; i++) {
        socket.getOutputStream().write(PART);
      }
      awaitEnd(socket);
    };
  }

  private static void idle(Socket socket, Until until) throws IOException {
    awaitEnd(socket);
  }

  private static void slowHead(Socket socket, Until until) throws IOException {
    send(socket, posting(""));
    for (int i = 0; !until.isOver(); i++) {
      send(socket, "X-%d: a\r\n".formatted(i));
      until.pause(500);
    }
  }

  private static void slowBody(Socket socket, Until until) throws IOException {
    send(socket, posting(forged()) + "Content-Length: 100000\r\n\r\n");
    while (!until.isOver()) {
      send(socket, "a");
      until.pause(500);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Reads what comes until the bot ends it.
  private static void awaitEnd(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] read = new byte[1_000];
    while (in.read(read) >= 0) {
      // What it says is of no interest.
    }
  }

  @Override
  public void run(Target target, Until until) throws InterruptedException {
    Crowd crowd = new Crowd(target::strange, behaviour, BETWEEN);
    crowd.come(connections, until);
    until.pause(Long.MAX_VALUE / 2_000_000);
    crowd.leave();
  }
}
