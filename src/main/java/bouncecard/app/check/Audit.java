package bouncecard.app.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Port: takes one line for every check that was asked for.
public interface Audit {

  /// Notes it.
  void note(Entry entry);

  /// Who asked for what, and what came of it.
  ///
  /// @param target masked
  /// @param outcome the verdict's or denial's word
  /// @param server name and address of who was spoken to
  /// @param isKept whether nobody was asked
  record Entry(
      Instant at,
      String person,
      Optional<String> channel,
      String target,
      String outcome,
      Optional<String> server,
      Duration took,
      boolean isKept) {}
}
