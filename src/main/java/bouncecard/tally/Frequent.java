package bouncecard.tally;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The most frequent of many values in bounded space (Metwally and others, "Efficient computation
/// of frequent and top-k elements in data streams", 2005): exact while there are few different
/// ones.
final class Frequent {
  private static final int MOST = 512;

  private final Map<String, Long> counts = new HashMap<>();
  private boolean isExact = true;

  void add(String value, long times) {
    Long known = counts.get(value);
    if (known != null || counts.size() < MOST) {
      counts.put(value, (known == null ? 0 : known) + times);
      return;
    }
    Map.Entry<String, Long> least = counts.entrySet().iterator().next();
    for (Map.Entry<String, Long> one : counts.entrySet()) {
      if (one.getValue() < least.getValue()) {
        least = one;
      }
    }
    isExact = false;
    long inherited = least.getValue();
    counts.remove(least.getKey());
    counts.put(value, inherited + times);
  }

  /// Counts a value once, unless it is empty.
  void addNamed(String value) {
    if (!value.isEmpty()) {
      add(value, 1);
    }
  }

  void add(Frequent other) {
    isExact &= other.isExact;
    other.counts.forEach(this::add);
  }

  /// Whether each count is right; else none is too low, and some may be too high.
  boolean isExact() {
    return isExact;
  }

  /// The most frequent first; of those that are as frequent, the first by name.
  List<Count> top(int most) {
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::name))
        .limit(most)
        .toList();
  }
}
