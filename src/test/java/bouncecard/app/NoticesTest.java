package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The notices of `mail/notices.toml`, in every shape that people paste them in.
final class NoticesTest {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/mail");
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  enum Shape {
    WHOLE,
    QUOTED,
    BODY,
    CODE_BLOCK,
    BARE_CR;

    String of(String mail) {
      String body = mail.substring(mail.indexOf("\n\n") + 2);
      return switch (this) {
        case WHOLE -> mail;
        case QUOTED -> mail.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        case BODY -> body;
        case CODE_BLOCK -> "```\n" + body + "```";
        case BARE_CR -> mail.replace('\n', '\r');
      };
    }
  }

  record Case(String name, Shape shape, JsonNode wanted) {
    @Override
    public String toString() {
      return name + ", " + shape;
    }

    Answer answer() {
      String text = shape.of(wanted.path("mail").asString());
      return BOUNCECARD.read(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// What was read of one: its kind, recipients, and of the first report the code and the cause.
  record Read(String kind, List<String> recipients, String code, String cause) {
    static Read of(Answer answer, JsonNode wanted) {
      if (!(answer instanceof Answer.BounceAnswer(Decoding decoding))) {
        return new Read("not-a-bounce", List.of(), "", "");
      }
      List<Report> reports = decoding.reports();
      return new Read(
          decoding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          reports.stream()
              .flatMap(report -> report.found().finalRecipient().stream())
              .map(UntrustedText::value)
              .toList(),
          wanted.has("code")
              ? reports.stream()
                  .limit(1)
                  .flatMap(report -> report.found().replyCode().stream())
                  .map(ReplyCode::toString)
                  .collect(Collectors.joining())
              : "",
          wanted.has("cause")
              ? reports.stream()
                  .limit(1)
                  .map(report -> report.diagnosis().cause().id())
                  .collect(Collectors.joining())
              : "");
    }

    static Read wanted(JsonNode wanted) {
      List<String> recipients = new ArrayList<>();
      wanted.path("recipients").forEach(one -> recipients.add(one.asString()));
      return new Read(
          wanted.path("kind").asString("bounce"),
          recipients,
          wanted.path("code").asString(""),
          wanted.path("cause").asString(""));
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : nodes("notices.toml", "notices-korean.toml")) {
      List<String> only = new ArrayList<>();
      node.path("only").forEach(shape -> only.add(shape.asString()));
      for (Shape shape : Shape.values()) {
        if (only.isEmpty() || only.contains(shape.name().toLowerCase(Locale.ROOT))) {
          cases.add(new Case(node.path("name").asString(), shape, node));
        }
      }
    }
    return cases;
  }

  private static List<JsonNode> nodes(String... files) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String file : files) {
      new TomlMapper()
          .readTree(Files.readString(FOLDER.resolve(file)))
          .path("case")
          .forEach(nodes::add);
    }
    return nodes;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void read_noticeInAnyShape_tellsRecipientsCodeAndCause(Case one) {
    assertThat(Read.of(one.answer(), one.wanted())).isEqualTo(Read.wanted(one.wanted()));
  }
}
