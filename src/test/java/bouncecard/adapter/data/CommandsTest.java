package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command that a card tells somebody to run, by the options that the program knows; see
/// `commands/grammar.txt`.
class CommandsTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]+}");
  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");
  private static final Pattern PROGRAM = Pattern.compile("[a-z][a-z0-9-]+|[A-Z][a-z]+-[A-Za-z]+");
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|passwd).*");

  private static final Map<String, Shape> SHAPES = shapes();

  /// What a program takes.
  ///
  /// @param subcommands words that follow its name
  /// @param options whether each takes a value: 0, 1, or ? for either
  private record Shape(
      List<String> subcommands, Map<String, String> options, int least, int most) {}

  private static Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new TreeMap<>();
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(line.split(" ", -1));
      List<String> subcommands = new ArrayList<>();
      Map<String, String> options = new LinkedHashMap<>();
      int end = words.indexOf("operands");
      for (String word : words.subList(1, end)) {
        if (word.startsWith("-") || word.startsWith("+")) {
          int colon = word.indexOf(':');
          options.put(
              colon < 0 ? word : word.substring(0, colon),
              colon < 0 ? "0" : word.substring(colon + 1));
        } else {
          subcommands.add(word);
        }
      }
      String[] range = words.get(end + 1).split("-", -1);
      shapes.put(
          words.getFirst(),
          new Shape(subcommands, options, Integer.parseInt(range[0]), Integer.parseInt(range[1])));
    }
    return shapes;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(
            CommandsTest.class.getResourceAsStream("/bouncecard/commands/grammar.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void commands_ofEverySentence_areThoseTheProgramsKnow(String language) {
    List<String> wrong = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    DataTextsTest.sentences(language)
        .forEach(
            (place, text) -> {
              Matcher quoted = QUOTED.matcher(text);
              while (quoted.find()) {
                problem(quoted.group(1), used)
                    .ifPresent(problem -> wrong.add(place + ": " + problem));
              }
            });

    assertThat(wrong).isEmpty();
    assertThat(used).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dig +shrt MX example.com",
        "openssl s_client -starttls smtp -conect mx.example.com:25",
        "swaks --server mx.example.com --auth-password geheim",
        "grep -hs alice@example.com /var/log/mail.log; rm -rf x",
        "dig MX <domain>",
        "Set-CASMailbox jane -SmtpClientAuthDisabled $false",
        "frobnicate -x 1",
        "printf '%s' 'my password' | base64",
      })
  void problem_wrongCommand_found(String command) {
    Set<String> used = new TreeSet<>();
    assertThat(problem(command, used)).isPresent();
  }

  @Test
  void grammar_everyProgram_hasABound() {
    assertThat(SHAPES).hasSizeGreaterThan(30);
    SHAPES.values().forEach(shape -> assertThat(shape.least()).isLessThanOrEqualTo(shape.most()));
  }

  /// What is wrong with a quoted text, if it is a command and anything is.
  private static Optional<String> problem(String quoted, Set<String> used) {
    String command = PLACEHOLDER.matcher(quoted).replaceAll("VALUE").replace("\\\"", "\"");
    List<String> words = words(command);
    boolean isMention = words.size() < 2 || !PROGRAM.matcher(words.getFirst()).matches();
    boolean hasOptions =
        words.stream().skip(1).anyMatch(word -> word.matches("-{1,2}[A-Za-z][A-Za-z-]*"));
    boolean isKnown = SHAPES.containsKey(words.isEmpty() ? "" : words.getFirst());
    if (isMention || (!isKnown && !hasOptions) || command.contains(" … ")) {
      return Optional.empty();
    }
    if (!isKnown) {
      return Optional.of("no such program in the grammar: " + command);
    }
    used.add(words.getFirst());
    for (List<String> part : parts(words)) {
      Optional<String> problem = problem(part);
      if (problem.isPresent()) {
        return problem.map(what -> what + " in " + command);
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /// The programs of a pipe.
  private static List<List<String>> parts(List<String> words) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String word : words) {
      if (word.equals("|")) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(word);
      }
    }
    return parts;
  }

  private static Optional<String> problem(List<String> words) {
    Shape shape = words.isEmpty() ? null : SHAPES.get(words.getFirst());
    if (shape == null) {
      return Optional.of("unknown program");
    }
    List<String> rest = words.subList(1, words.size());
    int operands = 0;
    for (int i = 0; i < rest.size(); i++) {
      String word = rest.get(i);
      String takes = shape.options().get(word);
      boolean isQuoted = word.startsWith("'") || word.startsWith("\"");
      if (!isQuoted && word.matches(".*[;<>&`()].*")) {
        return Optional.of("a sign that the shell reads: " + word);
      }
      if (SECRET.matcher(word).matches()) {
        return Optional.of("a secret on the command line: " + word);
      }
      if (i < shape.subcommands().size()) {
        if (!word.equals(shape.subcommands().get(i))) {
          return Optional.of("no subcommand " + word);
        }
      } else if (takes != null) {
        boolean isNextValue = i + 1 < rest.size() && !rest.get(i + 1).startsWith("-");
        if (takes.equals("1") && !isNextValue) {
          return Optional.of("no value of " + word);
        }
        i += takes.equals("1") || (takes.equals("?") && isNextValue) ? 1 : 0;
      } else if (word.matches("[-+][A-Za-z-].*")) {
        return Optional.of("no option " + word);
      } else {
        operands++;
      }
    }
    return operands < shape.least() || operands > shape.most()
        ? Optional.of(operands + " operands of " + Arrays.asList(shape.least(), shape.most()))
        : Optional.empty();
  }
}
