package bouncecard.adapter.state.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Makes connections to a Redis, and looks at each before anybody uses it. One thread uses it.
final class RedisDoor {
  private final RedisTerms terms;
  private final Consumer<String> warnings;
  private final ClientResources resources = RedisClients.resources();
  private final RedisClient client;
  private Optional<RedisSeal> seal = Optional.empty();
  private volatile List<String> notes = List.of();

  /// What came of connecting.
  sealed interface Outcome {
    /// It may be used.
    record Open(RedisLink link) implements Outcome {}

    /// It may not, or there is none.
    record Shut(RedisTrouble trouble) implements Outcome {}
  }

  RedisDoor(RedisTerms terms, Consumer<String> warnings) {
    this.terms = terms;
    this.warnings = warnings;
    this.client = RedisClients.client(terms, resources);
  }

  /// What should be changed though it works, a sentence each.
  List<String> notes() {
    return notes;
  }

  /// Connects.
  ///
  /// @param broken is told when the connection ends
  Outcome connect(Consumer<RedisLink> broken) {
    Optional<StatefulRedisConnection<byte[], byte[]>> made = Optional.empty();
    RedisTrouble trouble = RedisTrouble.lost(terms);
    try {
      StatefulRedisConnection<byte[], byte[]> connection =
          client
              .connectAsync(ByteArrayCodec.INSTANCE, RedisClients.uri(terms))
              .toCompletableFuture()
              .get(terms.welcome().toMillis(), TimeUnit.MILLISECONDS);
      made = Optional.of(connection);
      switch (new Greeting(connection.async(), terms).greet(seal)) {
        case Greeting.Outcome.Welcome(RedisSeal one, List<String> found) -> {
          seal = Optional.of(one);
          noted(found);
          RedisLink link = new RedisLink(connection, new RedisNames(terms.prefix(), one));
          listen(link, broken);
          return new Outcome.Open(link);
        }
        case Greeting.Outcome.Refused(RedisTrouble what) -> trouble = what;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      trouble = RedisTrouble.of(e, terms);
    }
    if (made.isPresent()) {
      var _ = made.get().closeAsync();
    }
    return new Outcome.Shut(trouble);
  }

  private static void listen(RedisLink link, Consumer<RedisLink> broken) {
    link.connection()
        .addListener(
            new RedisConnectionStateListener() {
              @Override
              public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                broken.accept(link);
              }
            });
  }

  private void noted(List<String> found) {
    found.stream().filter(note -> !notes.contains(note)).forEach(warnings);
    notes = found;
  }

  void close(Duration grace) {
    RedisClients.end(client, resources, grace);
  }
}
