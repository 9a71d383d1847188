package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the code asks of a cause is a property in its data: a renamed cause changes nothing else.
class CauseIdsTest {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /// Some ids are words of protocols and records, too: `spf`, `expired`, `unknown`. They may stand
  /// where nothing is known of causes.
  private static final Pattern KNOWS_CAUSES =
      Pattern.compile("\\bCause\\b|\\bDiagnosis\\b|\\bRule\\b|\\.causes?\\(|\\.famil(y|ies)\\(");

  @Test
  void literals_whereCausesAreKnown_areNoIdsAndFamiliesOfThem() throws IOException {
    Set<String> names =
        DataFiles.load().causes().stream()
            .flatMap(cause -> Stream.of(cause.id(), cause.family()))
            .collect(Collectors.toSet());
    assertThat(names).contains("user-unknown", "no-such-user");
    List<String> found = new ArrayList<>();
    int sources = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String code = code(Files.readString(file));
        if (KNOWS_CAUSES.matcher(code).find()) {
          sources++;
          Matcher literal = LITERAL.matcher(code);
          while (literal.find()) {
            if (names.contains(literal.group(1))) {
              found.add(file + ": " + literal.group());
            }
          }
        }
      }
    }
    assertThat(sources).isGreaterThan(20);
    assertThat(found).isEmpty();
  }

  @Test
  void roles_all_haveACause() {
    for (Cause.Role role : Cause.Role.values()) {
      assertThat(DataFiles.load().cause(role).role()).contains(role);
    }
  }

  /// Without comments, which may name causes.
  private static String code(String source) {
    return source
        .lines()
        .filter(line -> !line.strip().startsWith("//"))
        .collect(Collectors.joining("\n"));
  }
}
