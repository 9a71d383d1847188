package bouncecard.tally;

/// The last state of each unit, in arrays: a million of them take some forty megabytes.
final class UnitTable {
  private static final int FIRST_CAPACITY = 1 << 10;

  private long[] units = new long[FIRST_CAPACITY];
  private long[] seconds = new long[FIRST_CAPACITY];
  private int[] states = new int[FIRST_CAPACITY];
  private int[] domains = new int[FIRST_CAPACITY];
  private int[] messages = new int[FIRST_CAPACITY];
  private int size;

  /// Whether a later state stands in the place of an earlier one.
  interface Order {
    /// Whether the other one counts, where both were told for the same second.
    ///
    /// @param state the one that stands
    boolean isBehind(int state, int other);
  }

  int capacity() {
    return units.length;
  }

  /// Notes a state, unless a later one is known.
  void put(long unit, int message, long second, int state, int domain, Order order) {
    int at = place(unit);
    boolean isNew = units[at] == 0;
    boolean isLater =
        second > seconds[at] || (second == seconds[at] && order.isBehind(states[at], state));
    if (isNew || isLater) {
      units[at] = unit;
      seconds[at] = second;
      states[at] = state;
      domains[at] = domain;
      messages[at] = message;
    }
    if (isNew && ++size > units.length / 2) {
      grow();
    }
  }

  private int place(long unit) {
    int mask = units.length - 1;
    int at = (int) unit & mask;
    while (units[at] != 0 && units[at] != unit) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    UnitTable old = new UnitTable();
    old.units = units;
    old.seconds = seconds;
    old.states = states;
    old.domains = domains;
    old.messages = messages;
    int capacity = units.length * 2;
    units = new long[capacity];
    seconds = new long[capacity];
    states = new int[capacity];
    domains = new int[capacity];
    messages = new int[capacity];
    for (int i = 0; i < old.units.length; i++) {
      if (old.units[i] != 0) {
        int at = place(old.units[i]);
        units[at] = old.units[i];
        seconds[at] = old.seconds[i];
        states[at] = old.states[i];
        domains[at] = old.domains[i];
        messages[at] = old.messages[i];
      }
    }
  }

  /// Whether a unit is in that row.
  boolean isUsed(int row) {
    return units[row] != 0;
  }

  long unit(int row) {
    return units[row];
  }

  long second(int row) {
    return seconds[row];
  }

  int state(int row) {
    return states[row];
  }

  int domain(int row) {
    return domains[row];
  }

  int message(int row) {
    return messages[row];
  }
}
