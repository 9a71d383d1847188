package bouncecard.adapter.state.redis;

import bouncecard.app.serve.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where a Redis is, and how it is used.
///
/// @param address `redis://` or `rediss://` with a host, and without a password
/// @param password empty where none is asked for
/// @param authority the certificate of who vouches for the server, as PEM; empty for the platform's
/// @param prefix what stands before the names of all that is ours there
/// @param keys the secret by which values are sealed, then those by which older ones were
/// @param patience how long a command may take; one that takes longer, or fails, counts as that
///   Redis is away
/// @param welcome how long it may take to connect
/// @param beat how often it is looked whether it is there
public record RedisTerms(
    URI address,
    Optional<Secret> password,
    Optional<Path> authority,
    String prefix,
    List<Secret> keys,
    Duration patience,
    Duration welcome,
    Duration beat) {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration WELCOME = Duration.ofSeconds(3);
  private static final Duration BEAT = Duration.ofSeconds(1);

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException where there is no key
  public RedisTerms {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a Redis without a key");
    }
  }

  /// With the usual times.
  public RedisTerms(
      URI address,
      Optional<Secret> password,
      Optional<Path> authority,
      String prefix,
      List<Secret> keys) {
    this(address, password, authority, prefix, keys, PATIENCE, WELCOME, BEAT);
  }

  /// The same with another patience.
  RedisTerms waiting(Duration other) {
    return new RedisTerms(address, password, authority, prefix, keys, other, welcome, beat);
  }

  /// The same with other secrets.
  RedisTerms sealing(List<Secret> others) {
    return new RedisTerms(address, password, authority, prefix, others, patience, welcome, beat);
  }

  /// What a person calls the place: without user and password.
  String place() {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }
}
