package bouncecard.app.replica;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Port: what the replicas of one bot agree on: which of them live, which one leads, and what each
/// has in hand.
///
/// Every method may be used by many threads, and says by its answer where the store is away.
public interface Replicas {

  /// The owner of what is for the replica that leads, whichever that is.
  String LEADER = "leader";

  /// How a replica stands.
  sealed interface Standing {
    /// It leads.
    ///
    /// @param term counts up each time that the lead passes from one to another
    record Leads(long term) implements Standing {}

    /// Another one leads, or nobody does.
    record Follows() implements Standing {}

    /// The store is away or takes nothing: nobody knows.
    record Unknown() implements Standing {}
  }

  /// Whether no other replica lives; false where nobody knows.
  boolean isAlone(String replica);

  /// What came of taking something in hand.
  enum Taken {
    /// It is the first to: it is in the store, and its own to be done.
    NEW,
    /// Somebody has it in hand, and somebody else has where that one dies.
    IN_HAND,
    /// It was done.
    DONE,
    /// The store is away or full: nobody but its bearer knows of it. The store may have taken it
    /// all the same, without being able to say so: it is to be told what became of it, by [#done]
    /// or [#drop].
    NOT_KEPT
  }

  /// Says that a replica lives, for so long, and has it keep the lead or take it where nobody has
  /// it.
  ///
  /// @param mayLead whether it wants to; where it does not, it gives the lead back
  Standing beat(String replica, Duration life, boolean mayLead);

  /// Takes something in hand, in one step with looking whether somebody has or had it.
  ///
  /// @param owner a replica, or [#LEADER]
  Taken take(Errand errand, String owner);

  /// Notes that it is done. Where it passed to another replica meanwhile, nothing is noted.
  void done(String key, String owner);

  /// Forgets that somebody has it in hand: where it is delivered again, it is new.
  void drop(String key, String owner);

  /// Takes over what belongs to replicas that live no more.
  ///
  /// @param platforms those whose errands this replica can do
  /// @param isLeading whether it takes what is for the leader as well
  List<Errand> takeOver(String replica, Set<String> platforms, boolean isLeading, int most);

  /// Forgets that a replica lives; what it has in hand is for the others at once.
  void leave(String replica);
}
