package bouncecard.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Debian's Redis, running for a test, with nothing in it.
public final class RedisServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

  private final Path home;
  private final int port;
  private final List<String> settings;
  private Optional<Process> process = Optional.empty();

  private RedisServer(Path home, int port, List<String> settings) {
    this.home = home;
    this.port = port;
    this.settings = settings;
  }

  /// Starts one; leaves the test out with a message where it is not installed.
  ///
  /// @param settings further ones, as its command line takes them
  public static RedisServer required(String... settings) throws IOException {
    boolean isThere = Files.isExecutable(PROGRAM);
    String missing = PROGRAM + " is not installed (as root: src/test/lab/install)";
    if (!isThere && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isThere, "left out: " + missing);
    RedisServer server =
        new RedisServer(Files.createTempDirectory("redis"), Ports.free(), List.of(settings));
    server.start();
    return server;
  }

  /// Starts it again where it was killed, at the same port.
  public void start() throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", home.toString(), "--save", ""));
    command.addAll(settings);
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = Optional.of(started);
    StringBuilder said = new StringBuilder();
    BufferedReader log = started.inputReader(StandardCharsets.UTF_8);
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Ready to accept connections")) {
        Thread.ofVirtual().start(() -> drain(log));
        return;
      }
    }
    throw new AssertionError("Redis did not start:\n" + said);
  }

  /// A full pipe would stop it.
  private static void drain(BufferedReader log) {
    try {
      while (log.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException _) {
      // it was killed
    }
  }

  /// Where it is.
  public int port() {
    return port;
  }

  /// Where it keeps what it keeps.
  public Path home() {
    return home;
  }

  /// Does one command by a connection of its own, and tells the answer as it came.
  public String tell(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(command.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /// Ends it at once, as if the machine were gone.
  public void kill() {
    process.ifPresent(
        one -> {
          one.destroyForcibly();
          one.onExit().join();
        });
    process = Optional.empty();
  }

  /// Stops it without ending it: connections stay, and nothing is answered.
  public void freeze() throws IOException {
    signal("-STOP");
  }

  /// Lets it go on.
  public void thaw() throws IOException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException {
    long pid = process.orElseThrow().pid();
    new ProcessBuilder("kill", name, String.valueOf(pid)).start().onExit().join();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
