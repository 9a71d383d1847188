package bouncecard.adapter.terminal;

import bouncecard.app.triage.TriageFormat;
import bouncecard.app.watch.DecisionFormat;
import bouncecard.app.watch.MessageReader;
import java.util.Map;

/// What `watch` reads and writes, and how `triage` is written.
///
/// @param platforms who reads the messages of each platform, by its name
/// @param format how decisions are written for programs
/// @param triage how a triage is written for programs
public record Watching(
    Map<String, MessageReader> platforms, DecisionFormat format, TriageFormat triage) {

  /// Copies the map.
  public Watching {
    platforms = Map.copyOf(platforms);
  }
}
