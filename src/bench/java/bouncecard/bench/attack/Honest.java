package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import tools.jackson.databind.node.ObjectNode;

/// People who ask the bot something while it is attacked: signed commands at a steady pace, each of
/// which is to be acknowledged and answered with a card.
final class Honest {
  private static final List<String> COMMANDS =
      List.of(
          "550 5.1.1",
          "252 550",
          "450",
          "5.7.1",
          "help",
          "S3140",
          "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's"
              + " policy");

  private final AtomicLongArray sent;
  private final AtomicLongArray connected;
  private final AtomicLongArray acknowledged;
  private final AtomicLongArray answered;
  private final Map<Integer, String> refused = new ConcurrentHashMap<>();
  private volatile int next;

  /// Threads of the system, since those of the attacks are virtual: people do not queue behind
  /// them.
  private final ExecutorService asking =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  Honest(int most) {
    sent = new AtomicLongArray(most);
    connected = new AtomicLongArray(most);
    acknowledged = new AtomicLongArray(most);
    answered = new AtomicLongArray(most);
  }

  int next() {
    return next;
  }

  void answered(int number, long at) {
    answered.compareAndSet(number, 0, at);
  }

  /// Asks at a pace until the time is over, then waits a little for what is missing.
  void ask(Target target, int rate, Until until) {
    long begun = System.nanoTime();
    for (int i = 0; !until.isOver(); i++) {
      int number = next++;
      asking.execute(() -> askOnce(target, number));
      until.pause((begun + (i + 1) * 1_000_000_000L / rate - System.nanoTime()) / 1_000_000);
    }
  }

  private void askOnce(Target target, int number) {
    SlackPerson person =
        new SlackPerson("U0BENCH%03d".formatted(number % 100), "somebody", "C0BENCH001");
    ObjectNode payload =
        target.slack().payloads().command(person, "/smtp", COMMANDS.get(number % COMMANDS.size()));
    payload.put("response_url", target.slack().responseUrl(number));
    byte[] body = SlackSignature.command(payload);
    sent.set(number, System.nanoTime());
    try {
      Target.Reply reply =
          target.signed(
              "application/x-www-form-urlencoded",
              body,
              () -> connected.set(number, System.nanoTime()));
      if (reply.status() == 200) {
        long at = System.nanoTime();
        acknowledged.set(number, at);
        if (reply.body().contains("\"blocks\"")) {
          answered(number, at); // the acknowledgement is the card
        }
      } else {
        refused.put(number, "status " + reply.status());
      }
    } catch (IOException e) {
      refused.put(
          number, e + " after " + (System.nanoTime() - sent.get(number)) / 1_000_000 + " ms");
    }
  }

  /// How many of these are acknowledged and answered.
  int settled(int from, int to) {
    int settled = 0;
    for (int i = from; i < to; i++) {
      settled += acknowledged.get(i) != 0 && answered.get(i) != 0 ? 1 : 0;
    }
    return settled;
  }

  /// Of those that are not, why; empty where all are.
  List<String> lost(int from, int to) {
    List<String> lost = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (acknowledged.get(i) == 0) {
        lost.add(refused.getOrDefault(i, "no answer yet"));
      } else if (answered.get(i) == 0) {
        lost.add("acknowledged, and no card");
      }
    }
    return lost;
  }

  Times connections(int from, int to) {
    return times(from, to, connected);
  }

  Times acknowledgements(int from, int to) {
    return times(from, to, acknowledged);
  }

  Times cards(int from, int to) {
    return times(from, to, answered);
  }

  private Times times(int from, int to, AtomicLongArray arrived) {
    Times times = new Times();
    for (int i = from; i < to; i++) {
      if (arrived.get(i) != 0) {
        times.add(arrived.get(i) - sent.get(i));
      }
    }
    return times;
  }
}
