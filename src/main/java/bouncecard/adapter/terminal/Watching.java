package bouncecard.adapter.terminal;

import bouncecard.app.watch.DecisionFormat;
import bouncecard.app.watch.MessageReader;
import java.util.Map;

/// What `watch` reads and writes.
///
/// @param platforms who reads the messages of each platform, by its name
/// @param format how decisions are written for programs
public record Watching(Map<String, MessageReader> platforms, DecisionFormat format) {

  /// Copies the map.
  public Watching {
    platforms = Map.copyOf(platforms);
  }
}
