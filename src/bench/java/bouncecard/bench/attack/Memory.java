package bouncecard.bench.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The proportional set size of the bot and of the processes below it, in MB (10⁶ bytes), as Linux
/// counts it.
///
/// @param bot the process itself
/// @param workers all processes that it started, and theirs
public record Memory(double bot, double workers) {
  static final Memory NONE = new Memory(0, 0);

  /// That of a running bot.
  public static Memory of(ProcessHandle bot) {
    return new Memory(pss(bot), bot.descendants().mapToDouble(Memory::pss).sum());
  }

  private static double pss(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1.024 / 1_000)
          .sum();
    } catch (IOException | UncheckedIOException _) {
      return 0; // it ended
    }
  }

  /// The greater of each.
  public Memory most(Memory other) {
    return new Memory(Math.max(bot, other.bot), Math.max(workers, other.workers));
  }

  @Override
  public String toString() {
    return "%.0f / %.0f MB".formatted(bot, workers);
  }
}
