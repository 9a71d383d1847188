package bouncecard.adapter.data.lexicon;

import bouncecard.catalog.lexicon.WordTable;

/// A table of words' numbers under construction, at most half full.
final class NumbersByHash {
  final long[] keys;
  final short[] numbers;

  NumbersByHash(int count) {
    int size = Integer.highestOneBit(Math.max(1, count)) * 4;
    keys = new long[size];
    numbers = new short[size];
  }

  void put(long hash, int number) {
    int place = WordTable.place(hash, keys.length);
    while (keys[place] != 0) {
      if (keys[place] == hash) {
        throw new IllegalStateException("two words of the lexicon have the same hash");
      }
      place = (place + 1) & (keys.length - 1);
    }
    keys[place] = hash;
    numbers[place] = (short) number;
  }
}
