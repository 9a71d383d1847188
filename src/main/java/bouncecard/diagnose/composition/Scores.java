package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.Priors;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The points of causes while a reply is judged: of each cause its strongest words, and how many
/// more speak for it. Points are counted in quarters.
final class Scores {
  /// What one step of distance costs.
  private static final int BY_DISTANCE = 3;

  /// What words in advice lose.
  private static final int IN_ADVICE = 30 * 4;

  /// What a subject after its predicate loses.
  private static final int BEHIND = 4;

  /// What a further clue adds, and how many do.
  private static final int SUPPORT = 4;

  private static final int MOST_SUPPORT = 3;

  /// What a subject loses where what is said of it is not understood.
  private static final int SPOKEN_OF = 4;

  /// A clue that counts at least this much supports another.
  private static final int SUPPORTING = 50 * 4;

  private static final int[] NONE = {};

  /// Stands for no cause.
  static final int NO_CAUSE = -1;

  private static final int FIRST_SIZE = 16;

  /// No pair reaches further.
  static final int WIDEST = 28;

  private final int[] points;
  private final int[] supports;

  /// By cause: the hits that make its strongest clue; a subject of -1 is none.
  private final int[] subjects;

  private final int[] predicates;

  /// By cause: the one that the same words name where nobody says whose they are; -1 for none.
  private final int[] plainly;

  /// The causes that have had points, each once.
  private int[] named = new int[FIRST_SIZE];

  private int size;

  Scores(Meanings meanings) {
    int causes = meanings.causes().size();
    points = new int[causes];
    supports = new int[causes];
    subjects = new int[causes];
    predicates = new int[causes];
    plainly = new int[causes];
    Arrays.fill(plainly, NO_CAUSE);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// The causes that have had points, in their order.
  int[] causes() {
    int[] causes = Arrays.copyOf(named, size);
    Arrays.sort(causes);
    return causes;
  }

  /// The points of a cause, with what supports it.
  int points(int cause) {
    return points[cause] == 0
        ? 0
        : points[cause] + SUPPORT * Math.min(MOST_SUPPORT, Math.max(0, supports[cause] - 1));
  }

  int subject(int cause) {
    return subjects[cause];
  }

  int predicate(int cause) {
    return predicates[cause];
  }

  /// What the words of a cause name where nothing tells whom they are about.
  int plainly(int cause) {
    return plainly[cause];
  }

  void cause(Hits hits, int hit) {
    add(hits.value(hit), hits.weight(hit) * 4 - advice(hits, hit), -1, hit);
  }

  void alone(Hits hits, int hit, int pair) {
    add(Meanings.cause(pair), Meanings.weight(pair) * 4 - advice(hits, hit), -1, hit);
  }

  /// Counts a subject of which nothing is said.
  ///
  /// @param pair what it means where it is only named; 0 for nothing
  void named(Hits hits, int subject, int pair) {
    if (pair != 0) {
      int value = (Meanings.weight(pair) - hits.weight(subject)) * 4 - advice(hits, subject);
      add(Meanings.cause(pair), value, -1, subject);
    }
  }

  /// Counts a subject of which something is said that is not understood.
  ///
  /// @param pair what it means where it is only named; 0 for nothing
  void spokenOf(Hits hits, int subject, int pair) {
    if (pair != 0) {
      int value = (Meanings.weight(pair) - hits.weight(subject) - SPOKEN_OF) * 4;
      add(Meanings.cause(pair), value - advice(hits, subject), -1, subject);
    }
  }

  /// Whether no cause has so many points.
  boolean isBelow(int least) {
    for (int one : points) {
      if (one >= least) {
        return false;
      }
    }
    return true;
  }

  void pair(Hits hits, int subject, int predicate, int pair, int distance) {
    int value =
        Meanings.weight(pair) * 4
            - distance * BY_DISTANCE
            - hits.weight(subject) * 4
            - Math.max(advice(hits, subject), advice(hits, predicate))
            - (subject > predicate ? BEHIND : 0);
    add(Meanings.cause(pair), value, subject, predicate);
  }

  private static int advice(Hits hits, int hit) {
    return hits.isInAdvice(hit) ? IN_ADVICE : 0;
  }

  private void add(int cause, int value, int subject, int predicate) {
    if (value >= SUPPORTING) {
      supports[cause]++;
    }
    if (value > points[cause]) {
      set(cause, value, subject, predicate);
    }
  }

  private void set(int cause, int value, int subject, int predicate) {
    if (points[cause] == 0) {
      name(cause);
    }
    points[cause] = value;
    subjects[cause] = subject;
    predicates[cause] = predicate;
  }

  private void name(int cause) {
    for (int i = 0; i < size; i++) {
      if (named[i] == cause) {
        return;
      }
    }
    if (size == named.length) {
      named = Arrays.copyOf(named, size * 2);
    }
    named[size++] = cause;
  }

  /// Has causes mean others, as the command after which they were said wants it.
  ///
  /// @param shifts by command: a cause and the one that is meant, in turn
  void shift(Map<SmtpCommand, int[]> shifts, Optional<SmtpCommand> command) {
    if (command.isPresent()) {
      int[] pairs = shifts.getOrDefault(command.get(), NONE);
      for (int i = 0; i < pairs.length; i += 2) {
        int from = pairs[i];
        int to = pairs[i + 1];
        if (points[from] > points[to]) {
          set(to, points[from], subjects[from], predicates[from]);
          plainly[to] = from;
        }
        points[from] = 0;
      }
    }
  }

  /// Adds what codes and the command tip.
  void add(
      Priors priors,
      Optional<ReplyCode> replyCode,
      Optional<EnhancedStatusCode> enhanced,
      Optional<SmtpCommand> command) {
    if (replyCode.isPresent()) {
      add(priors.byReplyCode().getOrDefault(replyCode.get().value(), NONE));
    }
    if (enhanced.isPresent()) {
      add(priors.byEnhanced().getOrDefault(Priors.key(enhanced.get()), NONE));
    }
    if (command.isPresent()) {
      add(priors.byCommand().getOrDefault(command.get(), NONE));
    }
  }

  /// @param prior by cause; empty where all have none
  private void add(int[] prior) {
    for (int i = 0; i < size && prior.length > 0; i++) {
      int cause = named[i];
      if (points[cause] > 0) {
        points[cause] = Math.max(1, points[cause] + prior[cause] * 4);
      }
    }
  }
}
