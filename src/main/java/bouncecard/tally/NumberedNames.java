package bouncecard.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for names, as long as there are not too many of them; the others share the number 0.
final class NumberedNames<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> names = new ArrayList<>();
  private final int most;

  /// @param other what number 0 stands for
  NumberedNames(T other, int most) {
    this.most = most;
    names.add(other);
    numbers.put(other, 0);
  }

  int number(T name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() > most) {
      return 0;
    }
    names.add(name);
    numbers.put(name, names.size() - 1);
    return names.size() - 1;
  }

  T name(int number) {
    return names.get(number);
  }
}
