package bouncecard.adapter.worker;

import bouncecard.app.reading.Submission;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A worker seen from here: a process, and the one thread that talks to it and therefore may wait.
///
/// It ends when it is killed, when its process ends, and after a while without a question.
final class WorkerProcess {
  private static final long STACK = 256 << 10;

  /// What the Java machine exits with where there is no memory left.
  private static final int OUT_OF_MEMORY = 3;

  private static final Duration PATIENCE_WITH_ITS_END = Duration.ofSeconds(2);

  private final ProcessBuilder builder;
  private final byte[] data;
  private final Duration idle;
  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(1);
  private Optional<Process> process = Optional.empty();
  private boolean isOver;

  private record Job(Submission submission, CompletableFuture<Wire.Answer> answer) {}

  /// A worker that starts with its first question.
  ///
  /// @param data what it gets before that
  WorkerProcess(List<String> command, Map<String, String> environment, byte[] data, Duration idle) {
    this.data = data;
    this.idle = idle;
    builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    // The tokens of the bot stand in its environment; a reader of strangers' mails needs none.
    builder.environment().clear();
    builder.environment().putAll(environment);
    Thread.ofPlatform().daemon().name("reader").stackSize(STACK).start(this::run);
  }

  /// Hands it a submission; empty where it has ended. It takes one at a time.
  Optional<CompletableFuture<Wire.Answer>> take(Submission submission) {
    Job job = new Job(submission, new CompletableFuture<>());
    synchronized (this) {
      return !isOver && jobs.offer(job) ? Optional.of(job.answer()) : Optional.empty();
    }
  }

  /// How much processor time it has taken.
  Duration processorTime() {
    return started().flatMap(found -> found.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  /// Whether it ended because there was no memory left.
  boolean isOutOfMemory() {
    Optional<Process> ended = started();
    try {
      return ended.isPresent()
          && ended.get().waitFor(PATIENCE_WITH_ITS_END.toMillis(), TimeUnit.MILLISECONDS)
          && ended.get().exitValue() == OUT_OF_MEMORY;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Ends it, whatever it does.
  void kill() {
    Optional<Process> running;
    synchronized (this) {
      isOver = true;
      running = process;
    }
    running.ifPresent(Process::destroyForcibly);
  }

  /// Waits a moment for one that was killed to be gone.
  void awaitEnd() throws InterruptedException {
    Optional<Process> ended = started();
    if (ended.isPresent()) {
      var _ = ended.get().waitFor(PATIENCE_WITH_ITS_END.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized Optional<Process> started() {
    return process;
  }

  private void run() {
    Optional<Job> job = next();
    try {
      if (job.isPresent()) {
        Process running = begin();
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(running.getOutputStream()));
        out.write(data);
        DataInputStream in = new DataInputStream(running.getInputStream());
        while (job.isPresent()) {
          Wire.send(job.get().submission(), out);
          job.get().answer().complete(Wire.answer(in));
          job = next();
        }
      }
    } catch (IOException e) {
      job.ifPresent(failed -> failed.answer().completeExceptionally(e));
    } finally {
      kill();
    }
  }

  private Process begin() throws IOException {
    Process begun = builder.start();
    boolean isKilled;
    synchronized (this) {
      process = Optional.of(begun);
      isKilled = isOver;
    }
    if (isKilled) {
      begun.destroyForcibly();
    }
    return begun;
  }

  /// The next job; empty where there is none for so long that this one is over.
  private Optional<Job> next() {
    try {
      Optional<Job> job = Optional.ofNullable(jobs.poll(idle.toMillis(), TimeUnit.MILLISECONDS));
      if (job.isPresent()) {
        return job;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      Optional<Job> late = Optional.ofNullable(jobs.poll());
      isOver |= late.isEmpty();
      return late;
    }
  }
}
