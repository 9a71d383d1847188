package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.smtp.SmtpCommand;
import java.util.Optional;

/// The phrases of the lexicon in a reply: the longest at each place, no word in two of them.
/// Negators have turned their predicates already, and what stands in advice is marked.
final class Hits {
  /// A reply that has more says nothing any more.
  private static final int MOST = 120;

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

  /// Of an absence: whether the word after it is what is missing, and none that is known.
  private final boolean[] ofAnother;

  /// Of a predicate: whether only a negator stands for it, said of the subject before it.
  private final boolean[] elliptic;

  /// How many words before it set what follows against what stands before.
  private final int[] contrasts;

  private int contrasting;
  private Optional<SmtpCommand> command = Optional.empty();
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
    ofAnother = new boolean[most];
    elliptic = new boolean[most];
    contrasts = new int[most];
  }

  static Hits of(Lexicon lexicon, Tokens tokens, int replyAt) {
    Hits hits = new Hits(lexicon, tokens);
    hits.find();
    Vicinity.regard(hits, lexicon.meanings(), replyAt);
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

  /// Whether a predicate may be said of a subject: "the password opens no door" says that something
  /// else is missing, and "the user does not" says nothing of what stands further off.
  boolean mayBeOf(int subject, int predicate) {
    return elliptic[predicate]
        ? subject == predicate - 1
        : subject > predicate || !ofAnother[predicate];
  }

  /// Whether a negator says that it is not what is meant: "not spam".
  boolean isDenied(int subject) {
    return denied[subject];
  }

  /// Whether it is a predicate or a cause, though a negator took its meaning.
  boolean says(int hit) {
    return kinds[hit] == EntryKind.PREDICATE || kinds[hit] == EntryKind.CAUSE;
  }

  /// How many phrases stand before what another server said.
  int introducing() {
    return introducing;
  }

  /// Whether somebody quotes the words.
  boolean isQuoted(int hit) {
    return tokens.isQuoted(from[hit]) && tokens.isQuoted(to[hit]);
  }

  /// Has a phrase count as little as advice.
  void putAside(int hit) {
    inAdvice[hit] = true;
  }

  /// Has a subject or a predicate be another one.
  void become(int hit, int value) {
    values[hit] = value;
  }

  /// Where it begins in the text.
  int start(int hit) {
    return tokens.start(from[hit]);
  }

  /// Where it ends in the text, without what only hangs on its last word.
  int end(int hit) {
    int last = to[hit];
    boolean hangs = last > from[hit] && lexicon.words().hanging()[tokens.word(last)];
    return tokens.end(hangs ? last - 1 : last);
  }

  /// How far an earlier phrase is from a later one; a "but" between them parts clauses.
  int distance(int earlier, int later) {
    return tokens.distance(to[earlier], from[later])
        + Tokens.SENTENCE * (contrasts[later] - contrasts[earlier]);
  }

  /// The command that the reply says it answers.
  Optional<SmtpCommand> command() {
    return command;
  }

  private void find() {
    Meanings meanings = lexicon.meanings();
    Phrases phrases = new Phrases(lexicon, tokens);
    boolean advice = false;
    int negator = -1;
    int absence = -1;
    int turned = -1;
    int i = 0;
    while (i < tokens.size() && size < kinds.length) {
      if (advice && i > 0 && tokens.distance(i - 1, i) >= Tokens.SENTENCE) {
        advice = false;
      }
      int end = phrases.matchWhole(i);
      if (end < 0) {
        if (absence >= 0 && to[absence] == i - 1 && tokens.distance(i - 1, i) == 0) {
          ofAnother[absence] = true;
        }
        i++;
        continue;
      }
      Entry entry = phrases.entry();
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
          boolean isLast = isLast(end) && (entry.kind() != EntryKind.ABSENCE || answers());
          if (isLast) {
            deny(i, end, advice);
            negator = -1;
          } else if (entry.kind() == EntryKind.NEGATOR_BEHIND && turnBefore(i, meanings)) {
            negator = -1;
          } else {
            negator = end;
          }
          if (entry.kind() == EntryKind.ABSENCE && !isLast) {
            absence = size;
            add(EntryKind.PREDICATE, meanings.absence(), 0, i, end, advice);
          }
        }
        case OR -> add(EntryKind.OR, 0, 0, i, end, advice);
        case CONTRAST -> {
          contrasting++;
          negator = -1;
          absence = -1;
        }
        case SUBJECT, PREDICATE, CAUSE -> {
          int value = entry.value();
          if (absence >= 0 && kinds[size - 1] == EntryKind.SUBJECT && tokens.isAfterPause(i)) {
            negator = -1; // "no PTR record, rejected"
            absence = -1;
          }
          if (entry.kind() != EntryKind.SUBJECT) {
            boolean isTurned = negator >= 0 && Reach.turns(entry, tokens.distance(negator, i));
            if (absence >= 0 && Turns.outlives(entry, meanings)) {
              negator = -1;
            } else if (isTurned || isAgain(turned, i, entry)) {
              turned = end;
              value = entry.kind() == EntryKind.CAUSE ? NOTHING : meanings.opposites().get(value);
              if (absence >= 0) {
                values[absence] = NOTHING;
              }
            }
            negator = -1;
            absence = -1;
          } else {
            int denier = size > 0 && values[size - 1] == NOTHING ? turned : negator;
            denied[size] = denier >= 0 && Reach.denies(tokens.distance(denier, i));
          }
          add(entry.kind(), value, entry.weight(), i, end, advice);
        }
      }
      i = end + 1;
    }
  }

  /// Whether a predicate goes on with what was turned right before it: "not listed on any list".
  private boolean isAgain(int turned, int at, Entry entry) {
    int before = size - 1;
    return before >= 0
        && entry.kind() == EntryKind.PREDICATE
        && kinds[before] == EntryKind.PREDICATE
        && Reach.goesOn(tokens.distance(to[before], at))
        && (turned == to[before]
            || (values[before] != NOTHING
                && values[before] == lexicon.meanings().opposites().get(entry.value())));
  }

  private void add(EntryKind kind, int value, int weight, int first, int last, boolean advice) {
    kinds[size] = kind;
    values[size] = value;
    weights[size] = weight;
    from[size] = first;
    to[size] = last;
    inAdvice[size] = advice;
    contrasts[size] = contrasting;
    size++;
  }

  /// Whether nothing follows in its sentence or clause.
  private boolean isLast(int token) {
    return token + 1 == tokens.size() || tokens.distance(token, token + 1) >= Tokens.CLAUSE;
  }

  /// Whether a "no" answers what was said before it.
  private boolean answers() {
    return size > 0 && kinds[size - 1] == EntryKind.PREDICATE;
  }

  /// What a negator says that ends its clause: "listed? no" turns the predicate before it, and in
  /// "the domain exists, the user does not" it is what the user lacks.
  private void deny(int first, int last, boolean advice) {
    int said = size - 1;
    while (said >= 0 && kinds[said] != EntryKind.PREDICATE) {
      said--;
    }
    if (said < 0 || values[said] == NOTHING) {
      return;
    }
    int opposite = lexicon.meanings().opposites().get(values[said]);
    boolean isOfAnother = said < size - 1 && kinds[size - 1] == EntryKind.SUBJECT;
    boolean isNear = first == to[said] + 1 || tokens.distance(to[said], first) < Tokens.CLAUSE;
    if (!isOfAnother) {
      values[said] = isNear ? opposite : values[said];
    } else if (opposite != NOTHING) {
      elliptic[size] = true;
      add(EntryKind.PREDICATE, opposite, 0, first, last, advice);
    }
  }

  /// Turns the predicate right before a negator; false where none is there.
  private boolean turnBefore(int negator, Meanings meanings) {
    int last = size - 1;
    if (last < 0
        || kinds[last] != EntryKind.PREDICATE
        || values[last] == NOTHING
        || !Reach.turnsBefore(tokens.distance(to[last], negator))) {
      return false;
    }
    values[last] = meanings.opposites().get(values[last]);
    return true;
  }
}
