package bouncecard.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs Jazzer on targets, each for a time and in a process of its own, which dies with what it
/// finds. What it found is put beside it as the reader got it (`….input`).
public final class Fuzzing {
  private static final Path WORK = Path.of("target/fuzz");
  private static final int SEEDS = 300;
  private static final int LONGEST_SEED = 120;
  private static final List<String> FOUND = List.of("crash-", "timeout-", "oom-", "slow-unit-");

  private Fuzzing() {}

  /// Fuzzes and exits with 1 where something was found.
  ///
  /// @param arguments targets with commas between them, or `all`; seconds for each; folders of
  ///   further samples
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    List<Path> samples =
        List.of(arguments).subList(2, arguments.length).stream().map(Path::of).toList();
    for (Target target : targets(arguments[0])) {
      Path folder = WORK.resolve(target.folder());
      seed(folder.resolve("corpus"));
      for (Path old : found(folder)) {
        Files.delete(old);
      }
      List<String> command = command(target, arguments[1], samples);
      // The exit status tells of some findings only.
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0
          || !found(folder).isEmpty()) {
        found.add(target.folder());
        compose(target, samples);
      }
    }
    if (!found.isEmpty()) {
      System.err.println("Fuzzing found something in " + found + "; the inputs are in " + WORK);
      System.exit(1);
    }
  }

  /// Begins with damages that are drawn by lot, always the same.
  private static void seed(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    for (int i = 0; i < SEEDS; i++) {
      byte[] seed = new byte[1 + random.nextInt(LONGEST_SEED)];
      random.nextBytes(seed);
      Files.write(folder.resolve("seed-" + i), seed);
    }
  }

  private static List<Path> found(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FOUND.stream().anyMatch(file.getFileName().toString()::startsWith))
          .toList();
    }
  }

  private static void compose(Target target, List<Path> samples) throws IOException {
    Composer composer = new Composer(target, samples);
    for (Path file : found(WORK.resolve(target.folder()))) {
      Files.write(
          file.resolveSibling(file.getFileName() + ".input"),
          composer.compose(Files.readAllBytes(file)));
    }
  }

  private static List<Target> targets(String names) {
    if (names.equals("all")) {
      return List.of(Target.values());
    }
    List<Target> targets = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      targets.add(Target.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return targets;
  }

  private static List<String> command(Target target, String seconds, List<Path> samples) {
    Path folder = WORK.resolve(target.folder());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The stack of the shipped program: what ends there must be found here.
    command.addAll(
        List.of("-Xmx1g", "-Xss512k", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add("-Dbouncecard.fuzz.target=" + target.name());
    command.add("-Dbouncecard.fuzz.sparing=true");
    command.add(
        "-Dbouncecard.fuzz.samples="
            + samples.stream().map(Path::toString).collect(Collectors.joining(":")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + OneInput.class.getName());
    command.add("--instrumentation_includes=" + target.instrumented());
    command.add("--custom_hook_includes=" + target.instrumented());
    // Ways only: comparisons are made by a grammar, and watching them costs more than it finds.
    command.add("--trace=cov");
    command.add("--mutator_framework=false");
    // So many different findings end a run.
    command.add("--keep_going=8");
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-max_total_time=" + seconds);
    command.add("-max_len=300");
    command.add("-len_control=0");
    // One input: what takes so long hangs.
    command.add("-timeout=30");
    command.add("-rss_limit_mb=3000");
    command.add("-print_final_stats=1");
    command.add(folder.resolve("corpus").toString());
    return command;
  }
}
