package bouncecard.adapter.input;

import bouncecard.app.InputError;

/// The rest of one input's limits.
final class Budget {
  private final Limits limits;
  private long unpacked;
  private int entries;

  Budget(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  void addEntry() throws OverLimitException {
    entries++;
    if (entries > limits.entries()) {
      throw new OverLimitException(InputError.TOO_MANY_ENTRIES, Integer.toString(limits.entries()));
    }
  }

  void addUnpacked(int octets) throws OverLimitException {
    unpacked += octets;
    if (unpacked > limits.unpacked()) {
      throw new OverLimitException(InputError.TOO_MUCH, ByteCounts.written(limits.unpacked()));
    }
  }
}
