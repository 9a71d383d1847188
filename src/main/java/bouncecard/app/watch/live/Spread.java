package bouncecard.app.watch.live;

import bouncecard.app.chat.AddressFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names and how often each was met, of so many names that a card can show the most frequent.
final class Spread {
  private static final int MOST = 50;
  private static final int LONGEST = 100;

  private final Map<String, Long> times = new LinkedHashMap<>();
  private boolean hasMore;

  void add(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return;
    }
    if (times.containsKey(name) || times.size() < MOST) {
      times.merge(name, 1L, Long::sum);
    } else {
      hasMore = true;
    }
  }

  /// The most frequent, and whether there are others.
  Top top(int most) {
    List<String> names =
        times.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Long> one) -> one.getValue())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    return new Top(names.stream().limit(most).toList(), Math.max(0, names.size() - most), hasMore);
  }

  /// Some names of many.
  ///
  /// @param more how many others there are, as far as they were kept
  /// @param hasEvenMore whether there are others that were not
  record Top(List<String> names, int more, boolean hasEvenMore) {
    static final Top NONE = new Top(List.of(), 0, false);
  }

  String written() {
    List<String> fields = new ArrayList<>();
    fields.add(hasMore ? "more" : "");
    times.forEach(
        (name, count) -> {
          fields.add(name);
          fields.add(Long.toString(count));
        });
    return fields.size() + " " + AddressFields.written(fields);
  }

  static Spread parse(String written) {
    Spread spread = new Spread();
    int space = written.indexOf(' ');
    if (space > 0) {
      Optional<List<String>> fields =
          AddressFields.parse(
              written.substring(space + 1), (int) Numbers.of(written.substring(0, space)));
      fields.ifPresent(spread::take);
    }
    return spread;
  }

  private void take(List<String> fields) {
    hasMore = !fields.getFirst().isEmpty();
    for (int i = 1; i + 1 < fields.size(); i += 2) {
      times.put(fields.get(i), Numbers.of(fields.get(i + 1)));
    }
  }
}
