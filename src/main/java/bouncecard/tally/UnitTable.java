package bouncecard.tally;

import java.util.Arrays;
import java.util.Optional;

/// The last state of each unit, in arrays: a million of them take some forty megabytes.
///
/// It is an extendible hash table (Fagin and others, "Extendible hashing", 1979): pages of one
/// size, of which a full one is split in two. So there are never two tables, and nothing that it
/// held is left to be collected. Units are hashes already: their first bits choose the page, others
/// the row.
final class UnitTable {
  private static final int ROWS = 512;

  /// Fuller, and looking for a free row would take long.
  private static final int MOST = ROWS - ROWS / 8;

  /// Moments are kept in 32 bits, without a sign.
  private static final long LATEST = 0xFFFF_FFFFL;

  /// So many first bits choose the page at most: enough for tens of millions. What is full then
  /// goes on in further pages, which only hashes that were looked for come to.
  private static final int DEEPEST = 16;

  /// Where the rows of a page stand while it is split.
  private final Page split = new Page(0);

  private Page[] pages = {new Page(0)};
  private int depth;

  /// Which of two states of a unit counts.
  interface Order {
    /// Whether the other one counts.
    ///
    /// @param second when the one that stands was told
    boolean isBehind(long second, int state, long otherSecond, int other);
  }

  /// Takes units with their last states, in no order.
  interface Visitor {
    void unit(long unit, int message, long second, int state, int domain);
  }

  /// Notes a state, unless one that counts is known.
  ///
  /// @param unit not 0
  /// @param second since 1970
  /// @param state at most 65,535
  void put(long unit, int message, long second, int state, int domain, Order order) {
    Page page = pages[number(unit, depth)];
    int at = page.row(unit);
    while (page.units[at] == 0 && page.size >= MOST && page.depth == DEEPEST) {
      page = page.further();
      at = page.row(unit);
    }
    if (page.units[at] != 0) {
      long known = Integer.toUnsignedLong(page.seconds[at]);
      if (!order.isBehind(known, page.states[at], second, state)) {
        return;
      }
    } else if (page.size >= MOST) {
      split(page, unit);
      put(unit, message, second, state, domain, order);
      return;
    }
    page.set(at, unit, message, (int) Math.clamp(second, 0, LATEST), (char) state, domain);
  }

  private static int number(long unit, int bits) {
    return bits == 0 ? 0 : (int) (unit >>> (Long.SIZE - bits));
  }

  private void split(Page page, long unit) {
    if (page.depth == depth) {
      Page[] doubled = new Page[pages.length * 2];
      for (int i = 0; i < doubled.length; i++) {
        doubled[i] = pages[i / 2];
      }
      pages = doubled;
      depth++;
    }
    int begin = number(unit, page.depth) << (depth - page.depth);
    int half = 1 << (depth - page.depth - 1);
    page.depth++;
    Page second = new Page(page.depth);
    Arrays.fill(pages, begin + half, begin + 2 * half, second);
    split.take(page);
    for (int i = 0; i < ROWS; i++) {
      long one = split.units[i];
      if (one != 0) {
        Page home = pages[number(one, depth)];
        home.set(
            home.row(one),
            one,
            split.messages[i],
            split.seconds[i],
            split.states[i],
            split.domains[i]);
      }
    }
  }

  /// Shows every unit.
  void each(Visitor visitor) {
    for (int i = 0; i < pages.length; i += 1 << (depth - pages[i].depth)) {
      pages[i].each(visitor);
    }
  }

  /// Rows with a unit, or without one. A unit stands in the first free row from its place on.
  private static final class Page {
    private final long[] units = new long[ROWS];
    private final int[] seconds = new int[ROWS];
    private final char[] states = new char[ROWS];
    private final int[] domains = new int[ROWS];
    private final int[] messages = new int[ROWS];
    private int depth;
    private int size;
    private Optional<Page> further = Optional.empty();

    Page(int depth) {
      this.depth = depth;
    }

    Page further() {
      Page page = further.orElseGet(() -> new Page(DEEPEST));
      further = Optional.of(page);
      return page;
    }

    int row(long unit) {
      int at = (int) unit & (ROWS - 1);
      while (units[at] != 0 && units[at] != unit) {
        at = (at + 1) & (ROWS - 1);
      }
      return at;
    }

    void set(int at, long unit, int message, int second, char state, int domain) {
      size += units[at] == 0 ? 1 : 0;
      units[at] = unit;
      seconds[at] = second;
      states[at] = state;
      domains[at] = domain;
      messages[at] = message;
    }

    /// Takes all rows of another, which is empty then.
    void take(Page other) {
      System.arraycopy(other.units, 0, units, 0, ROWS);
      System.arraycopy(other.seconds, 0, seconds, 0, ROWS);
      System.arraycopy(other.states, 0, states, 0, ROWS);
      System.arraycopy(other.domains, 0, domains, 0, ROWS);
      System.arraycopy(other.messages, 0, messages, 0, ROWS);
      Arrays.fill(other.units, 0);
      other.size = 0;
    }

    void each(Visitor visitor) {
      for (int i = 0; i < ROWS; i++) {
        if (units[i] != 0) {
          visitor.unit(
              units[i], messages[i], Integer.toUnsignedLong(seconds[i]), states[i], domains[i]);
        }
      }
      further.ifPresent(page -> page.each(visitor));
    }
  }
}
