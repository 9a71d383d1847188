package bouncecard.app.inlet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How far a mailbox has been read.
///
/// @param uidValidity under which the numbers hold (RFC 9051 §2.3.1.1)
/// @param first of the mails that were read and may still be there
/// @param last all up to it were read; 0 for none
/// @param since those that came before it are let be, since they were read under other numbers
/// @param at when it was reached
/// @param aside those that could not be read, the latest of them
public record ReadMark(
    long uidValidity, long first, long last, Instant since, Instant at, List<Long> aside) {
  private static final int MOST_ASIDE = 1_000;

  /// Copies the list.
  public ReadMark {
    aside = List.copyOf(aside);
  }

  /// Where reading begins.
  public static ReadMark after(long uidValidity, long last, Instant since, Instant at) {
    return new ReadMark(uidValidity, last + 1, last, since, at, List.of());
  }

  /// The same further on.
  public ReadMark upTo(long uid, Instant now) {
    return new ReadMark(uidValidity, first, uid, since, now, aside);
  }

  /// The same where one could not be read.
  public ReadMark without(long uid, Instant now) {
    List<Long> more = new ArrayList<>(aside);
    more.add(uid);
    return new ReadMark(
        uidValidity,
        first,
        uid,
        since,
        now,
        more.subList(Math.max(0, more.size() - MOST_ASIDE), more.size()));
  }

  /// The same where what was read and may still be there is read again.
  public ReadMark again() {
    return new ReadMark(uidValidity, first, first - 1, since, at, aside);
  }

  /// The same where none of those that were read is there any more.
  public ReadMark tidied() {
    return new ReadMark(uidValidity, last + 1, last, since, at, aside);
  }
}
