package bouncecard.bench.pages;

import bouncecard.bench.attack.Memory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Starts the bot with pages and API open, asks at a fixed rate whatever it answers, and prints how
/// long answers took from when each was due, and the bot's memory.
public final class PagesBenchmark {
  private static final List<String> PATHS =
      List.of("/550", "/ko/550", "/252+550", "/550-5.1.1", "/5.7.x", "/TSS04", "/", "/421.json");
  private static final List<String> BOUNCES =
      List.of(
          "550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown",
          "421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred",
          "552 5.2.2 <bob@example.com>: the mailbox is full",
          "554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.org");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI root;

  private PagesBenchmark(URI root) {
    this.root = root;
  }

  /// Runs it with the command that starts the bot.
  public static void main(String[] command) throws Exception {
    try (PagesBot bot = PagesBot.start(command)) {
      PagesBenchmark benchmark = new PagesBenchmark(bot.root());
      Process process = bot.process();
      int seconds = Integer.getInteger("seconds", 20);
      benchmark.run("warming up", process, 5, 200, benchmark::page);
      benchmark.run(
          "pages and codes", process, seconds, Integer.getInteger("rate", 500), benchmark::page);
      benchmark.run("warming up", process, 5, 100, benchmark::bounce);
      benchmark.run(
          "bounces", process, seconds, Integer.getInteger("bounces", 200), benchmark::bounce);
    }
  }

  private HttpRequest page(int number) {
    return HttpRequest.newBuilder(root.resolve(PATHS.get(number % PATHS.size())))
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  private HttpRequest bounce(int number) {
    return HttpRequest.newBuilder(root.resolve("/v1/explain"))
        .header("Content-Type", "text/plain")
        .timeout(Duration.ofSeconds(20))
        .POST(BodyPublishers.ofString(BOUNCES.get(number % BOUNCES.size())))
        .build();
  }

  private void run(
      String name, Process bot, int seconds, int rate, IntFunction<HttpRequest> requests)
      throws InterruptedException {
    int count = seconds * rate;
    long[] took = new long[count];
    AtomicInteger failed = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(count);
    Memory memory = Memory.of(bot.toHandle());
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = begin + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      client
          .sendAsync(requests.apply(i), BodyHandlers.discarding())
          .whenComplete(
              (answer, failure) -> {
                took[number] = System.nanoTime() - due;
                if (failure != null || answer.statusCode() != 200) {
                  failed.incrementAndGet();
                }
                done.countDown();
              });
      if (i % rate == 0) {
        memory = memory.most(Memory.of(bot.toHandle()));
      }
    }
    done.await();
    Arrays.sort(took);
    System.out.printf(
        "%-16s %4d/s for %2d s: p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d failed; PSS %s%n",
        name,
        rate,
        seconds,
        took[count / 2] / 1e6,
        took[count * 99 / 100] / 1e6,
        took[count - 1] / 1e6,
        failed.get(),
        memory.most(Memory.of(bot.toHandle())));
  }
}
