package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.Qualification;

/// The weight of phrases by what stands around them: words of somebody else count less, and a
/// subject beside another may be a third.
final class Vicinity {
  /// How far around a subject nothing is said of it where it is only named.
  private static final int NAMED = 12;

  /// How far an "or" is from what it joins.
  private static final int JOINED = 6;

  private final Hits hits;

  private Vicinity(Hits hits) {
    this.hits = hits;
  }

  static void regard(Hits hits, Meanings meanings, int replyAt) {
    Turns.regard(hits, meanings);
    Vicinity vicinity = new Vicinity(hits);
    vicinity.putAsideWhatIntroduces(replyAt);
    vicinity.putAsideWhatIsQuoted();
    for (Qualification one : meanings.qualifications()) {
      vicinity.qualify(one);
    }
  }

  /// Whether a subject is named and nothing is said of it, as in "550 SPF (example.com)".
  static boolean isOnlyNamed(Hits hits, int subject) {
    if (!hits.is(subject, EntryKind.SUBJECT) || hits.isDenied(subject)) {
      return false;
    }
    for (int i = subject - 1; i >= 0 && hits.distance(i, subject) <= NAMED; i--) {
      if (hits.says(i)) {
        return false;
      }
    }
    for (int i = subject + 1; i < hits.size() && hits.distance(subject, i) <= NAMED; i++) {
      if (hits.says(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an "or" stands between two groups of phrases, near to both.
  static boolean isJoined(Hits hits, int first, int last, int otherFirst, int otherLast) {
    int from = last < otherFirst ? last : otherLast;
    int to = last < otherFirst ? otherFirst : first;
    for (int i = from + 1; i < to; i++) {
      if (hits.is(i, EntryKind.OR)
          && hits.distance(from, i) <= JOINED
          && hits.distance(i, to) <= JOINED) {
        return true;
      }
    }
    return false;
  }

  /// Words that introduce another server's, or stand in lines above its reply, count no more than
  /// advice where that server said something that is understood.
  private void putAsideWhatIntroduces(int replyAt) {
    int introducing = hits.introducing();
    while (introducing < hits.size() && hits.start(introducing) < replyAt) {
      introducing++;
    }
    boolean isSaid = false;
    for (int i = introducing; i < hits.size() && introducing > 0; i++) {
      isSaid |= says(i);
    }
    for (int i = 0; i < introducing && isSaid; i++) {
      hits.putAside(i);
    }
  }

  /// Words that a server quotes count no more than advice where it says something of its own.
  private void putAsideWhatIsQuoted() {
    boolean isSaid = false;
    boolean isQuoting = false;
    for (int i = 0; i < hits.size(); i++) {
      isQuoting |= hits.isQuoted(i);
      isSaid |= !hits.isQuoted(i) && says(i);
    }
    for (int i = 0; isQuoting && isSaid && i < hits.size(); i++) {
      if (hits.isQuoted(i)) {
        hits.putAside(i);
      }
    }
  }

  private boolean says(int hit) {
    return hits.is(hit, EntryKind.PREDICATE) || hits.is(hit, EntryKind.CAUSE);
  }

  /// Makes the sender's domain of a domain that stands beside a sender.
  private void qualify(Qualification one) {
    for (int i = 0; i < hits.size(); i++) {
      if (isSubject(i, one.subject()) && isQualified(i, one)) {
        hits.become(i, one.means());
      }
    }
  }

  private boolean isQualified(int hit, Qualification one) {
    int before = subjectBefore(hit);
    return isBeside(before, hit, one, before) || isBeside(hit, hit + 1, one, hit + 1);
  }

  /// The subject before a phrase, where nothing but what is said of it stands between: "recipient
  /// over his disk limit".
  private int subjectBefore(int hit) {
    int before = hit - 1;
    while (before >= 0 && hits.is(before, EntryKind.PREDICATE)) {
      before--;
    }
    return before;
  }

  private boolean isBeside(int earlier, int later, Qualification one, int by) {
    return earlier >= 0
        && later < hits.size()
        && isSubject(by, one.by())
        && hits.distance(earlier, later) <= one.reach() * 2;
  }

  private boolean isSubject(int hit, int subject) {
    return hits.is(hit, EntryKind.SUBJECT) && hits.value(hit) == subject;
  }
}
