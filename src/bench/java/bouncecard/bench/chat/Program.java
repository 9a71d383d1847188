package bouncecard.bench.chat;

import bouncecard.bench.attack.Memory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The bot under test: a process of its own.
final class Program implements AutoCloseable {
  private final Process process;
  private final long startedAt;

  /// Starts it.
  ///
  /// @param log what it says goes there
  Program(List<String> command, Map<String, String> environment, File log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(environment);
    startedAt = System.nanoTime();
    process = builder.start();
  }

  /// When it was started, as of [System#nanoTime].
  long startedAt() {
    return startedAt;
  }

  /// What it takes of memory, with the processes below it.
  Memory memory() {
    return Memory.of(process.toHandle());
  }

  /// Ends it as `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Its resident memory in MB (10⁶ bytes), as Linux counts it.
  double residentMegabytes() throws IOException {
    return status("VmRSS:") * 1.024 / 1_000;
  }

  /// The processor time that it took so far, in ms.
  double processorMillis() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  /// How many threads it has, and how many files and sockets it holds open.
  String holdings() throws IOException {
    try (var open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return status("Threads:") + " threads, " + open.count() + " files and sockets";
    }
  }

  private long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /// Asks it to end, and says how long that took, in ms, and with what status.
  String stop() throws InterruptedException {
    long begun = System.nanoTime();
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "does not end";
    }
    return "%.0f ms, status %d".formatted((System.nanoTime() - begun) / 1e6, process.exitValue());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
