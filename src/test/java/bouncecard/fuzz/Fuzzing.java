package bouncecard.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs Jazzer on targets, each for a time and in a process of its own, which dies with what it
/// finds.
public final class Fuzzing {
  private static final Path WORK = Path.of("target/fuzz");
  private static final String INSTRUMENTED =
      "bouncecard.**:jakarta.mail.**:org.eclipse.angus.mail.**";

  private Fuzzing() {}

  /// Fuzzes and exits with 1 where something was found.
  ///
  /// @param arguments targets with commas between them, or `all`; seconds for each; folders of
  ///   further inputs to begin with
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (Target target : targets(arguments[0])) {
      Files.createDirectories(WORK.resolve(target.folder()).resolve("corpus"));
      List<String> command = command(target, arguments);
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        found.add(target.folder());
      }
    }
    if (!found.isEmpty()) {
      System.err.println("Fuzzing found something in " + found + "; the inputs are in " + WORK);
      System.exit(1);
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

  private static List<String> command(Target target, String[] arguments) {
    Path folder = WORK.resolve(target.folder());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add("-Dbouncecard.fuzz.target=" + target.name());
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + OneInput.class.getName());
    command.add("--instrumentation_includes=" + INSTRUMENTED);
    command.add("--custom_hook_includes=" + INSTRUMENTED);
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-max_total_time=" + arguments[1]);
    command.add("-max_len=20000");
    // One input: what takes so long hangs.
    command.add("-timeout=10");
    command.add("-rss_limit_mb=3000");
    command.add("-print_final_stats=1");
    command.add(folder.resolve("corpus").toString());
    command.add(Corpus.of(target).toString());
    command.addAll(List.of(arguments).subList(2, arguments.length));
    return command;
  }
}
