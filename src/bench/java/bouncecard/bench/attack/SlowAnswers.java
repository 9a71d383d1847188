package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/// Two hundred questions a second whose answers Slack takes after twenty seconds only: what waits
/// to be taken fills no memory, and people whose answers are taken at once do not notice.
final class SlowAnswers implements Attack {
  private static final long EVERY_NANOS = 5_000_000;
  private static final String WORDS =
      "550 5.7.26 Unauthenticated email from %d.example.com is not accepted due to domain's"
          + " policy, see https://support.example.com/%d";

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Override
  public String name() {
    return "answers-slow";
  }

  @Override
  public String told() {
    return "%d asked, %d acknowledged".formatted(asked.get(), acknowledged.get());
  }

  @Override
  public void run(Target target, Until until) {
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      for (int i = 0; !until.isOver(); i++) {
        int number = i;
        asking.execute(() -> ask(target, number));
        until.pause((begun + (i + 1) * EVERY_NANOS - System.nanoTime()) / 1_000_000);
      }
    }
  }

  private void ask(Target target, int number) {
    SlackPerson person =
        new SlackPerson("U1BENCH%03d".formatted(number % 100), "somebody", "C1BENCH001");
    ObjectNode payload =
        target
            .slack()
            .payloads()
            .command(person, "/smtp", String.format(Locale.ROOT, WORDS, number, number));
    payload.put("response_url", target.slack().slowResponseUrl() + number);
    asked.incrementAndGet();
    try {
      if (target.signed("application/x-www-form-urlencoded", SlackSignature.command(payload))
          == 200) {
        acknowledged.incrementAndGet();
      }
    } catch (IOException _) {
      // told by the difference of the two numbers
    }
  }
}
