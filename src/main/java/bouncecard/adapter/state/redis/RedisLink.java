package bouncecard.adapter.state.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;

/// A connection that was looked at.
///
/// @param names how things are called there
record RedisLink(StatefulRedisConnection<byte[], byte[]> connection, RedisNames names) {
  RedisAsyncCommands<byte[], byte[]> commands() {
    return connection.async();
  }

  /// Ends it, and waits for nothing.
  void close() {
    var _ = connection.closeAsync();
  }
}
