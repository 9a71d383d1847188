package bouncecard.adapter.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Every event and reason of the services whose facts are known, as an event in which no server
/// said anything.
class ServiceRowsTest {
  private static final Path ROWS = Path.of("../shared/facts/services/services.csv");
  private static final Path TEMPLATES = Path.of("src/test/resources/bouncecard/event/rows.toml");
  private static final String RECIPIENT = "somebody@example.net";
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private record Template(
      String service, Pattern event, Pattern reason, String text, boolean isForm) {}

  @Test
  void ask_everyRow_isReadAsItMeans() throws IOException {
    assumeTrue(Files.exists(ROWS), "left out: " + ROWS + " is not there");
    List<Template> templates = templates();
    Map<String, int[]> counts = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : rows()) {
      String event = row.get("event");
      List<String> names = event.contains("(") ? List.of(event) : List.of(event.split(" / ", -1));
      int[] count = counts.computeIfAbsent(row.get("service"), _ -> new int[3]);
      boolean isRight = true;
      boolean isAsked = false;
      for (String name : names) {
        Optional<String> text = text(templates, row, name);
        if (text.isPresent()) {
          isAsked = true;
          String fault = fault(row, text.get());
          if (!fault.isEmpty()) {
            isRight = false;
            wrong.add(
                row.get("service")
                    + ": "
                    + name
                    + " | "
                    + row.get("subtype_or_reason")
                    + " | "
                    + fault);
          }
        }
      }
      count[isAsked ? isRight ? 0 : 1 : 2]++;
    }
    int right = counts.values().stream().mapToInt(count -> count[0]).sum();
    int asked = right + counts.values().stream().mapToInt(count -> count[1]).sum();
    counts.forEach(
        (service, count) ->
            System.out.println(
                service
                    + ": "
                    + count[0]
                    + " of "
                    + (count[0] + count[1])
                    + ", left out "
                    + count[2]));
    wrong.forEach(System.out::println);
    System.out.println(right + " of " + asked + " rows");
    assertThat(right * 100).isGreaterThanOrEqualTo(asked * 97);
  }

  private static List<Map<String, String>> rows() throws IOException {
    List<List<String>> lines = cells(Files.readString(ROWS));
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.getFirst().get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /// RFC 4180, with line ends of Unix.
  private static List<List<String>> cells(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (char c : csv.toCharArray()) {
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && (c == ',' || c == '\n')) {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    return lines;
  }

  private static List<Template> templates() throws IOException {
    List<Template> templates = new ArrayList<>();
    for (JsonNode node : new TomlMapper().readTree(Files.readString(TEMPLATES)).path("row")) {
      templates.add(
          new Template(
              node.path("service").asString(),
              Pattern.compile(node.path("event").asString(), Pattern.DOTALL),
              Pattern.compile(node.path("reason").asString(), Pattern.DOTALL),
              node.path("text").asString(""),
              node.path("form").asBoolean(false)));
    }
    return templates;
  }

  private static Optional<String> text(
      List<Template> templates, Map<String, String> row, String name) {
    for (Template template : templates) {
      Matcher reason = template.reason().matcher(row.get("subtype_or_reason"));
      if (template.service().equals(row.get("service"))
          && template.event().matcher(name).matches()
          && reason.matches()) {
        return template.text().isEmpty()
            ? Optional.empty()
            : Optional.of(filled(template, name, reason));
      }
    }
    return Optional.empty();
  }

  private static String filled(Template template, String name, Matcher reason) {
    String bare = name.replaceAll(" \\(.*", "").replace("error ", "").replace("*", "created");
    String text = template.text().replace("%r", RECIPIENT).replace("%e", bare);
    for (int group = 1; group <= reason.groupCount(); group++) {
      String found = reason.group(group) == null ? "" : reason.group(group).strip();
      text = text.replace("%" + group, found);
    }
    return template.isForm() ? encoded(text) : text;
  }

  private static String encoded(String form) {
    StringBuilder encoded = new StringBuilder();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      encoded
          .append(encoded.isEmpty() ? "" : "&")
          .append(field, 0, equals + 1)
          .append(URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return encoded.toString();
  }

  private static String fault(Map<String, String> row, String text) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(text), Venue.DOCUMENT).answer();
    String kind = row.get("kind");
    if (!(answer instanceof Answer.BounceAnswer(Decoding decoding))) {
      return kind.equals("not-a-bounce") ? "" : "nothing";
    }
    if (!decoding.kind().token().equals(kind)) {
      return "kind " + decoding.kind().token() + ", not " + kind;
    }
    if (decoding.reports().size() != 1) {
      return decoding.reports().size() + " reports";
    }
    Report report = decoding.reports().getFirst();
    String recipient = report.found().finalRecipient().map(UntrustedText::value).orElse("");
    if (text.contains(RECIPIENT.replace("@", "")) || text.contains(RECIPIENT)) {
      if (!recipient.equals(RECIPIENT)) {
        return "recipient " + recipient;
      }
    }
    String cause = row.get("cause");
    String found = report.diagnosis().cause().id();
    if (!cause.isEmpty() && !cause.startsWith("(") && !found.equals(cause)) {
      return "cause " + found + ", not " + cause;
    }
    String permanence = row.get("permanence");
    String lasting = report.diagnosis().permanence().token();
    boolean isTold =
        !permanence.isEmpty() && !permanence.startsWith("(") && !kind.equals("not-a-bounce");
    return isTold && !lasting.equals(permanence)
        ? "permanence " + lasting + ", not " + permanence
        : "";
  }
}
