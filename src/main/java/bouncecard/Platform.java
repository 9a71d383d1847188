package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Service;
import java.util.Map;
import java.util.Optional;

/// A chat platform that the bot can be connected to. One is added to the list in [Main].
@FunctionalInterface
interface Platform {

  /// The platform, ready to be started; empty where it is not configured. Nothing is connected and
  /// none of its library is loaded where it is empty.
  Optional<Connection> connection(Configuration configuration, Chat chat);

  /// A platform that is configured.
  ///
  /// @param endpoints what it answers over HTTP, by path; empty where it connects by itself
  record Connection(Service service, Map<String, Endpoint> endpoints) {
    public Connection {
      endpoints = Map.copyOf(endpoints);
    }
  }
}
