package bouncecard;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `serve` as a process of its own, from the program that is tested.
public final class ServeCommand {
  private ServeCommand() {}

  /// The process, not started: in that folder, with these variables, and with none of those of
  /// whoever runs the tests that would configure it.
  public static ProcessBuilder in(Path folder, Map<String, String> environment, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "bouncecard.Main",
                "serve"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SLACK|DISCORD|BOUNCECARD)_.*"));
    builder.environment().putAll(environment);
    return builder;
  }

  /// The next line of its log that holds these words.
  public static String until(BufferedReader log, String words) throws IOException {
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new AssertionError("the log ended without: " + words);
  }
}
