package bouncecard.app.integration;

import bouncecard.app.chat.ChatConnection;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.watch.live.WatchLoop;
import java.util.List;
import java.util.Map;

/// A chat platform that was configured.
public interface ConfiguredChat {

  /// Whether it sends requests to the program's HTTP server.
  boolean takesRequests();

  /// Asks the platform what the bot may do there: what works, which feature is off, and what to
  /// click. Nothing is changed.
  List<SetupFinding> examine();

  /// Asks the platform whether the bot can speak in a channel; nothing where the channel is none of
  /// its, or that cannot be asked.
  List<SetupFinding> examine(String channel);

  /// The platform, ready to be started.
  ///
  /// @param deliveries tells what was met before
  /// @param watching takes what is said in channels that are watched
  /// @param hands what this process has in hand, where there are others
  Link connect(ChatService chat, Deliveries deliveries, WatchLoop watching, Hands hands);

  /// Whether one process at a time is connected, as the platform tells all to each.
  default boolean isLed() {
    return false;
  }

  /// A connection, and what it answers over HTTP, by path; nothing where it connects by itself.
  record Link(ChatConnection connection, Map<String, Endpoint> endpoints) {

    /// Copies the map.
    public Link {
      endpoints = Map.copyOf(endpoints);
    }
  }
}
