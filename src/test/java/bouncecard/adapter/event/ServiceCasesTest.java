package bouncecard.adapter.event;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.catalog.service.MailService;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// What is read from the events of each service; the cases of a service are in the file of its
/// name.
class ServiceCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/event/services");
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  record Case(String service, JsonNode wanted) {
    @Override
    public String toString() {
      return service + ": " + wanted.path("name").asString();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        String service = file.getFileName().toString().replace(".toml", "");
        for (JsonNode node : new TomlMapper().readTree(Files.readString(file)).path("case")) {
          cases.add(new Case(service, node));
        }
      }
    }
    return cases;
  }

  @Test
  void services_all_haveCases() throws IOException {
    List<String> tested = cases().stream().map(Case::service).distinct().toList();
    assertThat(DataFiles.services().get().services().stream().map(MailService::id))
        .isSubsetOf(tested);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ask_event_isReadAsExpected(Case given) {
    String text = given.wanted().path("text").asString();
    Answer answer = BOUNCECARD.ask(new UntrustedText(text), Venue.CHAT).answer();
    String kind = given.wanted().path("kind").asString();
    if (kind.equals("none")) {
      assertThat(answer.kind()).isEqualTo("none");
      return;
    }
    assertThat(answer).isInstanceOf(Answer.BounceAnswer.class);
    Decoding decoding = ((Answer.BounceAnswer) answer).decoding();
    List<String> wanted = new ArrayList<>();
    given.wanted().path("reports").forEach(report -> wanted.add(report.asString()));
    assertThat(decoding.reports()).extracting(ServiceCasesTest::summary).isEqualTo(wanted);
    assertThat(decoding.kind().token()).isEqualTo(kind);
    EventExpectations.assertFields(given.wanted(), decoding.reports().getFirst().found());
  }

  private static String summary(Report report) {
    return EventExpectations.summary(report.found())
        + " "
        + report.diagnosis().cause().id()
        + " "
        + report.diagnosis().permanence().token();
  }
}
