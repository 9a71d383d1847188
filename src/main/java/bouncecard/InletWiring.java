package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.state.journal.InletJournal;
import bouncecard.adapter.state.journal.JournalTerms;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires what comes in by itself together.
///
/// @param services what runs as long as the program does, in the order in which it is started
/// @param endpoints where services post to, by path
record InletWiring(List<Service> services, Map<String, Endpoint> endpoints) {
  private static final Logger LOG = LoggerFactory.getLogger(InletWiring.class);

  /// Copies the collections.
  InletWiring {
    services = List.copyOf(services);
    endpoints = Map.copyOf(endpoints);
  }

  /// The kinds of inlets that there are.
  static Supplier<List<InletKind>> kinds(Engine engine) {
    return () ->
        Stream.concat(WebhookKinds.of(engine.services().get()).stream(), MailKinds.all().stream())
            .toList();
  }

  /// @param reader reads what arrived
  /// @param ear tells the channels
  /// @param ledger keeps up to where all is counted, with what was counted
  /// @param tally sums it up
  /// @param measures counts it
  static InletWiring of(
      Configuration configuration,
      Engine engine,
      SubmissionReader reader,
      InletEar ear,
      WatchLedger ledger,
      InletTally tally,
      Measures measures) {
    List<Inlet> inlets = configuration.inlets();
    InletJournal journal =
        InletJournal.open(terms(configuration, inlets), InletDrain.cursor(ledger), LOG::warn);
    MeasuredInlets counted = new MeasuredInlets(journal, journal, tally).counted(measures);
    InletDrain drain =
        new InletDrain(
            inlets,
            counted.kept(),
            reader,
            engine.bouncecard(),
            new InletDrain.Takers(ear, ledger, counted.tally()));
    Webhooks webhooks =
        new Webhooks(
            inlets, engine.services().get().webhooks(), counted.intake(), InstantSource.system());
    Path state = configuration.get(Settings.STATE_FILE).orElseThrow().toAbsolutePath();
    List<Service> services = new ArrayList<>(List.of(journal, drain));
    services.addAll(webhooks.services());
    // Stopped first, while what they hand in can still be kept.
    services.addAll(
        new MailInlets(configuration, LOG::warn).services(counted.intake(), state, measures));
    return new InletWiring(services, webhooks.endpoints());
  }

  /// What arrives is kept beside the state, sealed with the same key.
  private static JournalTerms terms(Configuration configuration, List<Inlet> inlets) {
    Path state = configuration.get(Settings.STATE_FILE).orElseThrow().toAbsolutePath();
    Map<String, Duration> remembered =
        inlets.stream()
            .collect(Collectors.toMap(Inlet::name, one -> configuration.kind(one).remembered()));
    return new JournalTerms(
        state.resolveSibling(state.getFileName() + ".inlets"),
        Stream.concat(configuration.stateKey().stream(), configuration.formerStateKey().stream())
            .toList(),
        name -> remembered.getOrDefault(name, Duration.ofDays(3)),
        InstantSource.system());
  }
}
