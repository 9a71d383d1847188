package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Pieces;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads on which endpoints answer.
///
/// They are the platform's: what computes on virtual threads elsewhere in the program must not hold
/// up an acknowledgement.
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final Semaphore room;

  Answering(String name, HttpLimits limits) {
    threads =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    room = new Semaphore(limits.requests());
  }

  /// Has a request answered; false where too many are being answered already.
  ///
  /// @param teller on which `answered` is told the answer; nobody is told where it has ended
  boolean answer(Endpoint endpoint, Request request, Executor teller, Consumer<Response> answered) {
    if (!room.tryAcquire()) {
      return false;
    }
    try {
      threads.execute(
          () -> {
            Response response;
            try {
              response = guarded(endpoint, request);
            } finally {
              room.release();
            }
            tell(teller, () -> answered.accept(response));
          });
      return true;
    } catch (RejectedExecutionException _) {
      room.release();
      return false; // it is being closed
    }
  }

  /// Has the next piece of an answer made; false where this is being closed.
  ///
  /// @param teller on which `made` is told it, and nothing where it could not be made
  boolean next(Pieces pieces, Executor teller, Consumer<Optional<Optional<byte[]>>> made) {
    try {
      threads.execute(
          () -> {
            Optional<Optional<byte[]>> piece = guarded(pieces);
            tell(teller, () -> made.accept(piece));
          });
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  private static void tell(Executor teller, Runnable what) {
    try {
      teller.execute(what);
    } catch (RejectedExecutionException _) {
      // The listener was closed, and the connection with it.
    }
  }

  private static Optional<Optional<byte[]>> guarded(Pieces pieces) {
    try {
      return Optional.of(pieces.next());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("the rest of an answer failed: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private static Response guarded(Endpoint endpoint, Request request) {
    try {
      return endpoint.answer(request);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(request.head(), e);
    }
  }

  /// Nothing of a failure goes out but an id, by which it is found in the log.
  static Response failed(Head head, Throwable e) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("request {} to {} failed: {}", id, head.path(), e.getClass().getName());
    return StatusPages.error(500, "that went wrong; the log knows it as " + id);
  }

  void close() {
    threads.shutdownNow();
  }
}
