package bouncecard.lab;

import bouncecard.tally.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// What a [NextHop] said of each recipient, in order; and the bounces it was given, which it always
/// takes. Each recipient has one mail.
final class Told {
  private final Map<String, List<Saying>> sayings = new HashMap<>();
  private final Set<String> informed = new HashSet<>();
  private int bounces;

  /// What is counted of a cause.
  ///
  /// @param waiting for how many recipients it was the last thing said, and they wait
  /// @param attempts how often it was said
  record OfCause(int waiting, int failed, int attempts) {}

  synchronized Saying atRecipient(String address) {
    return Mailbox.of(address).atRecipient(!sayings.containsKey(address));
  }

  synchronized void note(String address, Saying saying) {
    sayings.computeIfAbsent(address, _ -> new ArrayList<>()).add(saying);
    notifyAll();
  }

  synchronized void noteBounce(String sender) {
    bounces++;
    informed.add(sender);
    notifyAll();
  }

  /// Waits until each was tried as often as changes anything, and whoever sent what was refused has
  /// a bounce.
  ///
  /// @return whether it came to that in the time
  synchronized boolean isAllSaid(Collection<String> recipients, long milliseconds)
      throws InterruptedException {
    return comes(() -> recipients.stream().allMatch(this::isOver), milliseconds);
  }

  /// Whether each was tried as often as changes anything.
  synchronized boolean areTried(Collection<String> recipients) {
    return recipients.stream().allMatch(this::isTried);
  }

  private boolean comes(BooleanSupplier holds, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    while (!holds.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private boolean isOver(String recipient) {
    return isTried(recipient)
        && (!isRefused(recipient) || informed.contains(Mailbox.senderTo(recipient)));
  }

  /// Refused with all of a transaction, nobody is tried again.
  private boolean isTried(String recipient) {
    return isRefused(recipient)
        || sayings.getOrDefault(recipient, List.of()).size() >= Mailbox.of(recipient).attempts();
  }

  private boolean isRefused(String recipient) {
    List<Saying> said = sayings.getOrDefault(recipient, List.of());
    return !said.isEmpty() && said.getLast().outcome() == Outcome.FAILED;
  }

  /// How many recipients have come to that, those of bounces with them.
  synchronized int count(Outcome outcome) {
    int all = outcome == Outcome.DELIVERED ? bounces : 0;
    for (List<Saying> said : sayings.values()) {
      all += said.getLast().outcome() == outcome ? 1 : 0;
    }
    return all;
  }

  /// How often that was what came of an attempt.
  synchronized int attempts(Outcome outcome) {
    return (int)
        sayings.values().stream()
            .flatMap(List::stream)
            .filter(one -> one.outcome() == outcome)
            .count();
  }

  /// What is counted of each cause.
  synchronized Map<String, OfCause> causes() {
    Map<String, OfCause> causes = new TreeMap<>();
    for (Saying saying : Saying.values()) {
      int waiting = 0;
      int failed = 0;
      int attempts = 0;
      for (List<Saying> said : sayings.values()) {
        boolean isLast = said.getLast() == saying;
        waiting += isLast && saying.outcome() == Outcome.WAITING ? 1 : 0;
        failed += isLast && saying.outcome() == Outcome.FAILED ? 1 : 0;
        attempts += (int) said.stream().filter(one -> one == saying).count();
      }
      // Only what somebody was left with stands in a result.
      if (waiting + failed > 0) {
        causes.put(saying.cause(), new OfCause(waiting, failed, attempts));
      }
    }
    return causes;
  }

  /// What is not over, for whoever waits for it.
  synchronized String left(Collection<String> recipients) {
    return recipients.stream()
        .filter(one -> !isOver(one))
        .limit(20)
        .map(one -> one + " " + sayings.getOrDefault(one, List.of()))
        .collect(Collectors.joining("\n"));
  }
}
