package bouncecard.catalog.lexicon;

import bouncecard.smtp.SmtpCommand;
import java.util.List;
import java.util.Map;

/// The meanings of a lexicon's phrases, and what subjects and predicates mean together.
///
/// Weights are points out of about a hundred; distances are counted in words. A meaning is a cause,
/// a weight and a reach in one number, 0 for none.
///
/// @param entries by the number of a phrase's entry
/// @param subjects the ids of subjects
/// @param abouts by subject: whose or what it is
/// @param qualifications which subjects make another of the one beside them
/// @param predicates the ids of predicates
/// @param opposites by predicate: the one it becomes after a negator, -1 where it then says nothing
/// @param alone by predicate: its meaning with no subject near it
/// @param causes the ids of causes
/// @param families by cause: a number that causes of one family share
/// @param pairs what subjects and predicates mean together
/// @param absence the predicate that a negator is where it negates nothing
/// @param commands the commands that phrases may tell
/// @param shifts by command: causes that after it mean another, and that one, in turn
/// @param priors what codes and commands add to causes
/// @param readings what words may as well mean, a cause's id by what they are: `later`, or `mailbox
///   + unavailable`
public record Meanings(
    List<Entry> entries,
    List<String> subjects,
    List<About> abouts,
    List<Qualification> qualifications,
    List<String> predicates,
    List<Integer> opposites,
    List<Integer> alone,
    List<String> causes,
    List<Integer> families,
    PairTable pairs,
    int absence,
    List<SmtpCommand> commands,
    Map<SmtpCommand, int[]> shifts,
    Priors priors,
    Map<String, String> readings) {

  /// Copies the lists.
  public Meanings {
    entries = List.copyOf(entries);
    subjects = List.copyOf(subjects);
    abouts = List.copyOf(abouts);
    qualifications = List.copyOf(qualifications);
    predicates = List.copyOf(predicates);
    opposites = List.copyOf(opposites);
    alone = List.copyOf(alone);
    causes = List.copyOf(causes);
    families = List.copyOf(families);
    commands = List.copyOf(commands);
    shifts = Map.copyOf(shifts);
    readings = Map.copyOf(readings);
  }

  /// A meaning.
  public static int meaning(int cause, int weight, int reach) {
    return (cause << 16) | (weight << 8) | reach;
  }

  /// The cause of a meaning.
  public static int cause(int meaning) {
    return meaning >> 16;
  }

  /// The weight of a meaning.
  public static int weight(int meaning) {
    return (meaning >> 8) & 0xff;
  }

  /// How many words may lie between the two that have a meaning together.
  public static int reach(int meaning) {
    return meaning & 0xff;
  }

  /// What a subject and a predicate mean together; 0 for nothing.
  public int pair(int subject, int predicate) {
    return pairs.of(subject, predicate);
  }
}
