package bouncecard;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.HttpKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.metrics.PrometheusMetrics;
import bouncecard.adapter.noted.AuditFile;
import bouncecard.adapter.noted.AuditLog;
import bouncecard.adapter.terminal.Serving;
import bouncecard.adapter.web.FrontLine;
import bouncecard.app.check.Audit;
import bouncecard.app.check.CheckService;
import bouncecard.app.check.Checks;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.integration.ConfiguredChat;
import bouncecard.app.measure.Measures;
import bouncecard.app.replica.LedService;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.Services;
import bouncecard.app.serve.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires the bot together and runs it until a signal ends it.
final class Serve implements Serving {
  private final Engine usual;
  private final List<ChatIntegration> chats;
  private final Map<String, String> environment;
  private volatile boolean isStopping;

  /// What services are wired with.
  private record Around(
      Optional<PrometheusMetrics> metrics,
      Measures measures,
      StateWiring kept,
      ReplicaWiring replica,
      BooleanSupplier isStopping) {}

  /// What happens to a running bot.
  private sealed interface Event {
    record Started() implements Event {}

    record NotStarted(String reason) implements Event {}

    record Signalled() implements Event {}
  }

  /// @param usual the engine without an operator's data
  Serve(Engine usual, List<ChatIntegration> chats, Map<String, String> environment) {
    this.usual = usual;
    this.chats = List.copyOf(chats);
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Outcome serve(Optional<String> file, boolean listsOnly) {
    Map<Path, Engine> engines = new HashMap<>();
    Function<Optional<Path>, Engine> engine =
        overlay -> overlay.map(path -> engines.computeIfAbsent(path, this::over)).orElse(usual);
    return switch (Configuration.read(
        file,
        environment,
        Path.of(""),
        overlay -> engine.apply(overlay).bouncecard().languages(),
        chats,
        InletWiring.kinds(usual))) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Outcome.Refused(mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) -> {
        if (listsOnly) {
          yield new Outcome.Listed(configuration.lines());
        }
        yield configuration.chats().isEmpty() && !WebWiring.isOn(configuration)
            ? new Outcome.NoTokens(chats.stream().map(ChatIntegration::signIn).toList())
            : run(configuration, engine.apply(configuration.get(Settings.DATA_OVERLAY)));
      }
    };
  }

  private Engine over(Path overlay) {
    return Engine.of(Optional.of(overlay), environment, chats);
  }

  private Outcome run(Configuration configuration, Engine engine) {
    Logging.begin(configuration.get(Settings.LOG_LEVEL));
    Logger log = LoggerFactory.getLogger(Serve.class);
    configuration.warnings().forEach(log::warn);
    engine.complaints().forEach(log::error);
    Services all;
    try {
      StateWiring kept = StateWiring.of(configuration, new Memory(System::nanoTime), log::warn);
      List<Service> shown = new CopyOnWriteArrayList<>();
      Optional<PrometheusMetrics> metrics =
          configuration
              .get(HttpKeys.INTERNAL_LISTEN)
              .map(_ -> new PrometheusMetrics(() -> HttpWiring.health(shown)));
      Measures measures = metrics.<Measures>map(one -> one).orElse(Measures.NONE);
      Optional<Checks> checks =
          engine
              .checks()
              .serving(configuration.checks(), kept.store(), audit(configuration, log, measures));
      ReplicaWiring replica = ReplicaWiring.of(kept, measures);
      Chat chat = Chat.of(configuration, engine, checks, kept, replica, measures);
      Around around = new Around(metrics, measures, kept, replica, () -> isStopping);
      all = services(configuration, engine, chat, checks, around);
      shown.addAll(all.services());
    } catch (StartException e) {
      return new Outcome.Refused(List.of(String.valueOf(e.getMessage())));
    }
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    HeapKeeper.begin();
    StopSignal.listen(() -> events.add(new Event.Signalled()));
    Thread.ofVirtual().start(() -> events.add(started(all)));
    Duration grace = configuration.get(Settings.STOP_GRACE);
    while (true) {
      switch (next(events)) {
        case Event.Started() -> {
          log.info("in service: {}", String.join(", ", all.names()));
          StateWiring.note(configuration).ifPresent(log::info);
        }
        case Event.NotStarted(String reason) -> {
          all.stop(grace);
          return new Outcome.Refused(List.of(reason));
        }
        case Event.Signalled() -> {
          isStopping = true;
          log.info("stopping, within {} s", grace.toSeconds());
          all.stop(grace);
          log.info("stopped");
          return new Outcome.Stopped();
        }
      }
    }
  }

  private static Audit audit(Configuration configuration, Logger log, Measures measures) {
    Audit kept =
        configuration
            .get(Settings.AUDIT_FILE)
            .<Audit>map(
                file ->
                    new AuditFile(
                        file,
                        configuration.get(Settings.AUDIT_KEEP),
                        InstantSource.system(),
                        log::warn))
            .orElseGet(AuditLog::new);
    return entry -> {
      kept.note(entry);
      measures.checked(entry);
    };
  }

  /// The listeners open first, so that the program says how it is while a platform is away, and an
  /// address in use is told at once. Live checks end before the platforms, which can then still say
  /// what came of them.
  private Services services(
      Configuration configuration, Engine engine, Chat chat, Optional<Checks> checks, Around around)
      throws StartException {
    List<Service> told = new ArrayList<>();
    List<LedService> led = new ArrayList<>();
    Map<String, Endpoint> endpoints = new HashMap<>();
    for (ConfiguredChat one : configuration.chats()) {
      Supplier<ConfiguredChat.Link> connecting =
          () ->
              one.connect(
                  chat.service(), chat.deliveries(), chat.watching(), around.replica().hands());
      ConfiguredChat.Link link = connecting.get();
      if (one.isLed() && around.replica().pulse().isPresent()) {
        led.add(
            new LedService(
                link.connection().name(),
                () -> connecting.get().connection(),
                around.replica().overlap()));
      } else {
        told.add(link.connection());
        endpoints.putAll(link.endpoints());
      }
    }
    WebWiring.door(configuration)
        .ifPresent(
            door -> {
              told.addAll(FrontLine.of(door));
              endpoints.putAll(
                  WebWiring.endpoints(
                      configuration,
                      door,
                      engine.bouncecard(),
                      chat.reader(),
                      chat.state(),
                      around.measures()));
            });
    checks.map(CheckService::new).ifPresent(told::add);
    chat.digest().service().ifPresent(told::add); // stopped when nothing is counted any more
    chat.digest().led().ifPresent(led::add);
    if (chat.watching().isNeeded()) {
      told.add(chat.watching()); // stopped while the platforms still take what it has to say
    }
    chat.inlets()
        .ifPresent(
            inlets -> {
              told.addAll(inlets.services());
              led.addAll(inlets.led());
              endpoints.putAll(inlets.endpoints());
            });
    told.addAll(led);
    around
        .replica()
        .warmUp(engine.bouncecard(), configuration.get(Settings.LANGUAGE))
        .ifPresent(told::add);
    List<Service> shown = new ArrayList<>(told);
    shown.addAll(around.kept().redis().stream().toList());
    shown.addAll(around.replica().pulse().stream().toList());
    HttpWiring http = new HttpWiring(configuration, shown, around.measures(), around.isStopping());
    // Stopped last, when nobody asks and chooses any more. A bot without them is ready all the
    // same.
    List<Service> others = new ArrayList<>(chat.behind());
    // Stopped when nothing is in hand any more, and before what it stands on.
    around.replica().pulse().ifPresent(pulse -> others.add(1, pulse));
    others.addAll(told);
    around.replica().leadership(chat.watching(), led).ifPresent(others::add);
    return new Services(
        http.internal(around.metrics().map(PrometheusMetrics::page)),
        http.outside(endpoints),
        others,
        System::nanoTime);
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
}
