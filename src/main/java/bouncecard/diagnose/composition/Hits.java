package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.PhraseTable;
import bouncecard.catalog.lexicon.Qualification;
import bouncecard.smtp.SmtpCommand;
import java.util.Arrays;
import java.util.Optional;

/// The phrases of the lexicon in a reply, in their order: the longest at each place, no word in two
/// of them. Negators have turned their predicates already, and what stands in advice is marked.
final class Hits {
  /// A reply that has more says nothing any more.
  private static final int MOST = 120;

  /// How far a negator reaches.
  private static final int NEGATED = 8;

  /// How far a negator that may follow reaches back.
  private static final int NEGATED_BEFORE = 2;

  /// How far a negator is at most from a subject of which it says that it is not: "not spam".
  private static final int DENIED = 4;

  /// How far around a subject nothing is said of it where it is only named.
  private static final int NAMED = 12;

  /// How far an "or" is from what it joins.
  private static final int JOINED = 6;

  /// Of an entry's value: a predicate that is turned into nothing.
  private static final int NOTHING = -1;

  private final Lexicon lexicon;
  private final Tokens tokens;
  private int size;
  private final EntryKind[] kinds;
  private final int[] values;
  private final int[] weights;
  private final int[] from;
  private final int[] to;
  private final boolean[] inAdvice;
  private final boolean[] denied;
  private Optional<SmtpCommand> command = Optional.empty();

  /// How many phrases stand before what another server said.
  private int introducing;

  private Hits(Lexicon lexicon, Tokens tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
    int most = Math.min(MOST, tokens.size());
    kinds = new EntryKind[most];
    values = new int[most];
    weights = new int[most];
    from = new int[most];
    to = new int[most];
    inAdvice = new boolean[most];
    denied = new boolean[most];
  }

  static Hits of(Lexicon lexicon, Tokens tokens) {
    Hits hits = new Hits(lexicon, tokens);
    hits.find();
    hits.putAsideWhatIntroduces();
    hits.qualify();
    return hits;
  }

  int size() {
    return size;
  }

  boolean is(int hit, EntryKind kind) {
    return kinds[hit] == kind && values[hit] != NOTHING;
  }

  boolean isCause(int hit) {
    return is(hit, EntryKind.CAUSE);
  }

  private boolean isSubject(int hit, int subject) {
    return kinds[hit] == EntryKind.SUBJECT && values[hit] == subject;
  }

  /// Which subject, predicate or cause it is.
  int value(int hit) {
    return values[hit];
  }

  int weight(int hit) {
    return weights[hit];
  }

  boolean isInAdvice(int hit) {
    return inAdvice[hit];
  }

  /// Whether a subject is named and nothing is said of it, as in "550 SPF (example.com)".
  boolean isOnlyNamed(int hit) {
    if (!is(hit, EntryKind.SUBJECT) || denied[hit]) {
      return false;
    }
    for (int i = hit - 1; i >= 0 && distance(i, hit) <= NAMED; i--) {
      if (says(i)) {
        return false;
      }
    }
    for (int i = hit + 1; i < size && distance(hit, i) <= NAMED; i++) {
      if (says(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether it is a predicate or a cause, though a negator took its meaning.
  private boolean says(int hit) {
    return kinds[hit] == EntryKind.PREDICATE || kinds[hit] == EntryKind.CAUSE;
  }

  /// Whether an "or" stands between two groups of phrases, near to both.
  boolean isJoined(int first, int last, int otherFirst, int otherLast) {
    int from = last < otherFirst ? last : otherLast;
    int to = last < otherFirst ? otherFirst : first;
    for (int i = from + 1; i < to; i++) {
      if (kinds[i] == EntryKind.OR && distance(from, i) <= JOINED && distance(i, to) <= JOINED) {
        return true;
      }
    }
    return false;
  }

  /// Where it begins in the text.
  int start(int hit) {
    return tokens.start(from[hit]);
  }

  /// Where it ends in the text.
  int end(int hit) {
    return tokens.end(to[hit]);
  }

  /// How far an earlier phrase is from a later one.
  int distance(int earlier, int later) {
    return tokens.distance(to[earlier], from[later]);
  }

  /// The command that the reply says it answers.
  Optional<SmtpCommand> command() {
    return command;
  }

  private void find() {
    Meanings meanings = lexicon.meanings();
    boolean advice = false;
    int negator = -1;
    int absence = -1;
    int i = 0;
    while (i < tokens.size() && size < kinds.length) {
      if (advice && i > 0 && tokens.distance(i - 1, i) >= Tokens.SENTENCE) {
        advice = false;
      }
      int end = match(i);
      if (end < 0) {
        i++;
        continue;
      }
      Entry entry = meanings.entries().get(matched);
      switch (entry.kind()) {
        case NOISE -> {}
        case CONTACT -> advice = true;
        case RELIEF -> advice = false;
        case INTRODUCTION -> {
          advice = false;
          introducing = size;
        }
        case COMMAND -> command = Optional.of(meanings.commands().get(entry.value()));
        case NEGATOR, NEGATOR_BEHIND, ABSENCE -> {
          absence = -1;
          if (entry.kind() == EntryKind.NEGATOR_BEHIND && turnBefore(i, meanings)) {
            negator = -1;
          } else {
            negator = end;
          }
          if (entry.kind() == EntryKind.ABSENCE) {
            absence = size;
            add(EntryKind.PREDICATE, meanings.absence(), 0, i, end, advice);
          }
        }
        case OR -> add(EntryKind.OR, 0, 0, i, end, advice);
        case SUBJECT, PREDICATE, CAUSE -> {
          int value = entry.value();
          if (entry.kind() != EntryKind.SUBJECT) {
            if (negator >= 0 && isTurned(entry, tokens.distance(negator, i))) {
              value = entry.kind() == EntryKind.CAUSE ? NOTHING : meanings.opposites().get(value);
              if (absence >= 0) {
                values[absence] = NOTHING;
              }
            }
            negator = -1;
            absence = -1;
          } else {
            denied[size] = negator >= 0 && tokens.distance(negator, i) <= DENIED;
          }
          add(entry.kind(), value, entry.weight(), i, end, advice);
        }
      }
      i = end + 1;
    }
  }

  /// Words that introduce another server's count no more than advice where that server said
  /// something that is understood.
  private void putAsideWhatIntroduces() {
    boolean isSaid = false;
    for (int i = introducing; i < size && introducing > 0; i++) {
      isSaid |= is(i, EntryKind.PREDICATE) || is(i, EntryKind.CAUSE);
    }
    if (isSaid) {
      Arrays.fill(inAdvice, 0, introducing, true);
    }
  }

  /// Makes the sender's domain of a domain that stands beside a sender.
  private void qualify() {
    for (Qualification one : lexicon.meanings().qualifications()) {
      for (int i = 0; i < size; i++) {
        boolean isPlain = isSubject(i, one.subject()) && weights[i] == 0;
        if (isPlain && (isBeside(i - 1, i, one, i - 1) || isBeside(i, i + 1, one, i + 1))) {
          values[i] = one.means();
        }
      }
    }
  }

  private boolean isBeside(int earlier, int later, Qualification one, int by) {
    return earlier >= 0
        && later < size
        && isSubject(by, one.by())
        && distance(earlier, later) <= one.reach() * 2;
  }

  private static boolean isTurned(Entry entry, int distance) {
    return entry.kind() == EntryKind.CAUSE
        ? entry.negatable() && distance <= NEGATED / 2
        : distance <= NEGATED;
  }

  private void add(EntryKind kind, int value, int weight, int first, int last, boolean advice) {
    kinds[size] = kind;
    values[size] = value;
    weights[size] = weight;
    from[size] = first;
    to[size] = last;
    inAdvice[size] = advice;
    size++;
  }

  /// Turns the predicate right before a negator; false where none is there.
  private boolean turnBefore(int negator, Meanings meanings) {
    int last = size - 1;
    if (last < 0
        || kinds[last] != EntryKind.PREDICATE
        || values[last] == NOTHING
        || tokens.distance(to[last], negator) > NEGATED_BEFORE) {
      return false;
    }
    values[last] = meanings.opposites().get(values[last]);
    return true;
  }

  private int matched;

  /// The last token of the longest phrase that begins at a token, whose entry is then in
  /// [#matched]; -1 where none begins.
  private int match(int first) {
    PhraseTable phrases = lexicon.phrases();
    int state = phrases.begin(tokens.word(first));
    int end = -1;
    int i = first;
    while (state != PhraseTable.NOWHERE) {
      int entry = phrases.entry(state);
      if (entry >= 0) {
        matched = entry;
        end = i;
      }
      i++;
      state = tokens.mayGoOn(i) ? phrases.step(state, tokens.word(i)) : PhraseTable.NOWHERE;
    }
    return end;
  }
}
