package bouncecard.adapter.data.lexicon;

import bouncecard.catalog.lexicon.PhraseTable;

/// A table of the steps of phrases under construction, at most half full.
final class StepsByHash {
  final long[] table;

  StepsByHash(int count) {
    table = new long[Integer.highestOneBit(Math.max(1, count)) * 4];
  }

  void put(int key, int state) {
    int place = PhraseTable.place(key, table.length);
    while (table[place] != 0) {
      place = (place + 1) & (table.length - 1);
    }
    table[place] = ((long) key << Integer.SIZE) | state;
  }
}
