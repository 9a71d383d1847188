package bouncecard.adapter.state.redis;

import bouncecard.app.serve.Secret;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How the library is set up: one connection that is given up when it breaks, since what is to be
/// looked at before it is used again is ours to know.
final class RedisClients {
  private static final int PORT = 6379;
  private static final int MOST_WAITING = 20_000;
  private static final int THREADS = 2;

  private RedisClients() {}

  static ClientResources resources() {
    return ClientResources.builder()
        .ioThreadPoolSize(THREADS)
        .computationThreadPoolSize(THREADS)
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .build();
  }

  static RedisClient client(RedisTerms terms, ClientResources resources) {
    RedisClient client = RedisClient.create(resources);
    ClientOptions.Builder options =
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MOST_WAITING)
            .socketOptions(
                SocketOptions.builder()
                    .connectTimeout(terms.welcome())
                    .keepAlive(true)
                    .tcpNoDelay(true)
                    .build());
    SslOptions.Builder tls =
        SslOptions.builder().jdkSslProvider().handshakeTimeout(terms.welcome().dividedBy(2));
    terms.authority().map(Path::toFile).ifPresent(tls::trustManager);
    options.sslOptions(tls.build());
    client.setOptions(options.build());
    return client;
  }

  static RedisURI uri(RedisTerms terms) {
    URI address = terms.address();
    String host = address.getHost();
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(
                host.startsWith("[") && host.endsWith("]")
                    ? host.substring(1, host.length() - 1)
                    : host)
            .withPort(address.getPort() < 0 ? PORT : address.getPort())
            .withTimeout(terms.welcome())
            .withClientName("bouncecard")
            .withDatabase(database(address));
    if ("rediss".equals(address.getScheme())) {
      uri.withSsl(true).withVerifyPeer(SslVerifyMode.FULL);
    }
    Optional<String> user = Optional.ofNullable(address.getUserInfo());
    Optional<char[]> password = terms.password().map(Secret::value).map(String::toCharArray);
    if (user.isPresent()) {
      uri.withAuthentication(user.get(), password.orElse(new char[0]));
    } else {
      password.ifPresent(uri::withPassword);
    }
    return uri.build();
  }

  private static int database(URI address) {
    String path = Optional.ofNullable(address.getPath()).orElse("");
    return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  /// Ends it without waiting for what is in flight.
  static void end(RedisClient client, ClientResources resources, Duration grace) {
    client.shutdown(Duration.ZERO, grace);
    var _ = resources.shutdown(0, grace.toMillis(), TimeUnit.MILLISECONDS);
  }
}
