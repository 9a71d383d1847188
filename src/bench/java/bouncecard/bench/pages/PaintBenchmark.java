package bouncecard.bench.pages;

import bouncecard.adapter.web.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Opens pages of a bot in a browser with the line and the processor of a phone, with nothing kept,
/// and prints when something was first painted, what moved afterwards, and what was fetched.
public final class PaintBenchmark {
  private static final List<String> PATHS =
      List.of("/550", "/ko/252+550", "/550-5.1.1", "/5.7.x", "/TSS04", "/provider/google", "/");

  /// A line of 1.6 Mbit/s with 150 ms for each request, as phones have where the net is slow.
  private static final String LINE =
      "{\"offline\": false, \"latency\": 150, \"downloadThroughput\": 200000,"
          + " \"uploadThroughput\": 93750}";

  private static final String PAINTED =
      "new Promise(done => new PerformanceObserver(list => list.getEntries().forEach(one => {"
          + "if (one.name === 'first-contentful-paint') done(String(one.startTime))}))"
          + ".observe({type: 'paint', buffered: true}))";

  private static final String MOVED =
      "new Promise(done => {let sum = 0; new PerformanceObserver(list =>"
          + " list.getEntries().forEach(one => sum += one.value))"
          + ".observe({type: 'layout-shift', buffered: true});"
          + " requestAnimationFrame(() => requestAnimationFrame(() => done(String(sum))))})";

  private static final String BYTES =
      "String(performance.getEntriesByType('navigation').concat("
          + "performance.getEntriesByType('resource'))"
          + ".reduce((sum, one) => sum + one.transferSize, 0))";

  private PaintBenchmark() {}

  /// Runs it with the command that starts the bot.
  public static void main(String[] command) throws Exception {
    Path program = Browser.installed().orElseThrow(() -> new IllegalStateException("no Chromium"));
    Path profile = Files.createTempDirectory("paint");
    try (PagesBot bot = PagesBot.start(command);
        Browser browser = new Browser(program, profile)) {
      browser.width(360);
      browser.call("Network.setCacheDisabled", "{\"cacheDisabled\": true}");
      browser.call("Network.emulateNetworkConditions", LINE);
      browser.call("Emulation.setCPUThrottlingRate", "{\"rate\": 4}");
      for (String path : PATHS) {
        measure(browser, bot.root() + path, Integer.getInteger("times", 7));
      }
    } finally {
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void measure(Browser browser, String address, int times) throws Exception {
    List<Double> painted = new ArrayList<>();
    double moved = 0;
    int requests = 0;
    for (int i = 0; i < times; i++) {
      browser.open(address);
      painted.add(Double.parseDouble(browser.evaluate(PAINTED)));
      moved = Math.max(moved, Double.parseDouble(browser.evaluate(MOVED)));
      requests = Math.max(requests, browser.fetched().size());
    }
    painted.sort(Comparator.naturalOrder());
    System.out.printf(
        "%-60s first paint %4.0f ms (longest %4.0f), moved %.4f, %d requests, %s bytes%n",
        address,
        painted.get(times / 2),
        painted.getLast(),
        moved,
        requests,
        browser.evaluate(BYTES));
  }
}
