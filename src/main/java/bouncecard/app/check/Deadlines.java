package bouncecard.app.check;

import java.time.Instant;
import java.util.Optional;

/// Port: remembers until when something holds.
public interface Deadlines {

  /// Until when; empty where nothing is remembered or it is over.
  Optional<Instant> until(String key);

  /// Remembers; a later moment replaces an earlier one.
  void remember(String key, Instant until);
}
