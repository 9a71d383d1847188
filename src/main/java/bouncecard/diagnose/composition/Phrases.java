package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.PhraseTable;
import bouncecard.catalog.lexicon.WordTable;

/// Finds the phrases of the lexicon among the words of a reply: at each place the longest.
final class Phrases {
  private final Lexicon lexicon;
  private final Tokens tokens;
  private int matched;

  Phrases(Lexicon lexicon, Tokens tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  /// What the phrase is that was found last.
  Entry entry() {
    return lexicon.meanings().entries().get(matched);
  }

  /// The same, but a "has no" leaves its last word to a predicate that begins with it: "has no room
  /// left".
  int matchWhole(int first) {
    int end = match(first);
    if (end <= first || entry().kind() != EntryKind.ABSENCE) {
      return end;
    }
    int absence = matched;
    if (match(end) > end && entry().kind() == EntryKind.PREDICATE) {
      return -1;
    }
    matched = absence;
    return end;
  }

  /// The last token of the longest phrase that begins at a token, whose entry is then in [#entry];
  /// -1 where none begins.
  int match(int first) {
    PhraseTable phrases = lexicon.phrases();
    int state = phrases.begin(tokens.word(first));
    int end = -1;
    int i = first;
    while (state != PhraseTable.NOWHERE) {
      int entry = PhraseTable.entry(state);
      if (entry >= 0) {
        matched = entry;
        end = i;
      }
      i++;
      if (!PhraseTable.goesOn(state)
          || i == tokens.size()
          || tokens.word(i) == WordTable.UNKNOWN
          || tokens.distance(i - 1, i) > Tokens.WITHIN_PHRASE) {
        break;
      }
      state = phrases.step(state, tokens.word(i));
    }
    return end;
  }
}
