package bouncecard.adapter.state.redis;

import bouncecard.lab.RedisServer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One real Redis for all tests of a class, in which each test has names of its own.
final class SharedRedis
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private Optional<RedisServer> server = Optional.empty();
  private Optional<RedisBench> bench = Optional.empty();
  private String prefix = "";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = Optional.of(RedisServer.required());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    prefix = "test-" + UUID.randomUUID();
    bench = Optional.of(new RedisBench(server(), prefix));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    bench.ifPresent(RedisBench::close);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.ifPresent(RedisServer::close);
  }

  RedisServer server() {
    return server.orElseThrow();
  }

  /// What the test that runs begins with.
  RedisBench bench() {
    return bench.orElseThrow();
  }

  /// What stands before its names.
  String prefix() {
    return prefix;
  }
}
