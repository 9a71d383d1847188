package bouncecard.bench.chat;

import bouncecard.lab.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Several replicas of the bot, each a process of its own.
final class Fleet implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final List<String> command;
  private final Map<String, String> environment;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> internal = new ArrayList<>();
  private final List<Program> programs = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final String log;
  private double spent;
  private volatile boolean isClosed;

  Fleet(List<String> command, Map<String, String> environment, int size, String log)
      throws IOException {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    for (int i = 0; i < size; i++) {
      ports.add(Ports.free());
      internal.add(Ports.free());
      programs.add(start(i));
      await(i);
    }
  }

  private Program start(int i) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("BOUNCECARD_HTTP_LISTEN", "127.0.0.1:" + ports.get(i));
    all.put("BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:" + internal.get(i));
    return new Program(command, all, new File(log + "." + i + "." + System.nanoTime()));
  }

  /// Tells where those listen that are ready, as often as a load balancer looks.
  void tell(Consumer<List<Integer>> listener) {
    Thread.ofPlatform()
        .daemon()
        .name("readiness")
        .start(
            () -> {
              while (!isClosed) {
                List<Integer> ready =
                    IntStream.range(0, size()).filter(this::isReady).mapToObj(ports::get).toList();
                listener.accept(ready.isEmpty() ? ports : ready);
                LockSupport.parkNanos(LOOK.toNanos());
              }
            });
  }

  int size() {
    return programs.size();
  }

  /// Kills one as `kill -9` does.
  void kill(int i) throws InterruptedException {
    spent += programs.get(i).processorMillis();
    programs.get(i).kill();
  }

  /// Asks one to end; what that came to.
  String stop(int i) throws InterruptedException {
    spent += programs.get(i).processorMillis();
    return programs.get(i).stop();
  }

  void restart(int i) throws IOException {
    programs.set(i, start(i));
  }

  /// The processor time that all took so far, in ms.
  double processorMillis() {
    return spent
        + programs.stream().filter(Program::isAlive).mapToDouble(Program::processorMillis).sum();
  }

  /// The processor time that one took since it was started, in ms.
  double processorMillis(int i) {
    return programs.get(i).processorMillis();
  }

  /// What one says of itself; empty where it does not answer.
  String ready(int i) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + internal.get(i) + "/ready"))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  boolean isReady(int i) {
    return ready(i).startsWith("{\"status\":\"ok\"");
  }

  boolean leads(int i) {
    return ready(i).contains("this one leads");
  }

  /// Waits until one is ready.
  void await(int i) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(i)) {
      if (System.nanoTime() > end || !programs.get(i).isAlive()) {
        throw new IllegalStateException("replica " + i + " is not ready: " + ready(i));
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    programs.forEach(Program::close);
    client.shutdownNow();
  }
}
