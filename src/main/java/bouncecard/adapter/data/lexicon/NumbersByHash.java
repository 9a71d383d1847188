package bouncecard.adapter.data.lexicon;

import bouncecard.catalog.lexicon.WordTable;

/// A table of words' numbers under construction, at most half full.
final class NumbersByHash {
  final long[] table;

  NumbersByHash(int count) {
    table = new long[Integer.highestOneBit(Math.max(1, count)) * 4];
  }

  void put(long hash, int number) {
    int place = WordTable.place(hash, table.length);
    while (table[place] != 0) {
      if (WordTable.areAlike(table[place], hash)) {
        throw new IllegalStateException("two words of the lexicon have the same hash");
      }
      place = (place + 1) & (table.length - 1);
    }
    table[place] = WordTable.entry(hash, number);
  }
}
