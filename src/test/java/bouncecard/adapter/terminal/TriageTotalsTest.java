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
import bouncecard.app.triage.SentMails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every total of a triage is exact, and equal to what pflogsumm and eximstats count where they are
/// installed (`src/test/lab/install`).
final class TriageTotalsTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final SentMails mails = new SentMails(2_000);
  @TempDir Path folder = Path.of("");

  private JsonNode triaged(Path log) {
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

  private Path postfix() throws IOException {
    return Files.write(folder.resolve("postfix.log"), mails.postfix());
  }

  private Path exim() throws IOException {
    return Files.write(folder.resolve("exim.log"), mails.exim());
  }

  private void hasAll(JsonNode triage) {
    assertThat(triage.path("delivered").asInt()).isEqualTo(mails.delivered());
    assertThat(triage.path("waiting").asInt()).isEqualTo(mails.waiting());
    assertThat(triage.path("failed").asInt()).isEqualTo(mails.failed());
    assertThat(triage.path("attempts").asInt()).isEqualTo(mails.deferrals() + mails.failed());
    assertThat(triage.path("problems").findValuesAsString("cause"))
        .contains("greylisted", "user-unknown")
        .doesNotContain("unknown");
  }

  @Test
  void triage_ofPostfix_hasEachTotal() throws IOException {
    hasAll(triaged(postfix()));
  }

  @Test
  void triage_ofExim_hasEachTotal() throws IOException {
    hasAll(triaged(exim()));
  }

  @Test
  void triage_ofPostfix_countsWhatPflogsummCounts() throws Exception {
    String told = told("pflogsumm", postfix());
    assertThat(number(told, "(\\d+) +delivered")).isEqualTo(mails.delivered());
    assertThat(number(told, "\\((\\d+) +deferrals\\)")).isEqualTo(mails.deferrals());
    assertThat(number(told, "(\\d+) +bounced")).isEqualTo(mails.failed());
  }

  @Test
  void triage_ofExim_countsWhatEximstatsCounts() throws Exception {
    String told = told("eximstats", exim());
    assertThat(number(told, "Delivered +\\S+ +\\d+ +(\\d+)")).isEqualTo(mails.delivered());
    assertThat(number(told, "Errors encountered: (\\d+)")).isEqualTo(mails.failed());
  }

  /// What a program says of a log.
  private static String told(String program, Path log) throws Exception {
    Optional<Path> found = installed(program);
    assumeTrue(found.isPresent(), program + " is not installed");
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

  private static int number(String told, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(told);
    assertThat(matcher.find()).as(told).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
