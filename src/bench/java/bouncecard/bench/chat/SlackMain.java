package bouncecard.bench.chat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SlackFixture;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The bot for Slack alone, without its configuration and its pages: what is measured where the
/// adapter alone is of interest.
public final class SlackMain {
  private SlackMain() {}

  /// Runs until it is told to end.
  public static void main(String[] arguments) throws Exception {
    SlackService service = new SlackFixture().socket(System.getenv("SLACK_API_URL"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(Duration.ofSeconds(10))));
    service.start();
    new CountDownLatch(1).await();
  }
}
