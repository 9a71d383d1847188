package bouncecard.bench.attack;

import bouncecard.bench.attack.Crowd.Behaviour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What a stranger does who reaches the port for mails by LMTP: so many connections at once, from
/// an address of its own. Meanwhile a mail server hands in a mail each second, and tries again
/// where it is put off; each must be kept within 20 seconds.
final class LmtpAttacks implements Attack {
  private static final String STRANGER = "127.0.0.2";
  private static final int TIMEOUT = 20_000;
  private static final long LONGEST_NANOS = 20_000_000_000L;
  private static final long BETWEEN = 500;
  private static final byte[] PART =
      ("x".repeat(998) + "\r\n").repeat(90).getBytes(StandardCharsets.US_ASCII);

  private final String name;
  private final int connections;
  private final Behaviour behaviour;
  private final Times kept = new Times();
  private final AtomicInteger lost = new AtomicInteger();

  private LmtpAttacks(String name, int connections, Behaviour behaviour) {
    this.name = name;
    this.connections = connections;
    this.behaviour = behaviour;
  }

  static List<Attack> all() {
    return List.of(
        new LmtpAttacks("lmtp-idle-200", 200, LmtpAttacks::idle),
        new LmtpAttacks("lmtp-slow-lines-200", 200, LmtpAttacks::slowLine),
        new LmtpAttacks("lmtp-held-mails-200", 200, LmtpAttacks::heldMail),
        new LmtpAttacks("lmtp-endless-mails-50", 50, LmtpAttacks::endlessMail),
        new LmtpAttacks("lmtp-endless-lines-50", 50, LmtpAttacks::endlessLine),
        new LmtpAttacks("lmtp-recipients-50", 50, LmtpAttacks::recipients));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads what comes until the bot ends it.
  private static void idle(Socket socket, Until until) throws IOException {
    byte[] read = new byte[1_000];
    while (!until.isOver() && socket.getInputStream().read(read) >= 0) {
      // What it says is of no interest.
    }
  }

  private static void slowLine(Socket socket, Until until) throws IOException {
    while (!until.isOver()) {
      send(socket, "L");
      until.pause(BETWEEN);
    }
  }

  private static void begunMail(Socket socket) throws IOException {
    send(socket, "LHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<" + Target.RECIPIENT + ">\r\nDATA\r\n");
    BufferedReader in = reader(socket);
    String line = in.readLine();
    while (line != null && !line.startsWith("354")) {
      if (line.startsWith("4") || line.startsWith("5")) {
        throw new IOException("put off");
      }
      line = in.readLine();
    }
  }

  private static void heldMail(Socket socket, Until until) throws IOException {
    begunMail(socket);
    for (int i = 0; i < 10; i++) {
      socket.getOutputStream().write(PART);
    }
    idle(socket, until);
  }

  private static void endlessMail(Socket socket, Until until) throws IOException {
    begunMail(socket);
    while (!until.isOver()) {
      socket.getOutputStream().write(PART);
    }
  }

  private static void endlessLine(Socket socket, Until until) throws IOException {
    byte[] part = "x".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    while (!until.isOver()) {
      socket.getOutputStream().write(part);
    }
  }

  private static void recipients(Socket socket, Until until) throws IOException {
    send(socket, "LHLO a\r\nMAIL FROM:<>\r\n");
    Thread.ofVirtual().start(() -> drain(socket, until));
    while (!until.isOver()) {
      send(socket, ("RCPT TO:<" + Target.RECIPIENT + ">\r\n").repeat(50));
    }
  }

  private static void drain(Socket socket, Until until) {
    try {
      idle(socket, until);
    } catch (IOException _) {
      // It was ended.
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isHeld() {
    return kept.count() > 0 && lost.get() == 0;
  }

  @Override
  public String told() {
    return "honest mails kept %s (of %d), not within 20 s: %d"
        .formatted(kept, kept.count(), lost.get());
  }

  @Override
  public void run(Target target, Until until) throws InterruptedException {
    Crowd crowd = new Crowd(() -> strange(target), behaviour, BETWEEN);
    crowd.come(connections, until);
    List<Thread> mails = new ArrayList<>();
    for (int i = 0; !until.isOver(); i++) {
      int number = i;
      mails.add(Thread.ofVirtual().start(() -> handIn(target, number)));
      until.pause(1_000);
    }
    for (Thread thread : mails) {
      thread.join();
    }
    crowd.leave();
  }

  /// From another address than honest mails come from.
  private static Socket strange(Target target) throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(STRANGER), 0));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target.lmtp()), TIMEOUT);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Hands a mail in as a mail server does, until it is kept or the time is over.
  private void handIn(Target target, int number) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < LONGEST_NANOS) {
      if (isKept(target, number)) {
        kept.add(System.nanoTime() - begun);
        return;
      }
      new Until(System.nanoTime() + 100_000_000).pause(100);
    }
    lost.incrementAndGet();
  }

  private boolean isKept(Target target, int number) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target.lmtp()), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      begunMail(socket);
      send(
          socket,
          "Subject: Undelivered\r\nMessage-ID: <%s-%d@example.org>\r\n\r\n<bob@example.com>: 550 5.1.1 User unknown\r\n.\r\n"
              .formatted(name, number));
      String answer = reader(socket).readLine();
      return answer != null && answer.startsWith("250");
    } catch (IOException _) {
      return false;
    }
  }
}
