package bouncecard.adapter.terminal;

import bouncecard.app.triage.TriageFormat;
import bouncecard.app.watch.DecisionFormat;
import bouncecard.app.watch.MessageReader;
import java.util.Map;
import java.util.function.Consumer;

/// The parts by which `watch` reads and writes, and `triage` is written.
///
/// @param platforms who reads the messages of each platform, by its name
/// @param format how decisions are written for programs
/// @param triage how a triage is written for programs
/// @param interrupts has something run when the person ends the program while it reads
public record Watching(
    Map<String, MessageReader> platforms,
    DecisionFormat format,
    TriageFormat triage,
    Consumer<Runnable> interrupts) {

  /// The same for a program that nobody ends.
  public Watching(
      Map<String, MessageReader> platforms, DecisionFormat format, TriageFormat triage) {
    this(platforms, format, triage, _ -> {});
  }

  /// Copies the map.
  public Watching {
    platforms = Map.copyOf(platforms);
  }
}
