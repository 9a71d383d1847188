package bouncecard.app.triage;

import bouncecard.app.Document.Unreadable;
import bouncecard.tally.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was read in one block.
final class Batch {
  final List<Sighting> sightings = new ArrayList<>();
  final List<Expiry> expiries = new ArrayList<>();
  final Map<String, Long> unknown = new HashMap<>();
  final Map<String, Long> ownRefusals = new HashMap<>();
  final List<Unreadable> unreadable = new ArrayList<>();

  /// By how many seconds the clock of a log went back at most.
  long clockBack;

  /// A message that was given up.
  record Expiry(int message, long second) {}
}
