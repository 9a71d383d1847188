package bouncecard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Mail servers at every address of 127/8, in a process of their own: slow ones, or faulty ones.
final class TarPit implements AutoCloseable {
  private final Process process;
  private final int port;

  private TarPit(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts them.
  ///
  /// @param millis what each reply takes
  static TarPit start(int millis, boolean isFaulty) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                TarPit.class.getName(),
                Integer.toString(millis),
                Boolean.toString(isFaulty))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new TarPit(process, Integer.parseInt(said.readLine()));
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// The servers' process.
  public static void main(String[] arguments) throws IOException {
    int millis = Integer.parseInt(arguments[0]);
    boolean isFaulty = Boolean.parseBoolean(arguments[1]);
    AtomicInteger count = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 4_000, InetAddress.getByAddress(new byte[4]))) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        int fault = isFaulty ? count.getAndIncrement() % 8 : 0;
        Thread.ofVirtual()
            .start(
                () -> {
                  try (socket) {
                    serve(socket, millis, fault);
                  } catch (IOException | InterruptedException _) {
                    // The check went away.
                  }
                });
      }
    }
  }

  private static void serve(Socket socket, int millis, int fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case 1 -> Thread.sleep(3_000);
      case 2 -> socket.setSoLinger(true, 0);
      case 3 -> say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
      case 4 -> say(socket, "220 " + "x".repeat(5_000) + "\r\n");
      case 5 -> {
        for (int i = 0; i < 100; i++) {
          say(socket, "2");
          Thread.sleep(30);
        }
      }
      case 6 -> say(socket, "220-" + "x".repeat(400) + "\r\n220-more\r\n");
      default -> talk(socket, millis, fault);
    }
  }

  private static void talk(Socket socket, int millis, int fault)
      throws IOException, InterruptedException {
    Thread.sleep(millis);
    say(socket, "220 mx.example.com ESMTP\r\n");
    int left = fault == 7 ? 3 : Integer.MAX_VALUE;
    for (String line = scan(socket); !line.isEmpty() && left-- > 0; line = scan(socket)) {
      Thread.sleep(millis);
      boolean isControl = line.startsWith("RCPT") && line.contains("x7q9zz");
      say(
          socket,
          isControl
              ? "550 5.1.1 User unknown\r\n"
              : line.equals("QUIT") ? "221 2.0.0 Bye\r\n" : "250 2.0.0 Ok\r\n");
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String scan(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      if (c == '\n') {
        return line.toString().strip();
      }
      line.append((char) c);
    }
    return "";
  }
}
