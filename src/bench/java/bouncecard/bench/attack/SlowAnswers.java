package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import bouncecard.bench.attack.SlackStandIn.Manner;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Two hundred mentions a second, while Slack takes twenty seconds for each message that is posted:
/// what waits for it fills no memory, and people whose commands are answered at once do not notice.
final class SlowAnswers implements Attack {
  private static final long EVERY_NANOS = 5_000_000;
  private static final String WORDS =
      "550 5.7.26 Unauthenticated email from %d.example.com is not accepted due to domain's"
          + " policy, see https://support.example.com/%d";

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Override
  public String name() {
    return "api-slow";
  }

  @Override
  public boolean takesService() {
    return true; // nothing that it posts arrives
  }

  @Override
  public String told() {
    return "%d asked, %d acknowledged".formatted(asked.get(), acknowledged.get());
  }

  @Override
  public void run(Target target, Until until) {
    target.slack().behave(Manner.SLOW);
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      for (int i = 0; !until.isOver(); i++) {
        int number = i;
        asking.execute(() -> ask(target, number));
        until.pause((begun + (i + 1) * EVERY_NANOS - System.nanoTime()) / 1_000_000);
      }
    } finally {
      target.slack().behave(Manner.GOOD);
    }
  }

  private void ask(Target target, int number) {
    SlackPerson person =
        new SlackPerson("U1BENCH%03d".formatted(number % 100), "somebody", "C1BENCH001");
    String words = String.format(Locale.ROOT, WORDS, number, number);
    byte[] body =
        SlackSignature.event(
            target.slack().payloads().event(target.slack().payloads().mention(person, words)));
    asked.incrementAndGet();
    try {
      if (target.signed("application/json", body).status() == 200) {
        acknowledged.incrementAndGet();
      }
    } catch (IOException _) {
      // told by the difference of the two numbers
    }
  }
}
