package bouncecard.adapter.state.journal;

import java.util.Arrays;

/// The ids that were met, each until a time of its own, by 64 bits: of half a million, two are
/// alike once in a hundred million tables. A million take 24 megabytes.
///
/// Where there is no room, those go first whose time is over soonest. One thread uses it.
final class KnownIds {
  private static final int FIRST_CAPACITY = 1 << 12;

  private final int most;
  private long[] ids = new long[FIRST_CAPACITY];
  private int[] untils = new int[FIRST_CAPACITY];
  private int size;
  private long forgotten;

  /// @param most how many are known at a time
  KnownIds(int most) {
    this.most = most;
  }

  /// Takes an id of and until a minute; an id is never 0.
  interface Each {
    void take(long id, int until);
  }

  boolean isKnown(long id, int now) {
    int at = place(ids, id);
    return ids[at] == id && untils[at] > now;
  }

  /// Notes an id, until the later of what is known and this.
  void add(long id, int until, int now) {
    int at = place(ids, id);
    if (ids[at] == id) {
      untils[at] = Math.max(untils[at], until);
      return;
    }
    if (size >= most) {
      makeRoom(now);
    }
    if ((size + 1) * 4L > ids.length * 3L) {
      rebuilt(ids.length * 2, 0);
    }
    at = place(ids, id);
    ids[at] = id;
    untils[at] = until;
    size++;
  }

  /// Forgets an id that was added last, and that nobody may rely on.
  void remove(long id) {
    int at = place(ids, id);
    if (ids[at] == id) {
      untils[at] = 0; // it stays in its place, so that others are found after it
    }
  }

  int size() {
    return size;
  }

  /// How many were forgotten before their time.
  long forgotten() {
    return forgotten;
  }

  void each(int now, Each each) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0 && untils[i] > now) {
        each.take(ids[i], untils[i]);
      }
    }
  }

  private void makeRoom(int now) {
    rebuilt(ids.length, now);
    if (size < most) {
      return;
    }
    int[] sorted = new int[size];
    int at = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        sorted[at++] = untils[i];
      }
    }
    Arrays.sort(sorted);
    int before = size;
    rebuilt(ids.length, sorted[size / 4]);
    forgotten += before - size;
  }

  private void rebuilt(int capacity, int after) {
    long[] oldIds = ids;
    int[] oldUntils = untils;
    ids = new long[capacity];
    untils = new int[capacity];
    size = 0;
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0 && oldUntils[i] > after) {
        int at = place(ids, oldIds[i]);
        ids[at] = oldIds[i];
        untils[at] = oldUntils[i];
        size++;
      }
    }
  }

  private static int place(long[] ids, long id) {
    int mask = ids.length - 1;
    int at = (int) (id ^ (id >>> 32)) & mask;
    while (ids[at] != 0 && ids[at] != id) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
