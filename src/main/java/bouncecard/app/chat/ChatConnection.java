package bouncecard.app.chat;

import bouncecard.app.serve.Service;
import java.util.Optional;

/// A connection to a chat platform, with the platform behind it.
public interface ChatConnection extends Service {

  /// The platform, for whoever has something to say there; empty while it is not connected.
  Optional<ChatPlatform> platform();
}
