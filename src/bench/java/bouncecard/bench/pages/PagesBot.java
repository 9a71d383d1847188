package bouncecard.bench.pages;

import bouncecard.lab.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A bot that answers pages and the API to everybody on this machine.
///
/// @param root where it answers, without a slash at its end
record PagesBot(Process process, URI root) implements AutoCloseable {

  /// Starts one, and waits until it answers.
  static PagesBot start(String[] command) throws IOException, InterruptedException {
    int port = Ports.free();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "BOUNCECARD_HTTP_LISTEN", "127.0.0.1:" + port,
                "BOUNCECARD_HTTP_PAGES", "true",
                "BOUNCECARD_HTTP_API", "true",
                "BOUNCECARD_HTTP_OPEN", "true",
                "BOUNCECARD_HTTP_PER_MINUTE", "10000000"));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target/pages-benchmark.log").toFile())
            .start();
    PagesBot bot = new PagesBot(process, URI.create("http://127.0.0.1:" + port));
    bot.awaitReady();
    return bot;
  }

  private void awaitReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest page = HttpRequest.newBuilder(root.resolve("/550")).build();
      while (process.isAlive()) {
        try {
          if (client.send(page, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          LockSupport.parkNanos(100_000_000);
        }
      }
    }
    throw new IllegalStateException("it ended: see target/pages-benchmark.log");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
