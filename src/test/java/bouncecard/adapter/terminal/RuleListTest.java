package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.TriageJson;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `bouncecard rules` as it is typed.
class RuleListTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void rules_all_fitTheTerminalAndNameWhatTheyRestOn() {
    assertThat(run("rules", "google")).isZero();
    assertThat(text(out).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(text(out)).contains("google.dmarc-policy", "Source", "Last seen", "dmarc");
  }

  @Test
  void rules_oneRule_saysWhatToDo() {
    assertThat(run("rules", "google.dmarc-policy")).isZero();
    assertThat(text(out)).contains("How to fix it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules gogle|No rule has \"gogle\" in it. Did you mean google?",
        "rules zzqq|No rule has \"zzqq\" in it. Filter by provider, cause, code or words:"
            + " ./bouncecard rules google dmarc",
        "rules google greylisted|No rule has all of these: google greylisted. Each alone has some;"
            + " leave one out.",
      })
  void rules_filterThatFitsNothing_saysInOneLineWhatWouldWork(String typed, String expected) {
    assertThat(run(typed.split(" "))).isEqualTo(1);
    assertThat(text(out)).isEmpty();
    assertThat(text(err).strip()).isEqualTo(expected);
  }

  private int run(String... arguments) {
    Map<String, Format> none = Map.of();
    return new CommandLine(
            new Bouncecard(
                DataFiles.load(),
                _ -> {
                  throw new AssertionError("there is no mail");
                },
                new JsonEventReader(DataFiles.services())),
            none,
            new Terminal(80, /* coloured= */ false, "en", false, false),
            new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
            (_, _) -> new Serving.Outcome.NoTokens(List.of()),
            _ -> new Checking.Opened.Off(),
            new Watching(Map.of(), (_, _, _) -> "", new TriageJson()),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
