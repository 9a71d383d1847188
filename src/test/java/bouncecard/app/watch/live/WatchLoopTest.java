package bouncecard.app.watch.live;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.watch.HeardMessage.Author;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is heard while files are read that take long.
@Timeout(60)
final class WatchLoopTest {
  private static final String BOUNCE =
      "550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown";

  private final CountDownLatch isOver = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final WatchedRoom room =
      new WatchedRoom(
          WatchTerms.of(List.of(WatchedRoom.OPS.id()), false, ZoneId.of("UTC")), this::endless);
  private final WatchLoop loop = new WatchLoop(room.watch());

  @AfterEach
  void stop() {
    isOver.countDown();
    loop.stop(Duration.ofSeconds(20));
  }

  /// Reads until the test is over.
  private SubmissionReader.Outcome endless(Submission submission) {
    begun.incrementAndGet();
    try {
      isOver.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new SubmissionReader.Outcome.TooMuch(SubmissionReader.Budget.TIME);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void fileWhoseReadingDoesNotEnd_holdsUpNoOtherMessage() {
    loop.take(
        100, /* hasFiles= */ true, () -> Optional.of(WatchedRoom.file("1", Author.PERSON, BOUNCE)));
    await(() -> begun.get() == 1);
    loop.take(
        100,
        /* hasFiles= */ false,
        () -> Optional.of(WatchedRoom.heard("2", "alerts", Author.BOT, BOUNCE, "")));
    await(
        () -> {
          room.watch().sendDue();
          return room.wall().calls("post") == 1;
        });
    assertThat(begun).hasValue(1);
  }

  @Test
  void manyFiles_areFetchedOneAfterTheOtherAndThoseBeyondLeftOut() {
    AtomicInteger fetched = new AtomicInteger();
    for (int i = 0; i < 1_000; i++) {
      String id = "f" + i;
      loop.take(
          100,
          /* hasFiles= */ true,
          () -> {
            fetched.incrementAndGet();
            return Optional.of(WatchedRoom.file(id, Author.PERSON, BOUNCE));
          });
    }
    await(() -> begun.get() == 1);
    assertThat(fetched).hasValue(1);
    isOver.countDown();
    loop.stop(Duration.ofSeconds(20));
    assertThat(fetched.get()).isBetween(2, 65);
  }
}
