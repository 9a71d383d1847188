package bouncecard.adapter.metrics;

import bouncecard.app.check.Audit;
import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// The counters and timers of the bot, as Prometheus reads them from `/metrics`.
///
/// Every label is a word of ours, and of each there are no more than [#MOST_WORDS]: what comes
/// after that is counted as `other`, so that nothing from outside can make it grow.
public final class PrometheusMetrics implements Measures {
  /// There are some hundred causes, and as many providers.
  static final int MOST_WORDS = 400;

  private static final String OTHER = "other";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Set<String>> words = new ConcurrentHashMap<>();

  private final Gauge inFlight =
      Gauge.builder()
          .name("bouncecard_requests_in_flight")
          .help("Questions and presses that are being answered.")
          .labelNames("surface")
          .register(registry);
  private final Histogram answers =
      Histogram.builder()
          .name("bouncecard_answer_seconds")
          .help("From a question or a press until its answer is there.")
          .labelNames("surface", "kind")
          .classicOnly()
          .classicUpperBounds(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
          .register(registry);
  private final Counter failures =
      counter(
          "bouncecard_failures_total",
          "Answers that failed by a mistake of the bot's.",
          "surface",
          "kind");
  private final Histogram readings =
      Histogram.builder()
          .name("bouncecard_reading_seconds")
          .help("Reading what was handed in, by what came of it.")
          .labelNames("outcome")
          .classicOnly()
          .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 4, 8, 18)
          .register(registry);
  private final Counter bounces =
      counter(
          "bouncecard_bounces_total",
          "Failed deliveries that were explained.",
          "cause",
          "provider",
          "actor");
  private final Counter watched =
      counter(
          "bouncecard_watched_messages_total",
          "Messages of watched channels, by what was done about them.",
          "outcome");
  private final Counter checks =
      counter(
          "bouncecard_checks_total",
          "Live checks that were asked for, by what came of them.",
          "outcome",
          "kept");

  private final Counter arrivals =
      counter(
          "bouncecard_inlet_arrivals_total",
          "What came in by itself, by what came of it.",
          "inlet",
          "outcome");
  private final Counter refusals =
      counter(
          "bouncecard_refusals_total",
          "What listeners refused, by the limit that it met.",
          "listener",
          "reason");
  private final Counter unheardSeconds =
      counter(
          "bouncecard_unheard_seconds_total",
          "For how long no replica heard a platform, as far as that is known.",
          "surface");
  private final Counter unheard =
      counter(
          "bouncecard_unheard_questions_total",
          "How many questions went unheard in that time, judged by those before.",
          "surface");
  private final Map<String, IntSupplier> queues = new ConcurrentHashMap<>();

  /// Metrics of a program with these services.
  ///
  /// @param states how each service is, by its name
  public PrometheusMetrics(Supplier<Map<String, Health>> states) {
    GaugeWithCallback.builder()
        .name("bouncecard_service_state")
        .help("1 for the state in which each service is.")
        .labelNames("service", "state")
        .callback(
            told ->
                states
                    .get()
                    .forEach(
                        (name, health) -> {
                          for (Health.State state : Health.State.values()) {
                            told.call(health.state() == state ? 1 : 0, name, word(state));
                          }
                        }))
        .register(registry);
    GaugeWithCallback.builder()
        .name("bouncecard_queue_waiting")
        .help("What waits to be done, by the queue that it is in.")
        .labelNames("queue")
        .callback(told -> queues.forEach((name, waiting) -> told.call(waiting.getAsInt(), name)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("bouncecard_heap_used_bytes")
        .help("Bytes of the heap in use.")
        .callback(
            told ->
                told.call(
                    (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("bouncecard_start_time_seconds")
        .help("When the bot was started, in seconds since 1970.")
        .callback(told -> told.call(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3))
        .register(registry);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private static String word(Health.State state) {
    return switch (state) {
      case STARTING -> "starting";
      case UP -> "up";
      case RECOVERING -> "recovering";
      case DOWN -> "down";
    };
  }

  /// A word as it may stand in a label.
  private String word(String label, String word) {
    Set<String> known = words.computeIfAbsent(label, _ -> ConcurrentHashMap.newKeySet());
    if (word.isEmpty()) {
      return "unknown";
    }
    boolean isOurs = word.length() <= 60 && word.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return known.contains(word) || (isOurs && known.size() < MOST_WORDS && known.add(word))
        ? word
        : OTHER;
  }

  @Override
  public void unheard(String surface, Duration gap, long about) {
    unheardSeconds.labelValues(surface).inc(gap.toMillis() / 1e3);
    unheard.labelValues(surface).inc(about);
  }

  @Override
  public void begun(String surface) {
    inFlight.labelValues(word("surface", surface)).inc();
  }

  @Override
  public void answered(String surface, String kind, boolean isFailed, Duration took) {
    String where = word("surface", surface);
    String what = word("kind", kind);
    inFlight.labelValues(where).dec();
    answers.labelValues(where, what).observe(seconds(took));
    if (isFailed) {
      failures.labelValues(where, what).inc();
    }
  }

  @Override
  public void read(String outcome, Duration took) {
    readings.labelValues(word("reading", outcome)).observe(seconds(took));
  }

  @Override
  public void bounce(String cause, String provider, String actor) {
    bounces
        .labelValues(word("cause", cause), word("provider", provider), word("actor", actor))
        .inc();
  }

  @Override
  public void watched(String outcome) {
    watched.labelValues(word("watched", outcome.replace(' ', '-'))).inc();
  }

  @Override
  public void checked(Audit.Entry entry) {
    checks.labelValues(word("check", entry.outcome()), Boolean.toString(entry.isKept())).inc();
  }

  @Override
  public void arrived(String inlet, String outcome) {
    arrivals.labelValues(word("inlet", inlet), word("arrival", outcome)).inc();
  }

  @Override
  public void refused(String listener, String reason) {
    refusals.labelValues(word("listener", listener), word("refusal", reason)).inc();
  }

  @Override
  public void queue(String name, IntSupplier waiting) {
    queues.put(name, waiting);
  }

  private static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  /// The page that Prometheus reads.
  public Endpoint page() {
    return Endpoint.ofHeads(
        head ->
            head.method().equals("GET")
                ? new Endpoint.Response(200, PrometheusTextFormatWriter.CONTENT_TYPE, written())
                : new Endpoint.Response(405, "", Map.of("Allow", "GET, HEAD"), new byte[0]));
  }

  private byte[] written() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
