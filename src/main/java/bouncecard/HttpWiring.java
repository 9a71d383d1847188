package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.HttpKeys;
import bouncecard.adapter.http.HttpLimits;
import bouncecard.adapter.http.HttpService;
import bouncecard.adapter.http.HttpService.Door;
import bouncecard.adapter.http.StatusPages;
import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Wires the listeners for HTTP together.
final class HttpWiring {
  private static final String METRICS = "/metrics";

  private final Configuration configuration;
  private final Map<String, Endpoint> pages;

  private final Measures measures;

  /// @param told the services of which the status pages tell, in their order
  /// @param measures is told what is refused
  /// @param isStopping whether the program is about to end, and nothing more is to be sent to it
  HttpWiring(
      Configuration configuration,
      List<Service> told,
      Measures measures,
      BooleanSupplier isStopping) {
    this.configuration = configuration;
    this.measures = measures;
    this.pages =
        StatusPages.of(
            () -> {
              Map<String, Health> all = health(told);
              if (isStopping.getAsBoolean()) {
                all.put("Program", new Health(Health.State.RECOVERING, "stopping"));
              }
              return all;
            });
  }

  static Map<String, Health> health(List<Service> services) {
    Map<String, Health> health = new LinkedHashMap<>();
    services.forEach(service -> health.put(service.name(), service.health()));
    return health;
  }

  /// The listener for those who look after the program; none where it is not configured.
  ///
  /// @param metrics what it tells besides, at `/metrics`
  List<Service> internal(Optional<Endpoint> metrics) {
    Map<String, Endpoint> all = new HashMap<>(pages);
    metrics.ifPresent(page -> all.put(METRICS, page));
    return configuration.get(HttpKeys.INTERNAL_LISTEN).stream()
        .<Service>map(listen -> new HttpService(Door.INTERNAL, listen, all, limits(), measures))
        .toList();
  }

  /// The listener for those outside; none where it is not configured.
  List<Service> outside(Map<String, Endpoint> endpoints) {
    Map<String, Endpoint> all = new HashMap<>(endpoints);
    all.putAll(pages);
    return configuration.httpListen().stream()
        .<Service>map(listen -> new HttpService(Door.PUBLIC, listen, all, limits(), measures))
        .toList();
  }

  private HttpLimits limits() {
    return new HttpLimits(
        configuration.get(HttpKeys.CONNECTIONS),
        configuration.get(HttpKeys.PER_ADDRESS),
        configuration.get(HttpKeys.HEAD_TIME),
        configuration.get(HttpKeys.BODY_TIME),
        configuration.get(HttpKeys.IDLE_TIME),
        configuration.get(HttpKeys.ANSWER_TIME),
        configuration.get(HttpKeys.HEAD_BYTES),
        configuration.get(HttpKeys.BODY_BYTES),
        configuration.get(HttpKeys.BODIES_BYTES),
        configuration.get(HttpKeys.REQUESTS),
        configuration.get(HttpKeys.THREADS));
  }
}
