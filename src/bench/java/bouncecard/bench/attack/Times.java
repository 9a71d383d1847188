package bouncecard.bench.attack;

import java.util.ArrayList;
import java.util.List;

/// Durations, and which share of them was shorter than what.
final class Times {
  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long duration) {
    nanos.add(duration);
  }

  synchronized int count() {
    return nanos.size();
  }

  /// In ms; -1 where there is none.
  synchronized double at(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int index = Math.max(0, (int) Math.ceil(share * sorted.size()) - 1);
    return sorted.isEmpty() ? -1 : sorted.get(index) / 1e6;
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms, most %.1f ms".formatted(at(0.5), at(0.99), at(1));
  }
}
