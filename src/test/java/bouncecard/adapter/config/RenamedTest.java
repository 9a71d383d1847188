package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.DiscordIntegration;
import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that were renamed are taken by their old name for one release, with a warning.
class RenamedTest {
  private static final Setting<List<String>> SEVERAL =
      Setting.list("many.words", List.of(), text(), "").formerly("words");
  private static final Setting<String> RENAMED =
      Setting.of("table.now", "usual", text(), "").formerly("before.then-so");

  @TempDir Path folder;

  private final ConfigErrors mistakes = new ConfigErrors();

  private static ValueParser<String> text() {
    return new ValueParser<>("a text", Optional::of);
  }

  private Resolved read(String toml, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("a.toml"), toml);
    return Resolved.read(
        Optional.of("a.toml"),
        environment,
        folder,
        new Known(List.of(RENAMED, SEVERAL), List.of()),
        mistakes);
  }

  /// What was added since the oldest of those releases.
  private static final List<String> LATER =
      List.of(
          "http.address",
          "audit.keep",
          "http.answer",
          "http.api",
          "http.body",
          "http.bodies",
          "http.connections",
          "http.head",
          "http.hosts",
          "http.keys",
          "http.open",
          "http.pages",
          "http.per-minute",
          "http.idle",
          "http.requests",
          "slack.workflow-step",
          "http.threads",
          "reading.",
          "lmtp.",
          "state.authority",
          "state.keep",
          "state.prefix",
          "state.url",
          "feedback.",
          "settings.",
          "data.",
          "watch.",
          "digest.");

  /// A release of ours is never refused the settings of the one before.
  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void read_theSettingsOfAnEarlierRelease_work(String release) {
    assertThat(
            Configuration.read(
                Optional.of("releases/" + release + ".toml"),
                Map.of(),
                Path.of("src/test/resources/bouncecard/config"),
                List.of(new Language("en"), new Language("ko")),
                List.of(new SlackIntegration(), new DiscordIntegration())))
        .isInstanceOfSatisfying(
            Configuration.Outcome.Valid.class,
            valid ->
                assertThat(valid.configuration().lines())
                    .filteredOn(line -> line.endsWith("# default"))
                    // Settings that came later stand at their defaults.
                    .filteredOn(line -> LATER.stream().noneMatch(line::startsWith))
                    .allMatch(line -> line.startsWith("# ")));
  }

  @Test
  void read_anOldNameInTheFile_isTakenWithAWarning() throws IOException {
    Resolved resolved = read("words = [\"a\", \"b\"]\n[before]\nthen-so = \"given\"\n", Map.of());
    assertThat(resolved.get(RENAMED)).isEqualTo("given");
    assertThat(resolved.get(SEVERAL)).containsExactly("a", "b");
    assertThat(mistakes.sentences()).isEmpty();
    assertThat(mistakes.warnings())
        .containsExactly(
            "a.toml: words is called many.words now; the old name is taken in this release and not"
                + " in the next.",
            "a.toml: before.then-so is called table.now now; the old name is taken in this release"
                + " and not in the next.");
  }

  @Test
  void read_anOldNameInTheEnvironment_isTakenWithAWarning() throws IOException {
    Resolved resolved = read("", Map.of("BOUNCECARD_BEFORE_THEN_SO", "given"));
    assertThat(resolved.get(RENAMED)).isEqualTo("given");
    assertThat(resolved.raw(RENAMED).origin())
        .isEqualTo(new Origin.Variable("BOUNCECARD_BEFORE_THEN_SO"));
    assertThat(mistakes.sentences()).isEmpty();
    assertThat(mistakes.warnings())
        .containsExactly(
            "BOUNCECARD_BEFORE_THEN_SO is called BOUNCECARD_TABLE_NOW now; the old name is taken in"
                + " this release and not in the next.");
  }

  @Test
  void read_bothNames_isAMistake() throws IOException {
    read(
        "before.then-so = \"a\"\ntable.now = \"b\"\n",
        Map.of("BOUNCECARD_BEFORE_THEN_SO", "a", "BOUNCECARD_TABLE_NOW", "b"));
    assertThat(mistakes.sentences())
        .containsExactly(
            "a.toml: table.now and before.then-so are the same setting; leave out before.then-so,"
                + " which is its old name.",
            "BOUNCECARD_TABLE_NOW and BOUNCECARD_BEFORE_THEN_SO are the same setting; leave out"
                + " BOUNCECARD_BEFORE_THEN_SO, which is its old name.");
  }

  @Test
  void read_theNewNameInTheEnvironment_winsOverTheOldOneInTheFile() throws IOException {
    Resolved resolved =
        read("before.then-so = \"file\"\n", Map.of("BOUNCECARD_TABLE_NOW", "variable"));
    assertThat(resolved.get(RENAMED)).isEqualTo("variable");
    assertThat(mistakes.sentences()).isEmpty();
  }
}
