package bouncecard.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;

/// Real mails that were damaged a few times, by number and always the same, and what must hold of
/// each of them in every reader: no exception, an answer that can be drawn, and soon.
public final class MutatedMails {
  private static final int MOST_CHOICES = 120;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Of processor time, in each reader.
  private static final long LONGEST_NANOSECONDS = 1_000_000_000;

  private final Composer composer = new Composer(Target.MAIL, List.of());

  /// The mail of a number.
  public byte[] mail(long number) {
    Random random = new Random(number);
    byte[] choices = new byte[1 + random.nextInt(MOST_CHOICES)];
    random.nextBytes(choices);
    return composer.compose(choices);
  }

  /// Reads a mail in every reader.
  ///
  /// @return how long the slowest took, in nanoseconds of processor time
  /// @throws AssertionError where something that must hold does not
  public static long check(byte[] mail) {
    long slowest = 0;
    for (Target target : Target.values()) {
      long begun = THREADS.getCurrentThreadCpuTime();
      target.check(mail);
      long took = THREADS.getCurrentThreadCpuTime() - begun;
      Must.hold(took < LONGEST_NANOSECONDS, target + " took " + took + " ns");
      slowest = Math.max(slowest, took);
    }
    return slowest;
  }
}
