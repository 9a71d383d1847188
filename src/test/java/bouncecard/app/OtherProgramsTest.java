package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Lines as other programs log them, made from templates with numbers that look like codes: nothing
/// is to be read in them, alone or together.
class OtherProgramsTest {
  private static final Path TEMPLATES =
      Path.of("src/test/resources/bouncecard/recognition/log-templates.txt");

  private static final int ROUNDS = 39;
  private static final int LINES = 32_000;

  /// What stands in braces in a template; other braces are a log's own.
  private static final List<String> NAMES =
      List.of("c", "d", "e", "h", "u", "ip", "sys", "iso", "iso2", "clf", "klog", "klog0", "red");

  private static final List<String> NUMBERS =
      List.of(
          "250", "252", "421", "450", "451", "452", "454", "500", "501", "502", "503", "504", "530",
          "535", "550", "551", "552", "553", "554", "5501", "4512");

  private static final List<String> VERSIONS =
      List.of("4.2.2", "5.1.1", "4.7.0", "5.7.1", "5.4.1", "4.4.2", "5.2.2");

  private static final List<String> STATUSES =
      List.of("400", "403", "404", "422", "429", "500", "502", "503", "504");

  private static final List<String> USERS =
      List.of("mailer", "postmaster", "admin", "bounce", "root", "user.unknown", "kim");

  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void ask_linesOfOtherPrograms_areNothing() throws IOException {
    List<String> found = new ArrayList<>();
    List<String> templates = Files.readAllLines(TEMPLATES);
    for (int round = 0; round < ROUNDS; round++) {
      for (String template : templates) {
        String line = filled(template);
        if (!isNothing(line)) {
          found.add(line);
        }
      }
    }
    assertThat(templates).hasSizeGreaterThan(LINES / ROUNDS);
    assertThat(found).isEmpty();
  }

  @Test
  void ask_logsOfOtherPrograms_areNothing() throws IOException {
    List<String> log = new ArrayList<>();
    for (String template : Files.readAllLines(TEMPLATES)) {
      log.add(filled(template));
    }
    assertThat(isNothing(String.join("\n", log))).isTrue();
  }

  private boolean isNothing(String text) {
    return bouncecard.ask(new UntrustedText(text), Venue.DOCUMENT).answer()
        instanceof Answer.NoAnswer;
  }

  /// The template with each known name in braces replaced by something of its kind.
  private String filled(String template) {
    StringBuilder line = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
      int close = template.indexOf('}', open);
      String name = close < 0 ? "" : template.substring(open + 1, close);
      if (NAMES.contains(name)) {
        line.append(template, from, open).append(value(name));
        from = close + 1;
      }
    }
    return line.append(template.substring(from)).toString();
  }

  private String value(String name) {
    return switch (name) {
      case "c" -> one(NUMBERS);
      case "d" -> Integer.toString(random.nextInt(2, 6));
      case "e" -> one(VERSIONS);
      case "h" -> one(STATUSES);
      case "u" -> one(USERS);
      case "ip" -> "198.51.100." + random.nextInt(256);
      case "sys" -> "Nov %2d %s".formatted(day(), clock());
      case "iso" -> "2026-11-%02dT%s.%sZ".formatted(day(), clock(), thousandths());
      case "iso2" -> "2026-11-%02d %s.%s".formatted(day(), clock(), thousandths());
      case "clf" -> "%02d/Nov/2026:%s +0000".formatted(day(), clock());
      case "klog" -> "E11%02d %s.%s550".formatted(day(), clock(), thousandths());
      case "klog0" -> "11%02d %s.%s550".formatted(day(), clock(), thousandths());
      case "red" -> "%02d Nov 2026 %s.%s".formatted(day(), clock(), thousandths());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private int day() {
    return random.nextInt(1, 29);
  }

  private String clock() {
    return "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  private String thousandths() {
    return one(NUMBERS).substring(0, 3);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
