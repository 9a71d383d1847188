package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The labelled log lines and events that are kept beside the project, where they are there.
class SharedLogsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("bouncecard.shared", "../shared"), "bounces");

  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void ask_logLines_giveTheirRecipientAndQueueId() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode labelled : labelled("loglines.jsonl")) {
      JsonNode expected = labelled.path("expected_fields");
      String recipient = expected.path("recipient").asString(first(expected.path("recipients")));
      if (!recipient.isEmpty()) {
        Optional<FailedDelivery> found =
            reports(labelled.path("line").asString()).stream().findFirst();
        boolean agrees =
            found.flatMap(FailedDelivery::finalRecipient).filter(isText(recipient)).isPresent()
                && found
                    .flatMap(FailedDelivery::queueId)
                    .filter(isText(expected.path("queue_id").asString()))
                    .isPresent();
        if (!agrees) {
          wrong.add(labelled.path("id").asString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void read_events_giveTheirRecipients() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (JsonNode labelled : labelled("webhooks.jsonl")) {
      List<String> wanted = new ArrayList<>();
      labelled.path("fields").path("recipients").forEach(text -> wanted.add(text.asString()));
      Path file = FOLDER.resolve(labelled.path("file").asString());
      List<String> found = new ArrayList<>();
      for (FailedDelivery delivery : reports(Files.readString(file))) {
        delivery.finalRecipient().map(UntrustedText::value).ifPresent(found::add);
      }
      if (!found.equals(wanted)) {
        wrong.add(file + " " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private List<JsonNode> labelled(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.isReadable(file), "labelled inputs are not there: " + file.toAbsolutePath());
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      nodes.add(json.readTree(line));
    }
    assertThat(nodes).isNotEmpty();
    return nodes;
  }

  private List<FailedDelivery> reports(String text) {
    Answer answer = bouncecard.ask(new UntrustedText(text), Venue.DOCUMENT).answer();
    return answer instanceof Answer.BounceAnswer(var decoding)
        ? decoding.reports().stream().map(Report::found).toList()
        : List.of();
  }

  private static Predicate<UntrustedText> isText(String wanted) {
    return text -> text.value().equals(wanted);
  }

  private static String first(JsonNode array) {
    return array.path(0).asString("");
  }
}
