package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.About;
import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Meanings;

/// Predicates that what stands right behind them turns into their opposites, though it is no
/// negator: "verification failed", "takes no mail".
final class Turns {
  private static final int NOTHING = -1;

  private Turns() {}

  static void regard(Hits hits, Meanings meanings) {
    for (int i = 0; i + 1 < hits.size(); i++) {
      if (hits.is(i, EntryKind.PREDICATE)
          && hits.is(i + 1, EntryKind.PREDICATE)
          && opposite(hits, i, meanings) != NOTHING
          && hits.distance(i, i + 1) == 0) {
        if (opposite(hits, i + 1, meanings) == hits.value(i + 1)) {
          hits.become(i, opposite(hits, i, meanings)); // what fails is as bad when it is turned
        } else if (hits.value(i + 1) == meanings.absence() && isOfMessages(hits, i + 2, meanings)) {
          hits.become(i, opposite(hits, i, meanings));
          hits.become(i + 1, NOTHING);
        }
      }
    }
  }

  /// Whether what something lacks leaves a predicate as it is: "mail without a subject is refused".
  static boolean outlives(Entry entry, Meanings meanings) {
    return entry.kind() == EntryKind.PREDICATE
        && meanings.opposites().get(entry.value()) == NOTHING
        && meanings.opposites().contains(entry.value());
  }

  private static int opposite(Hits hits, int predicate, Meanings meanings) {
    return meanings.opposites().get(hits.value(predicate));
  }

  private static boolean isOfMessages(Hits hits, int subject, Meanings meanings) {
    return subject < hits.size()
        && hits.is(subject, EntryKind.SUBJECT)
        && meanings.abouts().get(hits.value(subject)) == About.MESSAGE
        && hits.distance(subject - 1, subject) <= Tokens.WITHIN_PHRASE;
  }
}
