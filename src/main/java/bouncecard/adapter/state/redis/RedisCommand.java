package bouncecard.adapter.state.redis;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletionStage;

/// Something to ask a Redis.
///
/// @param <T> what it answers
interface RedisCommand<T> {
  CompletionStage<T> of(RedisAsyncCommands<byte[], byte[]> redis, RedisNames names);
}
