package bouncecard.adapter.slack.api;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether Slack's API can be used, as the last answers tell. While it cannot, it is asked every
/// few seconds: in HTTP mode nothing else would notice that it can again.
public final class SlackReach {
  private static final Logger LOG = LoggerFactory.getLogger(SlackReach.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Supplier<SlackAnswer> probe;
  private volatile String trouble = "";
  private boolean isProbing;
  private volatile boolean isStopped;

  /// @param probe asks Slack something that it always answers
  SlackReach(Supplier<SlackAnswer> probe) {
    this.probe = probe;
  }

  /// How the bot is, where all else is as `otherwise` says.
  public Health health(Health otherwise) {
    String current = trouble;
    return current.isEmpty() || otherwise.state() != State.UP
        ? otherwise
        : new Health(State.RECOVERING, current);
  }

  /// Notes what came of a call.
  ///
  /// @param isLast whether it is not tried again, so that a passing fault is one no longer
  void note(SlackAnswer answer, boolean isLast) {
    switch (answer) {
      case SlackAnswer.Taken _ -> well();
      case SlackAnswer.Refused(String error, String _, long _) -> {
        if (isUnusable(error) && (isLast || !mayPass(error))) {
          troubled(explained(error));
        } else if (!isUnusable(error)) {
          well();
        }
      }
    }
  }

  private static boolean isUnusable(String error) {
    return switch (error) {
      case SlackAnswers.FOREIGN, SlackAnswers.ENDLESS, "unreachable" -> true;
      default -> error.startsWith("http_");
    };
  }

  private static boolean mayPass(String error) {
    return !error.equals(SlackAnswers.FOREIGN) && !error.equals(SlackAnswers.ENDLESS);
  }

  /// What an error means to whoever looks after the bot.
  public static String explained(String error) {
    return switch (error) {
      case SlackAnswers.FOREIGN -> "the answer of Slack's API is not Slack's: a proxy's page?";
      case SlackAnswers.ENDLESS -> "the answer of Slack's API does not end";
      case "unreachable" -> "Slack's API cannot be reached";
      default -> "Slack's API refuses: " + error;
    };
  }

  private void well() {
    if (!trouble.isEmpty()) {
      trouble = "";
      LOG.info("Slack's API can be used again");
    }
  }

  private synchronized void troubled(String reason) {
    if (!trouble.equals(reason)) {
      LOG.atWarn().addKeyValue("reason", reason).log("Slack's API cannot be used");
    }
    trouble = reason;
    if (!isProbing && !isStopped) {
      isProbing = true;
      Thread.ofVirtual().name("slack-reach").start(this::watch);
    }
  }

  private void watch() {
    try {
      while (!trouble.isEmpty() && !isStopped) {
        Thread.sleep(EVERY);
        note(probe.get(), /* isLast= */ true);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        isProbing = false;
      }
    }
  }

  public void stop() {
    isStopped = true;
  }
}
