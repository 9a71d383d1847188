package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.imap.MailboxService;
import bouncecard.adapter.state.journal.InletJournal;
import bouncecard.adapter.state.journal.JournalTerms;
import bouncecard.adapter.state.redis.RedisState;
import bouncecard.adapter.webhook.Webhooks;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.inlet.InletTally;
import bouncecard.app.inlet.MailKinds;
import bouncecard.app.inlet.MeasuredInlets;
import bouncecard.app.inlet.WebhookKinds;
import bouncecard.app.measure.Measures;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.replica.LedService;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Service;
import bouncecard.app.watch.live.InletEar;
import bouncecard.app.watch.live.WatchLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires what comes in by itself together.
///
/// @param services what runs as long as the program does, in the order in which it is started
/// @param led what runs in the process that leads, of several
/// @param endpoints where services post to, by path
record InletWiring(List<Service> services, List<LedService> led, Map<String, Endpoint> endpoints) {
  private static final Logger LOG = LoggerFactory.getLogger(InletWiring.class);

  /// Copies the collections.
  InletWiring {
    services = List.copyOf(services);
    led = List.copyOf(led);
    endpoints = Map.copyOf(endpoints);
  }

  /// The kinds of inlets that there are.
  static Supplier<List<InletKind>> kinds(Engine engine) {
    return () ->
        Stream.concat(WebhookKinds.of(engine.services().get()).stream(), MailKinds.all().stream())
            .toList();
  }

  /// What inlets stand on.
  ///
  /// @param reader reads what arrived
  /// @param ear tells the channels
  /// @param ledger keeps up to where all is counted, with what was counted
  /// @param tally sums it up
  /// @param measures counts it
  record Around(
      SubmissionReader reader,
      InletEar ear,
      WatchLedger ledger,
      InletTally tally,
      Measures measures) {
    InletDrain drain(Configuration configuration, Engine engine, MeasuredInlets counted) {
      return new InletDrain(
          configuration.inlets(),
          counted.kept(),
          reader,
          engine.bouncecard(),
          new InletDrain.Takers(ear, ledger, counted.tally()));
    }
  }

  /// Those of the only process.
  static InletWiring alone(Configuration configuration, Engine engine, Around around) {
    InletJournal journal =
        InletJournal.open(terms(configuration), InletDrain.cursor(around.ledger()), LOG::warn);
    MeasuredInlets counted =
        new MeasuredInlets(journal, journal, around.tally()).counted(around.measures());
    Webhooks webhooks = webhooks(configuration, engine, counted);
    MailInlets mails = new MailInlets(configuration, LOG::warn);
    List<Service> services =
        new ArrayList<>(List.of(journal, around.drain(configuration, engine, counted)));
    services.addAll(webhooks.services());
    // Stopped first, while what they hand in can still be kept.
    for (Inlet inlet : MailInlets.ofMailboxes(configuration)) {
      services.add(mails.mailbox(inlet, counted.intake(), mails.marks(inlet)));
    }
    services.addAll(mails.listeners(counted.intake(), around.measures()));
    return new InletWiring(services, List.of(), webhooks.endpoints());
  }

  /// Those of one of several: each takes what arrives, and the one that leads reads it.
  static InletWiring shared(
      Configuration configuration, Engine engine, Around around, RedisState redis) {
    MeasuredInlets counted =
        new MeasuredInlets(redis.intake(remembered(configuration)), redis.kept(), around.tally())
            .counted(around.measures());
    Webhooks webhooks = webhooks(configuration, engine, counted);
    MailInlets mails = new MailInlets(configuration, LOG::warn);
    List<LedService> led = new ArrayList<>();
    led.add(
        new LedService(
            "inlets",
            () -> {
              redis.readAfter(InletDrain.cursor(around.ledger()));
              return around.drain(configuration, engine, counted);
            }));
    for (Inlet inlet : MailInlets.ofMailboxes(configuration)) {
      led.add(
          new LedService(
              MailboxService.name(inlet.name()),
              () -> mails.mailbox(inlet, counted.intake(), redis.mailbox(inlet.name()))));
    }
    List<Service> services = new ArrayList<>(webhooks.services());
    services.addAll(mails.listeners(counted.intake(), around.measures()));
    return new InletWiring(services, led, webhooks.endpoints());
  }

  private static Webhooks webhooks(
      Configuration configuration, Engine engine, MeasuredInlets counted) {
    return new Webhooks(
        configuration.inlets(),
        engine.services().get().webhooks(),
        counted.intake(),
        InstantSource.system());
  }

  /// For how long the ids of an inlet are known.
  static Function<String, Duration> remembered(Configuration configuration) {
    Map<String, Duration> remembered =
        configuration.inlets().stream()
            .collect(Collectors.toMap(Inlet::name, one -> configuration.kind(one).remembered()));
    return name -> remembered.getOrDefault(name, Duration.ofDays(3));
  }

  /// What arrives is kept beside the state, sealed with the same key.
  private static JournalTerms terms(Configuration configuration) {
    Path state = configuration.get(Settings.STATE_FILE).orElseThrow().toAbsolutePath();
    return new JournalTerms(
        state.resolveSibling(state.getFileName() + ".inlets"),
        configuration.stateKeys(),
        remembered(configuration),
        InstantSource.system());
  }
}
