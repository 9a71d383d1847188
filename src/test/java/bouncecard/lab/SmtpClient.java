package bouncecard.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Hands mails to a server of the loopback by one connection; all are taken, or it is an error.
final class SmtpClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  SmtpClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    out = socket.getOutputStream();
    expect("220");
    say("HELO mx.example.org", "250");
  }

  /// Whether somebody takes connections at a port.
  static boolean isListening(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Hands over one.
  ///
  /// @param from empty for a bounce, which comes from nobody
  void send(String from, List<String> to, String mail) throws IOException {
    say("MAIL FROM:<" + from + ">", "250");
    for (String one : to) {
      say("RCPT TO:<" + one + ">", "250");
    }
    say("DATA", "354");
    say(mail.replace("\n", "\r\n") + "\r\n.", "250");
  }

  private void say(String text, String code) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    expect(code);
  }

  private void expect(String code) throws IOException {
    String line = String.valueOf(in.readLine());
    while (line.startsWith(code + "-")) {
      line = String.valueOf(in.readLine());
    }
    if (!line.startsWith(code)) {
      throw new AssertionError(line);
    }
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      say("QUIT", "221");
    }
  }
}
