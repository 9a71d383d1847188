package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.json.WatchJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A log as the triage counts it, and as other programs do.
public final class CountedLog {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private CountedLog() {}

  /// The triage of it, in JSON.
  public static JsonNode triaged(Path log) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new CommandLine(
                BOUNCECARD,
                Map.of("json", new JsonFormat()),
                new Terminal(100, /* coloured= */ false, "en", false, false),
                new FileInputs(new ByteArrayInputStream(new byte[0]), Limits.USUAL),
                (_, _) -> new Serving.Outcome.NoTokens(List.of()),
                _ -> new Checking.Opened.Off(),
                new Watching(Map.of(), new WatchJson(), new TriageJson()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8))
            .run(new String[] {"triage", "--format", "json", "--zone", "UTC", log.toString()});
    assertThat(status).isZero();
    return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  /// What a program says of it; the test is left out where that is not installed, and need not be.
  public static String told(String program, Path log) throws Exception {
    Optional<Path> found = installed(program);
    String missing = program + " is not installed (src/test/lab/install)";
    if (found.isEmpty() && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    assumeTrue(found.isPresent(), missing);
    Process process =
        new ProcessBuilder(found.orElseThrow().toString(), log.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }

  private static Optional<Path> installed(String program) {
    String lab =
        Optional.ofNullable(System.getenv("BOUNCECARD_LAB_HOME")).orElse("/var/lib/bouncecard-lab");
    return Stream.of("/usr/sbin", "/usr/bin", lab + "/servers/exim4-base/usr/sbin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A number that it says.
  public static int number(String told, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
