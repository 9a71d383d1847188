package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Meanings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says which cause won and how far that can be relied on. The bounds were measured on replies
/// whose causes people had said.
final class Judge {
  /// Below this nothing is said.
  static final int LEAST = 38 * 4;

  private static final int LIKELY = 56 * 4;
  private static final int LIKELY_MARGIN = 4 * 4;
  private static final int SURE = 82 * 4;
  private static final int SURE_MARGIN = 24 * 4;

  /// What is further behind did not compete.
  private static final int MOST_CLUES = 4;

  private final Meanings meanings;

  Judge(Meanings meanings) {
    this.meanings = meanings;
  }

  Optional<Composition> judge(Scores scores, Hits hits) {
    int[] causes = scores.causes();
    int best = causes[0];
    for (int cause : causes) {
      if (scores.points(cause) > scores.points(best)) {
        best = cause;
      }
    }
    int points = scores.points(best);
    if (points < LEAST) {
      return Optional.empty();
    }
    int family = meanings.families().get(best);
    int other = 0;
    for (int cause : causes) {
      if (meanings.families().get(cause) != family) {
        other = Math.max(other, scores.points(cause));
      }
    }
    int margin = points - other;
    Confidence confidence =
        points >= SURE && margin >= SURE_MARGIN
            ? Confidence.SURE
            : points >= LIKELY && margin >= LIKELY_MARGIN ? Confidence.LIKELY : Confidence.GUESS;
    return Optional.of(new Composition(confidence, margin / 4, clues(causes, best, scores, hits)));
  }

  private List<Clue> clues(int[] causes, int best, Scores scores, Hits hits) {
    List<Clue> clues = new ArrayList<>(MOST_CLUES);
    for (int cause : causes) {
      if (scores.points(cause) > 0) {
        clues.add(clue(cause, best, scores, hits));
      }
    }
    clues.sort(Comparator.comparingInt(Clue::points).reversed());
    return clues.subList(0, Math.min(MOST_CLUES, clues.size()));
  }

  private Clue clue(int cause, int best, Scores scores, Hits hits) {
    int subject = scores.subject(cause);
    int predicate = scores.predicate(cause);
    boolean alone = subject < 0;
    String says = says(hits, subject, predicate);
    return new Clue(
        meanings.causes().get(cause),
        says,
        CauseComposer.about(meanings, hits, subject),
        scores.points(cause) / 4,
        alone ? hits.start(predicate) : Math.min(hits.start(subject), hits.start(predicate)),
        alone ? hits.end(predicate) : Math.max(hits.end(subject), hits.end(predicate)),
        Optional.ofNullable(meanings.readings().get(says)),
        Vicinity.isJoined(
            hits,
            first(scores, best),
            last(scores, best),
            first(scores, cause),
            last(scores, cause)),
        plainly(scores.plainly(cause)));
  }

  private Optional<String> plainly(int cause) {
    return cause == Scores.NO_CAUSE ? Optional.empty() : Optional.of(meanings.causes().get(cause));
  }

  private static int first(Scores scores, int cause) {
    int subject = scores.subject(cause);
    int predicate = scores.predicate(cause);
    return subject < 0 ? predicate : Math.min(subject, predicate);
  }

  private static int last(Scores scores, int cause) {
    return Math.max(scores.subject(cause), scores.predicate(cause));
  }

  private String says(Hits hits, int subject, int predicate) {
    if (hits.isCause(predicate)) {
      return "";
    }
    if (hits.is(predicate, EntryKind.SUBJECT)) {
      return meanings.subjects().get(hits.value(predicate)) + " + " + CauseComposer.NAMED;
    }
    String said = meanings.predicates().get(hits.value(predicate));
    return subject < 0 ? said : meanings.subjects().get(hits.value(subject)) + " + " + said;
  }
}
