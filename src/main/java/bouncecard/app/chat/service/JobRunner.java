package bouncecard.app.chat.service;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.UserError;
import bouncecard.app.serve.Arisen;
import bouncecard.catalog.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what people ask for after their platform was told that it arrived: each piece in a thread
/// of its own, with one line in the log, and with an answer to the person whatever happens.
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private static final int MOST_EXCUSES = 100;

  private final ChatPlatform platform;
  private final ChatService service;
  private final Tasks tasks;

  /// Where the room for work is used up, there is room still to say so.
  private final Tasks excuses = new Tasks(MOST_EXCUSES);

  /// What is in flight, to be ended where there is no more time for it.
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  private volatile boolean isStopping;

  private record Running(Job job, Conversation conversation, boolean isTold) {}

  /// A runner of one platform's.
  public JobRunner(ChatPlatform platform, ChatService service, Tasks tasks) {
    this.platform = platform;
    this.service = service;
    this.tasks = tasks;
  }

  /// A piece of work.
  ///
  /// @param kind what it is, for the log
  /// @param at where it was asked
  /// @param asking says who asks, which may take a while
  /// @param work does it, and says what came of it in a word for the log
  /// @param noted where other processes find it; empty where there are none
  public record Job(
      String kind,
      ConversationRef at,
      Supplier<Asker> asking,
      Function<Conversation, String> work,
      Optional<Noted> noted) {

    /// One of which no other process knows.
    public Job(
        String kind,
        ConversationRef at,
        Supplier<Asker> asking,
        Function<Conversation, String> work) {
      this(kind, at, asking, work, Optional.empty());
    }

    /// The same, which is noted where others find it.
    public Job noted(Optional<Noted> where) {
      return new Job(kind, at, asking, work, where);
    }

    private void done() {
      noted.ifPresent(one -> one.whenDone().run());
    }

    private boolean isKept() {
      return noted.filter(one -> one.isKept().getAsBoolean()).isPresent();
    }
  }

  /// A piece of work that other processes may know of.
  ///
  /// @param whenDone is called when it is done
  /// @param isKept whether another process does what this one has no more time for
  public record Noted(Runnable whenDone, BooleanSupplier isKept) {}

  /// Takes a piece of work; false where there is no room for it.
  public boolean take(Job job) {
    return tasks.run(() -> run(job, /* isTold= */ true));
  }

  /// Takes a piece of work, or says to the person that there is no room.
  public void takeOrExcuse(Job job) {
    if (!take(job)) {
      Job excuse =
          new Job(
              job.kind(),
              job.at(),
              job.asking(),
              conversation -> service.tell(conversation, UserError.of(noRoom())),
              job.noted());
      if (!excuses.run(() -> run(excuse, /* isTold= */ true))) {
        LOG.atWarn()
            .addKeyValue("platform", platform.name())
            .addKeyValue("kind", job.kind())
            .log("no room for a question, nor to say so");
      }
    }
  }

  private Message noRoom() {
    return isStopping ? Message.TROUBLE_STOPPING : Message.TROUBLE_BUSY;
  }

  /// Takes a piece of work whose failure is nothing to a person; where there is no room for it, it
  /// is let be.
  public void takeQuietly(Job job) {
    if (!tasks.run(() -> run(job, /* isTold= */ false))) {
      job.done();
    }
  }

  private void run(Job job, boolean isTold) {
    long begun = System.nanoTime();
    String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    Conversation conversation = new Conversation(platform, job.at(), job.asking());
    Running one = new Running(job, conversation, isTold);
    running.add(one);
    service.measures().begun(platform.name());
    boolean isFailed = false;
    String outcome;
    try {
      outcome = job.work().apply(conversation);
    } catch (RuntimeException | StackOverflowError e) {
      isFailed = true;
      outcome = failed(job, conversation, isTold, id, e);
    } finally {
      if (running.remove(one)) {
        job.done();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    service.measures().answered(platform.name(), job.kind(), isFailed, took);
    LOG.atInfo()
        .addKeyValue("request", id)
        .addKeyValue("platform", platform.name())
        .addKeyValue("kind", job.kind())
        .addKeyValue("outcome", outcome)
        .addKeyValue("ms", took.toMillis())
        .log("answered");
  }

  /// A mistake of ours: the person gets an id, and the log has what the operator needs to find it.
  private String failed(
      Job job, Conversation conversation, boolean isTold, String id, Throwable e) {
    Arisen.in(LOG.atError(), e)
        .addKeyValue("request", id)
        .addKeyValue("platform", platform.name())
        .addKeyValue("kind", job.kind())
        .log("failed");
    try {
      return isTold ? service.tell(conversation, UserError.failed(id)) : "failed";
    } catch (RuntimeException second) {
      LOG.atError()
          .addKeyValue("request", id)
          .addKeyValue("exception", second.getClass().getName())
          .log("failed to say so");
      return "failed";
    }
  }

  /// Ends what is in flight. What is not done in most of that time is given up, and those who wait
  /// for it are told.
  public void stop(Duration grace) {
    isStopping = true;
    Duration forFarewell = grace.dividedBy(4);
    if (!tasks.finish(grace.minus(forFarewell))) {
      giveUp();
    }
    tasks.stop(Duration.ZERO);
    excuses.stop(forFarewell);
  }

  private void giveUp() {
    for (Running one : List.copyOf(running)) {
      one.conversation().end();
      if (one.job().isKept()) {
        running.remove(one); // another process does it
        continue;
      }
      LOG.atWarn()
          .addKeyValue("platform", platform.name())
          .addKeyValue("kind", one.job().kind())
          .log("given up, because the program ends");
      if (one.isTold()) {
        Conversation goingOn = one.conversation().goingOn();
        excuses.run(() -> service.tell(goingOn, UserError.of(Message.TROUBLE_STOPPING)));
      }
    }
  }
}
