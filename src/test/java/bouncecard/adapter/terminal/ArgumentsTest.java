package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is typed on the command line, and what it is understood to be: `terminal/arguments.txt`.
final class ArgumentsTest {

  @ParameterizedTest
  @MethodSource("cases")
  void parse_commandLine_isUnderstoodAsWritten(String line) {
    int arrow = line.indexOf("=> ");
    String typed = line.substring(0, arrow).strip();
    String[] arguments = typed.isEmpty() ? new String[0] : typed.split(" ", -1);

    assertThat(written(ArgumentParser.parse(arguments))).isEqualTo(line.substring(arrow + 3));
  }

  private static String written(Arguments.Parsed parsed) {
    return switch (parsed) {
      case Arguments.Parsed.Misused(String message) -> message;
      case Arguments.Parsed.Understood(
              Arguments(var command, var flags, var values, var words)) -> {
        StringBuilder out = new StringBuilder(command.name());
        new TreeSet<>(flags).forEach(flag -> out.append(' ').append(flag));
        new TreeMap<>(values)
            .forEach((option, value) -> out.append(' ').append(option).append('=').append(value));
        yield out.append(' ').append(words).toString();
      }
    };
  }

  static Stream<String> cases() throws IOException {
    try (InputStream in =
        ArgumentsTest.class.getResourceAsStream("/bouncecard/terminal/arguments.txt")) {
      assertThat(in).isNotNull();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      return lines.stream();
    }
  }
}
