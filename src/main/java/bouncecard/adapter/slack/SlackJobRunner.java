package bouncecard.adapter.slack;

import bouncecard.app.chat.Tasks;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what people asked for after Slack was told that it arrived: each piece in a thread of its
/// own, with one line in the log, and with an answer to the person whatever happens.
final class SlackJobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SlackJobRunner.class);

  private final Tasks tasks;
  private final SlackMessageSender posts;

  /// Where the room for work is used up, there is room still to say so.
  private final Tasks excuses = new Tasks();

  SlackJobRunner(Tasks tasks, SlackMessageSender posts) {
    this.tasks = tasks;
    this.posts = posts;
  }

  /// A piece of work.
  @FunctionalInterface
  interface Job {
    /// Does it.
    ///
    /// @return what came of it, in a word for the log; nothing that a person wrote
    String run();
  }

  /// Takes a piece of work; false where there is no room for it.
  boolean take(String kind, SlackConversation place, Job job) {
    return tasks.run(() -> run(kind, place, job));
  }

  /// The same, and says so to the person where there is no room.
  void takeOrExcuse(String kind, SlackConversation place, Job job) {
    if (!take(kind, place, job)) {
      boolean isTold =
          excuses.run(
              () ->
                  run(kind, place, () -> posts.trouble(place, UserError.of(Message.TROUBLE_BUSY))));
      if (!isTold) {
        LOG.atWarn().addKeyValue("kind", kind).log("no room for a question, nor to say so");
      }
    }
  }

  private void run(String kind, SlackConversation place, Job job) {
    long begun = System.nanoTime();
    String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    String outcome;
    try {
      outcome = job.run();
    } catch (RuntimeException | StackOverflowError e) {
      outcome = failed(kind, place, id, e);
    }
    LOG.atInfo()
        .addKeyValue("request", id)
        .addKeyValue("kind", kind)
        .addKeyValue("outcome", outcome)
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
        .log("answered");
  }

  /// A mistake of ours: the person gets an id, and the log has what the operator needs to find it.
  private String failed(String kind, SlackConversation place, String id, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    LOG.atError()
        .addKeyValue("request", id)
        .addKeyValue("kind", kind)
        .addKeyValue("exception", e.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "" : trace[0])
        .log("failed");
    try {
      return posts.trouble(place, UserError.failed(id));
    } catch (RuntimeException second) {
      LOG.atError()
          .addKeyValue("request", id)
          .addKeyValue("exception", second.getClass().getName())
          .log("failed to say so");
      return "failed";
    }
  }

  /// Ends what is in flight.
  void stop(java.time.Duration grace) {
    tasks.stop(grace);
    excuses.stop(java.time.Duration.ZERO);
  }
}
