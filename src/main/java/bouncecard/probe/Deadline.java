package bouncecard.probe;

import java.time.Duration;

/// Port: when a whole check must be over.
public interface Deadline {

  /// What is left; zero when it is over, never less.
  Duration left();
}
