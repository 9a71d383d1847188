package bouncecard;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.config.StateKeys;
import bouncecard.adapter.state.redis.RedisState;
import bouncecard.adapter.state.redis.RedisTerms;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the bot's state is: with this process alone, or in a Redis that several share.
///
/// @param memory what this process keeps by itself
/// @param redis empty where there is none; none of its library is loaded then
record StateWiring(Memory memory, Optional<RedisState> redis) {

  /// @param warnings takes what an operator should know, a sentence at a time
  static StateWiring of(Configuration configuration, Memory memory, Consumer<String> warnings)
      throws StartException {
    Optional<RedisTerms> terms = terms(configuration);
    return new StateWiring(
        memory,
        terms.isPresent()
            ? Optional.of(RedisState.open(terms.get(), memory.store(), System::nanoTime, warnings))
            : Optional.empty());
  }

  static Optional<RedisTerms> terms(Configuration configuration) {
    return configuration
        .get(StateKeys.URL)
        .map(
            address ->
                new RedisTerms(
                    address,
                    configuration.redisPassword(),
                    configuration.get(StateKeys.AUTHORITY),
                    configuration.get(StateKeys.PREFIX),
                    configuration.stateKeys()));
  }

  /// The state.
  StateStore store() {
    return redis.map(RedisState::store).orElseGet(memory::store);
  }

  /// What an operator should know once all is in service.
  static Optional<String> note(Configuration configuration) {
    if (configuration.get(StateKeys.URL).isPresent()) {
      return Optional.empty(); // a Redis without a key is no configuration
    }
    boolean hasKey = configuration.stateKey().isPresent();
    boolean hasFile = configuration.get(Settings.STATE_FILE).isPresent();
    return hasFile && hasKey
        ? Optional.empty()
        : Optional.of(
            hasKey
                ? "BOUNCECARD_STATE_KEY is given but no state.file: what buttons need is kept in"
                    + " memory and lost with a restart"
                : "what buttons need is kept in memory and lost with a restart; with state.file"
                    + " and BOUNCECARD_STATE_KEY it lasts");
  }

  /// Looks at the Redis that is configured; nothing where none is.
  static List<SetupFinding> examined(Configuration configuration) {
    Optional<RedisTerms> terms = terms(configuration);
    return terms.isPresent() ? RedisState.examined(terms.get()) : List.of();
  }
}
