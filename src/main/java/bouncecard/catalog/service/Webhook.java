package bouncecard.catalog.service;

import bouncecard.catalog.Source;
import bouncecard.catalog.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a mail service hands its events to a program of its customer's.
///
/// @param scheme how they are known to be its
/// @param parameter the field of a form that holds them; empty where they are the body
/// @param isBatch whether a list is as many events as it has elements
/// @param id the values that together name an event, the same where it is sent again; none where
///   nothing does but its bytes
/// @param header a header by which an event is named so; empty for none
/// @param ignored how messages begin that tell of no mail
/// @param schedule what the service waits after each try, as far as that is known
/// @param tries for how long it tries; empty where that is not known
/// @param busy the status by which it is told to try again later
/// @param refused the status for what is not its; where an operator's mistake may be behind it, one
///   with which the service tries again
public record Webhook(
    Scheme scheme,
    Optional<String> parameter,
    boolean isBatch,
    List<KeyPath> id,
    Optional<String> header,
    List<String> ignored,
    List<Duration> schedule,
    Optional<Duration> tries,
    int busy,
    int refused,
    Source source) {

  /// For how long ids are known of a service of which nobody knows how long it tries.
  private static final Duration UNKNOWN = Duration.ofDays(3);

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

  /// How a sender shows who it is.
  public enum Scheme implements Term {
    /// Notifications of Amazon SNS, signed with a key whose certificate is fetched.
    SNS,
    /// ECDSA over the time and the body.
    ECDSA,
    /// HMAC over a time and a token that stand in the body, which is not signed itself.
    TOKEN,
    /// HMAC over the address and all parameters.
    ADDRESS,
    /// Standard Webhooks: HMAC over id, time and body.
    STANDARD,
    /// Nothing is signed: the sender shows what was agreed.
    CREDENTIALS
  }

  /// Copies the lists.
  public Webhook {
    id = List.copyOf(id);
    ignored = List.copyOf(ignored);
    schedule = List.copyOf(schedule);
  }

  /// For how long an event may come again.
  public Duration remembered() {
    return tries.orElse(UNKNOWN).plus(Duration.ofHours(1));
  }

  /// What it waits after each try; where only the whole is known, ever longer within that.
  public List<Duration> pauses() {
    if (!schedule.isEmpty() || tries.isEmpty()) {
      return schedule;
    }
    List<Duration> pauses = new ArrayList<>();
    Duration pause = FIRST;
    Duration sum = pause;
    while (sum.compareTo(tries.get()) <= 0) {
      pauses.add(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
      sum = sum.plus(pause);
    }
    return pauses;
  }
}
