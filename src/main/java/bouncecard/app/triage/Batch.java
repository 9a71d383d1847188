package bouncecard.app.triage;

import bouncecard.app.Document.Unreadable;
import bouncecard.app.triage.DocumentBlock.Order;
import bouncecard.tally.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The result of reading one block.
final class Batch {
  final List<Sighting> sightings = new ArrayList<>();
  final List<Expiry> expiries = new ArrayList<>();
  final Map<String, Long> unknown = new HashMap<>();
  final Map<String, Long> ownRefusals = new HashMap<>();
  final List<Unreadable> unreadable = new ArrayList<>();

  /// How its lines stand to those of the batch before.
  Order order = Order.BEGINS;

  /// The first and the latest moment at which a line of it was written; 0 for none.
  long first;

  long latest;

  /// By how many seconds the clock of a log went back at most.
  long clockBack;

  /// A message that was given up.
  record Expiry(int message, long second) {}
}
