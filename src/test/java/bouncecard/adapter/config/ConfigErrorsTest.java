package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.DiscordIntegration;
import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said of wrong configurations: the samples in `bouncecard/config`.
final class ConfigErrorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/config");

  @ParameterizedTest
  @MethodSource("files")
  void read_wrongFile_saysWhatIsWrong(String name) throws IOException {
    Path expected = FOLDER.resolve(name.replace(".toml", ".expected.txt"));

    List<String> said = mistakes(Optional.of(name), Map.of());

    assertThat(said).isEqualTo(Files.readAllLines(expected));
    assertThat(said).noneMatch(sentence -> sentence.contains("not-to-be-seen"));
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".toml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("environments")
  void read_environment_saysWhatIsWrong(Sample sample) {
    assertThat(mistakes(Optional.empty(), sample.environment())).isEqualTo(sample.expected());
  }

  record Sample(Map<String, String> environment, List<String> expected) {}

  static List<Sample> environments() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("environment.txt"))) {
      if (line.startsWith("| ")) {
        samples.getLast().expected().add(line.substring(2));
      } else if (!line.startsWith("#")) {
        samples.add(new Sample(variables(line.replace(" =>", "")), new ArrayList<>()));
      }
    }
    return samples;
  }

  private static Map<String, String> variables(String line) {
    return Arrays.stream(line.split(" ", -1))
        .map(item -> item.replace("%20", " ").replace("%0a", "\n").split("=", 2))
        .collect(Collectors.toMap(item -> item[0], item -> item[1]));
  }

  private static List<String> mistakes(Optional<String> file, Map<String, String> environment) {
    List<Language> spoken = List.of(new Language("en"), new Language("ko"));
    return Outcomes.mistakes(
        Configuration.read(
            file,
            environment,
            FOLDER,
            spoken,
            List.of(new SlackIntegration(), new DiscordIntegration())));
  }
}
