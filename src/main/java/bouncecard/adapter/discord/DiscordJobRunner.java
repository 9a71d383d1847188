package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordAnswer.Reason;
import bouncecard.adapter.discord.DiscordAnswer.Refused;
import bouncecard.adapter.discord.DiscordAnswer.Taken;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.Tasks;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Does what people asked for: each piece in a thread of its own, with one line in the log, and
/// with an answer to the person whatever happens.
final class DiscordJobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordJobRunner.class);

  /// Says that there is no place of the question's own for a trouble.
  static final Function<ObjectNode, DiscordAnswer> NO_PLACE =
      _ -> new Refused(Reason.NO_ACCESS, 0, 0);

  private final Tasks tasks;
  private final ChatService desk;
  private final DiscordMessageSender posts;

  /// Where the room for work is used up, there is room still to say so.
  private final Tasks excuses = new Tasks();

  DiscordJobRunner(Tasks tasks, ChatService desk, DiscordMessageSender posts) {
    this.tasks = tasks;
    this.desk = desk;
    this.posts = posts;
  }

  /// A piece of work.
  ///
  /// @param kind what it is, for the log
  /// @param answering answers
  /// @param telling tells of a trouble where it was asked
  record Job(
      String kind,
      Asker asker,
      Supplier<DiscordAnswer> answering,
      Function<ObjectNode, DiscordAnswer> telling) {}

  /// Takes a piece of work, or says that there is no room.
  void take(Job job) {
    if (!takeIfRoom(job)) {
      Job excuse =
          new Job(
              "busy",
              job.asker(),
              () -> job.telling().apply(drawn(job.asker(), UserError.of(Message.TROUBLE_BUSY))),
              job.telling());
      if (!excuses.run(() -> run(excuse))) {
        LOG.atWarn().addKeyValue("kind", job.kind()).log("no room for a question, nor to say so");
      }
    }
  }

  /// Takes a piece of work; false where there is no room.
  boolean takeIfRoom(Job job) {
    return tasks.run(() -> run(job));
  }

  private void run(Job job) {
    long begun = System.nanoTime();
    String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    String outcome;
    try {
      outcome = outcome(job, job.answering().get());
    } catch (RuntimeException | StackOverflowError e) {
      outcome = failed(job, id, e);
    }
    LOG.atInfo()
        .addKeyValue("request", id)
        .addKeyValue("kind", job.kind())
        .addKeyValue("outcome", outcome)
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
        .log("answered");
  }

  private String outcome(Job job, DiscordAnswer answer) {
    return switch (answer) {
      case Taken _ -> "shown";
      case Refused refused when refused.why() == Reason.ANSWERED -> "answered by another";
      case Refused refused -> told(job, refused);
    };
  }

  /// Tells why there is no answer: where it was asked, else in a message to the person.
  private String told(Job job, Refused refused) {
    LOG.atWarn()
        .addKeyValue("kind", job.kind())
        .addKeyValue("why", refused.why())
        .addKeyValue("code", refused.word())
        .log("Discord did not take an answer");
    UserError trouble = DiscordErrors.trouble(refused);
    boolean hasPlace = refused.why() != Reason.EXPIRED;
    if (hasPlace && job.telling().apply(drawn(job.asker(), trouble)) instanceof Taken) {
      return "told " + refused.word();
    }
    return posts.tellDirectly(job.asker(), trouble) instanceof Taken
        ? "told directly " + refused.word()
        : "not told " + refused.word();
  }

  private ObjectNode drawn(Asker asker, UserError trouble) {
    return DiscordMessage.toOne(desk.trouble(asker, trouble), 1);
  }

  /// A mistake of ours: the person gets an id, and the log has what the operator needs to find it.
  private String failed(Job job, String id, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    LOG.atError()
        .addKeyValue("request", id)
        .addKeyValue("kind", job.kind())
        .addKeyValue("exception", e.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "" : trace[0])
        .log("failed");
    try {
      UserError trouble = UserError.failed(id);
      boolean isTold =
          job.telling().apply(drawn(job.asker(), trouble)) instanceof Taken
              || posts.tellDirectly(job.asker(), trouble) instanceof Taken;
      return isTold ? "failed, and told" : "failed";
    } catch (RuntimeException second) {
      LOG.atError()
          .addKeyValue("request", id)
          .addKeyValue("exception", second.getClass().getName())
          .log("failed to say so");
      return "failed";
    }
  }

  /// Ends what is in flight.
  void stop(Duration grace) {
    tasks.stop(grace);
    excuses.stop(Duration.ZERO);
  }
}
