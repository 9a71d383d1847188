package bouncecard.app.chat.state;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.time.Duration;

/// Tells what was met before. Platforms deliver the same thing again, and it is to be answered
/// once, by whichever process.
@FunctionalInterface
public interface Deliveries {
  /// A platform delivers a thing for the last time about five minutes after the first.
  Duration LIFE = Duration.ofMinutes(10);

  /// Whether this is the first time that anybody asks for `key` in at least ten minutes.
  boolean isNew(String key);

  /// Forgets that it was met, because what was to be done about it was not.
  default void forget(String key) {}

  /// Deliveries that all processes with this state tell of together.
  static Deliveries over(StateStore state) {
    byte[] met = new byte[0];
    return new Deliveries() {
      @Override
      public boolean isNew(String key) {
        return state.addIfAbsent(StateSpace.DELIVERIES, key, met, LIFE);
      }

      @Override
      public void forget(String key) {
        state.remove(StateSpace.DELIVERIES, key);
      }
    };
  }
}
