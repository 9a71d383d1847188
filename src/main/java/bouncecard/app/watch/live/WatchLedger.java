package bouncecard.app.watch.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Port: keeps what watching has to know after a restart. Nothing of a mail is in it.
///
/// A line that was put is there when it is asked for, at once; on its way to a disk it takes a
/// moment.
public interface WatchLedger {

  /// All lines by their keys, in the order of the keys.
  Map<String, String> all();

  /// Keeps a line without line breaks, in the place of the one before.
  void put(String key, String line);

  /// Forgets a line.
  void remove(String key);

  /// Waits until all that was put is on the disk; false where it is not.
  default boolean flush() {
    return true;
  }

  /// Has what another process put be there, where several share it.
  default void readAgain() {}

  /// One that is gone with the program.
  static WatchLedger inMemory() {
    Map<String, String> lines = new ConcurrentHashMap<>();
    return new WatchLedger() {
      @Override
      public Map<String, String> all() {
        return new TreeMap<>(lines);
      }

      @Override
      public void put(String key, String line) {
        lines.put(key, line);
      }

      @Override
      public void remove(String key) {
        lines.remove(key);
      }
    };
  }
}
