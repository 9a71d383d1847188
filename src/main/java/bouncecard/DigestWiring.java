package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.state.DigestFile;
import bouncecard.app.digest.DigestService;
import bouncecard.app.digest.DigestTerms;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Wires the digest together.
final class DigestWiring {
  private DigestWiring() {}

  /// The digest that is wanted, which sums up what is heard; empty where none is.
  ///
  /// @param ledger has the number up to which inlets had counted all
  static Optional<DigestService> of(
      Configuration configuration, Engine engine, ChannelWatch watch, WatchLedger ledger) {
    Optional<DigestService> digest =
        configuration
            .digest()
            .map(
                terms ->
                    new DigestService(
                        engine.bouncecard(),
                        terms,
                        new DigestService.Around(
                            watch.inlets(),
                            file(configuration),
                            InletDrain.cursor(ledger),
                            InstantSource.system(),
                            () ->
                                examined(configuration, terms).stream()
                                    .allMatch(SetupFinding::isWell))));
    digest.ifPresent(one -> watch.sumUp(one.watched()));
    return digest;
  }

  private static DigestFile file(Configuration configuration) {
    Path state = configuration.get(Settings.STATE_FILE).orElseThrow().toAbsolutePath();
    return new DigestFile(
        state.resolveSibling(state.getFileName() + ".digest"),
        Stream.concat(configuration.stateKey().stream(), configuration.formerStateKey().stream())
            .toList(),
        LoggerFactory.getLogger(DigestWiring.class)::warn);
  }

  /// Whether the bot can speak in the channel of the digest.
  static List<SetupFinding> examined(Configuration configuration, DigestTerms terms) {
    return configuration.chats().stream()
        .flatMap(chat -> chat.examine(terms.channel()).stream())
        .toList();
  }
}
