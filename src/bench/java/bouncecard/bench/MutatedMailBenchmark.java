package bouncecard.bench;

import bouncecard.fuzz.MutatedMails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Reads mails that were damaged by lot in every reader and says what does not hold of them. What
/// was found is put into `target/mutated`, and the exit status is 1.
public final class MutatedMailBenchmark {
  private static final Path FOUND = Path.of("target/mutated");
  private static final int MOST_FOUND = 20;

  private static final AtomicLong NEXT = new AtomicLong();
  private static final AtomicLong DONE = new AtomicLong();
  private static final AtomicLong SLOWEST = new AtomicLong();
  private static final AtomicLong FAILED = new AtomicLong();

  private MutatedMailBenchmark() {}

  /// Runs it.
  ///
  /// @param arguments how many, and the number of the first
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    NEXT.set(first);
    long begun = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(Thread.ofPlatform().start(() -> run(first + count)));
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(1_000);
      if (System.nanoTime() - begun > 0 && DONE.get() % 1_000 < 50) {
        tell(begun);
      }
    }
    tell(begun);
    System.exit(FAILED.get() == 0 ? 0 : 1);
  }

  private static void tell(long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d mails in %.0f s (%.0f a second), slowest reader %.0f ms, %d that do not hold%n",
        DONE.get(), seconds, DONE.get() / seconds, SLOWEST.get() / 1e6, FAILED.get());
  }

  private static void run(long end) {
    MutatedMails mails = new MutatedMails();
    for (long i = NEXT.getAndIncrement();
        i < end && FAILED.get() < MOST_FOUND;
        i = NEXT.getAndIncrement()) {
      byte[] mail = mails.mail(i);
      try {
        SLOWEST.accumulateAndGet(MutatedMails.check(mail), Math::max);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        FAILED.incrementAndGet();
        keep(i, mail, e);
      }
      DONE.incrementAndGet();
    }
  }

  private static void keep(long number, byte[] mail, Throwable e) {
    System.out.println("no. " + number + ": " + e);
    if (e.getStackTrace().length > 0) {
      System.out.println("  at " + e.getStackTrace()[0]);
    }
    try {
      Files.createDirectories(FOUND);
      Files.write(FOUND.resolve(number + ".eml"), mail);
    } catch (IOException failure) {
      System.out.println("  not kept: " + failure);
    }
  }
}
