package bouncecard.adapter.worker;

import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serial.ReadingForm;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few workers. Whoever asks waits for a turn, then for the answer, and both for so long and no
/// longer; a worker that takes more than a question may take is killed, and the next question
/// starts another.
public final class WorkerPool implements SubmissionReader, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /// How often a worker's processor time is looked at.
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private static final int LONGEST_LOGGED = 200;

  private final List<String> command;
  private final Map<String, String> environment;
  private final byte[] data;
  private final WorkerLimits limits;
  private final ReadingForm form;
  private final Semaphore turns;
  private final Semaphore places;
  private final Deque<WorkerProcess> resting = new ArrayDeque<>();
  private final Set<WorkerProcess> reading = new HashSet<>();
  private boolean isClosed;

  /// A pool in which nothing runs.
  ///
  /// @param command starts a worker
  /// @param environment what the worker has of one
  /// @param data what it gets before the first submission; none where it is empty
  /// @param form reads what the workers answer
  public WorkerPool(
      List<String> command,
      Map<String, String> environment,
      byte[] data,
      WorkerLimits limits,
      ReadingForm form) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.data = data.clone();
    this.limits = limits;
    this.form = form;
    this.turns = new Semaphore(limits.workers(), /* fair= */ true);
    this.places = new Semaphore(limits.workers() + limits.waiting());
  }

  @Override
  public Outcome read(Submission submission) {
    if (!places.tryAcquire()) {
      return new Outcome.Busy();
    }
    try {
      return inTurn(submission);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped
      return new Outcome.Busy();
    } finally {
      places.release();
    }
  }

  private Outcome inTurn(Submission submission) throws InterruptedException {
    long end = System.nanoTime() + submission.within().toNanos();
    // Half of its time at the most: a turn is worth nothing without time to read.
    if (!turns.tryAcquire(
        least(limits.patience(), submission.within().dividedBy(2)).toMillis(),
        TimeUnit.MILLISECONDS)) {
      return new Outcome.Busy();
    }
    try {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      return byAny(submission, least(limits.time(), left));
    } finally {
      turns.release();
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Outcome byAny(Submission submission, Duration time) throws InterruptedException {
    while (true) {
      Optional<WorkerProcess> any = any();
      if (any.isEmpty()) {
        return new Outcome.Busy();
      }
      WorkerProcess worker = any.get();
      Optional<CompletableFuture<Wire.Answer>> answer = worker.take(submission);
      if (answer.isPresent()) {
        boolean isWell = false;
        try {
          Outcome outcome = outcome(worker, answer.get(), time);
          isWell = outcome instanceof Outcome.Done || outcome.equals(tooLarge());
          return outcome;
        } finally {
          done(worker, isWell);
          if (!isWell) {
            worker.awaitEnd(); // so that its memory is free before another has the turn
          }
        }
      }
      done(worker, /* isWell= */ false);
    }
  }

  /// One that rests, else a new one; empty where the pool is closed.
  private synchronized Optional<WorkerProcess> any() {
    if (isClosed) {
      return Optional.empty();
    }
    WorkerProcess worker =
        Optional.ofNullable(resting.pollLast())
            .orElseGet(() -> new WorkerProcess(command, environment, data, limits.idle()));
    reading.add(worker);
    return Optional.of(worker);
  }

  private synchronized void done(WorkerProcess worker, boolean isWell) {
    reading.remove(worker);
    if (isWell && !isClosed) {
      resting.addLast(worker);
    } else {
      worker.kill();
    }
  }

  private static Outcome tooLarge() {
    return new Outcome.TooMuch(Budget.BYTES);
  }

  private Outcome outcome(
      WorkerProcess worker, CompletableFuture<Wire.Answer> coming, Duration time)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    Duration before = worker.processorTime();
    while (true) {
      try {
        return outcome(coming.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException _) {
        Optional<Budget> over = over(worker, before, end);
        if (over.isPresent()) {
          LOG.atWarn().addKeyValue("over", over.get()).log("ended the reading of a question");
          return new Outcome.TooMuch(over.get());
        }
      } catch (ExecutionException e) {
        return ended(worker, Optional.ofNullable(e.getCause()).orElse(e));
      }
    }
  }

  private Optional<Budget> over(WorkerProcess worker, Duration before, long end) {
    if (System.nanoTime() - end > 0) {
      return Optional.of(Budget.TIME);
    }
    return worker.processorTime().minus(before).compareTo(limits.processor()) > 0
        ? Optional.of(Budget.PROCESSOR)
        : Optional.empty();
  }

  private Outcome outcome(Wire.Answer answer) {
    return switch (answer.status()) {
      case READ -> {
        Optional<ReadingOutcome> reading = form.read(answer.bytes());
        yield reading.isPresent()
            ? new Outcome.Done(reading.get())
            : failed("an answer that is none");
      }
      case TOO_LARGE -> tooLarge();
      case FAILED -> failed(new String(answer.bytes(), StandardCharsets.UTF_8));
    };
  }

  private Outcome ended(WorkerProcess worker, Throwable cause) {
    if (isOver()) {
      return new Outcome.Busy();
    }
    if (worker.isOutOfMemory()) {
      LOG.atWarn().addKeyValue("over", Budget.MEMORY).log("ended the reading of a question");
      return new Outcome.TooMuch(Budget.MEMORY);
    }
    return failed(cause.getClass().getName());
  }

  private synchronized boolean isOver() {
    return isClosed;
  }

  private static Outcome failed(String why) {
    String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    LOG.atError()
        .addKeyValue("request", id)
        .addKeyValue("exception", new UntrustedText(why).visible(LONGEST_LOGGED))
        .log("a worker failed");
    return new Outcome.Failed(id);
  }

  /// How many wait for their turn.
  public int waiting() {
    return turns.getQueueLength();
  }

  /// Ends all workers, and what they read with them.
  @Override
  public synchronized void close() {
    isClosed = true;
    resting.forEach(WorkerProcess::kill);
    reading.forEach(WorkerProcess::kill);
    resting.clear();
  }
}
