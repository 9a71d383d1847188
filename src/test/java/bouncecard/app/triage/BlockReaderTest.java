package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.triage.DocumentBlock.Order;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Action;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.Sighting;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The short way through a log comes to the same as the long one, for each line of each sample.
final class BlockReaderTest {
  private static final Path LOGS = Path.of("src/test/resources/bouncecard/decode/logs.toml");
  private static final Path MIXED = Path.of("src/test/resources/bouncecard/triage/mixed.log");
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final BlockReader reader =
      new BlockReader(
          BOUNCECARD,
          new TriageOptions(Period.ALL, 2026, ZoneOffset.UTC, LocalDate.of(2026, 11, 29), 10));

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(MIXED));
    for (JsonNode node : new TomlMapper().readTree(Files.readString(LOGS)).path("case")) {
      node.path("text").asString().lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
    return lines.stream().distinct().filter(BlockReaderTest::isOfDelivery).toList();
  }

  /// Refusals of our own to others are counted apart.
  private static boolean isOfDelivery(String line) {
    return !line.contains("reject: ") && !line.contains("status=expired") && !line.startsWith("{");
  }

  private record Told(Outcome outcome, String cause) {}

  @ParameterizedTest
  @MethodSource("lines")
  void read_line_tellsWhatTheWholeReaderTells(String line) {
    Document document = new Document.Line("log", 1, new UntrustedText(line), false);
    List<Told> quick =
        reader.read(new DocumentBlock("", Order.BEGINS, List.of(document))).sightings.stream()
            .map(BlockReaderTest::told)
            .toList();
    List<Told> whole =
        BOUNCECARD.logged(new UntrustedText(line)).stream().map(BlockReaderTest::told).toList();
    assertThat(quick).isEqualTo(whole);
  }

  private static Told told(Sighting sighting) {
    return new Told(sighting.outcome(), sighting.problem().map(Problem::cause).orElse(""));
  }

  private static Told told(FailedDelivery found) {
    return switch (found.action().orElse(Action.FAILED)) {
      case FAILED -> new Told(Outcome.FAILED, BOUNCECARD.judged(found).cause().id());
      case DELAYED -> new Told(Outcome.WAITING, BOUNCECARD.judged(found).cause().id());
      case QUEUED -> new Told(Outcome.WAITING, "");
      case DELIVERED, RELAYED, EXPANDED -> new Told(Outcome.DELIVERED, "");
    };
  }
}
