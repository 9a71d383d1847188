package bouncecard.app.watch;

import java.util.Optional;

/// Port: reads messages as a platform delivers them.
public interface MessageReader {

  /// Reads a message, or the event that tells of one, as JSON.
  ///
  /// @return empty for what nobody said in the channel: a new topic, somebody who joined
  Optional<HeardMessage> read(String json);
}
