package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.http.HttpLimits;
import bouncecard.adapter.http.HttpService;
import bouncecard.adapter.terminal.Serving;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.CheckService;
import bouncecard.app.check.Checks;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.Services;
import bouncecard.app.serve.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires the bot together and runs it until a signal ends it.
final class Serve implements Serving {
  private final Bouncecard bouncecard;
  private final List<Platform> platforms;
  private final CheckWiring checking;
  private final Map<String, String> environment;

  /// What happens to a running bot.
  private sealed interface Event {
    record Started() implements Event {}

    record NotStarted(String reason) implements Event {}

    record Signalled() implements Event {}
  }

  Serve(
      Bouncecard bouncecard,
      List<Platform> platforms,
      CheckWiring checking,
      Map<String, String> environment) {
    this.bouncecard = bouncecard;
    this.checking = checking;
    this.platforms = List.copyOf(platforms);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Outcome serve(Optional<String> file, boolean listsOnly) {
    return switch (Configuration.read(file, environment, Path.of(""), bouncecard.languages())) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Outcome.Refused(mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) -> {
        if (listsOnly) {
          yield new Outcome.Listed(configuration.lines());
        }
        yield configuration.slack().isEmpty() && configuration.discord().isEmpty()
            ? new Outcome.NoTokens()
            : run(configuration);
      }
    };
  }

  private Outcome run(Configuration configuration) {
    Logging.begin(configuration.get(Settings.LOG_LEVEL));
    Logger log = LoggerFactory.getLogger(Serve.class);
    configuration.warnings().forEach(log::warn);
    List<Service> services;
    try {
      Optional<Checks> checks = checking.serving(configuration.checks());
      services = services(configuration, Chat.of(configuration, bouncecard, checks), checks);
    } catch (StartException e) {
      return new Outcome.Refused(List.of(String.valueOf(e.getMessage())));
    }
    Services all = new Services(services, System::nanoTime);
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    StopSignal.listen(() -> events.add(new Event.Signalled()));
    Thread.ofVirtual().start(() -> events.add(started(all)));
    Duration grace = configuration.get(Settings.STOP_GRACE);
    while (true) {
      switch (next(events)) {
        case Event.Started() -> log.info("in service: {}", names(services));
        case Event.NotStarted(String reason) -> {
          all.stop(grace);
          return new Outcome.Refused(List.of(reason));
        }
        case Event.Signalled() -> {
          log.info("stopping, within {} s", grace.toSeconds());
          all.stop(grace);
          log.info("stopped");
          return new Outcome.Stopped();
        }
      }
    }
  }

  /// The platforms that are configured, then the HTTP server: what comes over it is for them, so it
  /// opens after them and closes before. Live checks end first, so that the platforms can still say
  /// what came of them.
  private List<Service> services(Configuration configuration, Chat chat, Optional<Checks> checks) {
    List<Service> services = new ArrayList<>();
    Map<String, Endpoint> endpoints = new HashMap<>();
    for (Platform platform : platforms) {
      platform
          .connection(configuration, chat)
          .ifPresent(
              connection -> {
                services.add(connection.service());
                endpoints.putAll(connection.endpoints());
              });
    }
    Optional<Service> ofChecks = checks.map(CheckService::new);
    List<Service> told = new ArrayList<>(services);
    ofChecks.ifPresent(told::add);
    Services connected = new Services(told, System::nanoTime);
    configuration
        .httpListen()
        .map(listen -> new HttpService(listen, endpoints, connected::health, HttpLimits.USUAL))
        .ifPresent(services::add);
    ofChecks.ifPresent(services::add);
    return services;
  }

  private static Event started(Services services) {
    try {
      services.start();
      return new Event.Started();
    } catch (StartException e) {
      return new Event.NotStarted(String.valueOf(e.getMessage()));
    }
  }

  private static Event next(BlockingQueue<Event> events) {
    try {
      return events.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Event.Signalled();
    }
  }

  private static String names(List<Service> services) {
    return services.stream().map(Service::name).collect(Collectors.joining(", "));
  }
}
