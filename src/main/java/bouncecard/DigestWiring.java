package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.state.DigestFile;
import bouncecard.adapter.state.redis.RedisState;
import bouncecard.app.digest.DigestService;
import bouncecard.app.digest.DigestStore;
import bouncecard.app.digest.DigestTerms;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.inlet.InletTally;
import bouncecard.app.inlet.LedTally;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.replica.LedService;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Wires the digest together.
///
/// @param service runs here; empty where none is wanted, or the process that leads has it
/// @param led runs in the process that leads, of several
/// @param tally sums up what inlets tell
record DigestWiring(Optional<DigestService> service, Optional<LedService> led, InletTally tally) {

  /// The digest that is wanted, which sums up what is heard.
  ///
  /// @param ledger has the number up to which inlets had counted all
  static DigestWiring of(
      Configuration configuration,
      Engine engine,
      ChannelWatch watch,
      WatchLedger ledger,
      StateWiring kept) {
    if (configuration.digest().isEmpty()) {
      return new DigestWiring(Optional.empty(), Optional.empty(), InletTally.NONE);
    }
    DigestTerms terms = configuration.digest().get();
    Supplier<DigestService> making =
        () -> {
          DigestService one =
              new DigestService(
                  engine.bouncecard(),
                  terms,
                  new DigestService.Around(
                      watch.inlets(),
                      kept.redis().map(RedisState::digest).orElseGet(() -> file(configuration)),
                      InletDrain.cursor(ledger),
                      InstantSource.system(),
                      () ->
                          examined(configuration, terms).stream().allMatch(SetupFinding::isWell)));
          watch.sumUp(one.watched());
          return one;
        };
    if (kept.redis().isEmpty()) {
      DigestService one = making.get();
      return new DigestWiring(Optional.of(one), Optional.empty(), one.inlets());
    }
    // Each time that this process takes the lead, the digest goes on from what the others kept.
    LedTally current = new LedTally();
    LedService led =
        new LedService(
            "digest",
            () -> {
              DigestService one = making.get();
              current.pass(one.inlets());
              return one;
            });
    return new DigestWiring(Optional.empty(), Optional.of(led), current);
  }

  private static DigestStore file(Configuration configuration) {
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
