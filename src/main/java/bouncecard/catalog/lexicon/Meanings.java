package bouncecard.catalog.lexicon;

import bouncecard.smtp.SmtpCommand;
import java.util.List;
import java.util.Map;

/// What the phrases of a lexicon mean: entries, and causes by subject and predicate.
///
/// Weights are points out of about a hundred; distances are counted in words.
///
/// @param subjects the ids of subjects
/// @param abouts by subject: whose or what it is
/// @param predicates the ids of predicates
/// @param opposites by predicate: the one it becomes behind a negator, -1 where it then says
///   nothing
/// @param alone by predicate: what it means with no subject near it, as a pair's number; 0 where
///   nothing
/// @param causes the ids of causes
/// @param families by cause: a number that causes of one family share
/// @param pairs by subject times predicates plus predicate: cause, weight and reach in one number;
///   0 where they mean nothing together
/// @param entries by entry: its kind, what of that kind it is, and its weight in one number
/// @param absence the predicate that a negator is where it negates nothing; -1 for none
/// @param shifts by command: causes that behind it mean another, and that one, in turn
/// @param priors what codes and commands add to causes
public record Meanings(
    List<String> subjects,
    About[] abouts,
    List<String> predicates,
    int[] opposites,
    int[] alone,
    List<String> causes,
    int[] families,
    int[] pairs,
    int[] entries,
    int absence,
    Map<SmtpCommand, int[]> shifts,
    Priors priors) {

  /// Of a negator's weight: it may follow what it negates, as `nicht`.
  public static final int BEHIND = 1;

  /// Of a negator's weight: where it negates nothing, it says that something is missing, as `no`.
  public static final int ABSENCE = 2;

  /// Of a cause's value: behind a negator its words say nothing, as `spam` in "not spam".
  public static final int NEGATABLE = 1 << 15;

  private static final EntryKind[] KINDS = EntryKind.values();

  /// Copies the lists.
  public Meanings {
    subjects = List.copyOf(subjects);
    predicates = List.copyOf(predicates);
    causes = List.copyOf(causes);
    shifts = Map.copyOf(shifts);
  }

  /// A pair's number.
  public static int pair(int cause, int weight, int reach) {
    return (cause << 16) | (weight << 8) | reach;
  }

  /// The cause of a pair's number.
  public static int cause(int pair) {
    return pair >> 16;
  }

  /// The weight of a pair's number.
  public static int weight(int pair) {
    return (pair >> 8) & 0xff;
  }

  /// How many words may lie between the two.
  public static int reach(int pair) {
    return pair & 0xff;
  }

  /// What a subject and a predicate mean together; 0 for nothing.
  public int pairOf(int subject, int predicate) {
    return pairs[subject * predicates.size() + predicate];
  }

  /// An entry's number.
  ///
  /// @param weight of a cause's phrase; of a subject what it loses by being a weak one; of a
  ///   negator [#BEHIND], [#ABSENCE] or 0
  public static int entry(EntryKind kind, int value, int weight) {
    return (kind.ordinal() << 24) | (value << 8) | weight;
  }

  /// The kind of an entry.
  public EntryKind kind(int entry) {
    return KINDS[entries[entry] >> 24];
  }

  /// Which subject, predicate, cause or command an entry is.
  public int value(int entry) {
    return (entries[entry] >> 8) & (NEGATABLE - 1);
  }

  /// Whether a negator takes an entry's meaning away.
  public boolean isNegatable(int entry) {
    return ((entries[entry] >> 8) & NEGATABLE) != 0;
  }

  /// The weight of an entry.
  public int weightOf(int entry) {
    return entries[entry] & 0xff;
  }
}
