package bouncecard.adapter.state.redis;

import bouncecard.app.digest.DigestStore;
import java.util.Optional;

/// What is kept of the digest, shared by all processes; one of them writes it.
record RedisDigest(RedisValue value) implements DigestStore {

  @Override
  public Optional<byte[]> read() {
    return value.read();
  }

  @Override
  public boolean write(byte[] bytes) {
    return value.write(bytes);
  }
}
