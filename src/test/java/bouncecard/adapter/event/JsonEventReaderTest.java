package bouncecard.adapter.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.EventReader.Contents;
import bouncecard.app.Venue;
import bouncecard.catalog.Catalog;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.dsn.Bound;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

class JsonEventReaderTest {
  private static final Path CASES = Path.of("src/test/resources/bouncecard/event/events.toml");
  private static final Catalog CATALOG = DataFiles.load();

  /// So many characters that what takes the square of them does not end in time.
  private static final int A_LOT = 1 << 18;

  /// How often each case is mutated.
  private static final int ROUNDS = Boolean.getBoolean("bouncecard.exhaustive") ? 60 : 20;

  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  record Case(String name, JsonNode wanted) {
    @Override
    public String toString() {
      return name;
    }

    String text() {
      return wanted.path("text").asString();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : new TomlMapper().readTree(Files.readString(CASES)).path("case")) {
      cases.add(new Case(node.path("name").asString(), node));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ask_json_isReadAsExpected(Case given) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(given.text()), Venue.CHAT).answer();
    String kind = given.wanted().path("kind").asString();
    if (kind.equals("none")) {
      assertThat(answer.kind()).isEqualTo("none");
      return;
    }
    assertThat(answer).isInstanceOf(Answer.BounceAnswer.class);
    Decoding decoding = ((Answer.BounceAnswer) answer).decoding();
    assertThat(decoding.kind().token()).isEqualTo(kind);
    List<String> wanted = new ArrayList<>();
    given.wanted().path("reports").forEach(report -> wanted.add(report.asString()));
    assertThat(decoding.reports()).extracting(JsonEventReaderTest::summary).isEqualTo(wanted);
    EventExpectations.assertFields(given.wanted(), decoding.reports().getFirst().found());
  }

  private static String summary(Report report) {
    return EventExpectations.summary(report.found());
  }

  /// What stood before the cut is read, and it is said that there was more.
  @Test
  void ask_cutEvent_saysSo() {
    String event =
        """
        {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",\
        "bouncedRecipients":[{"emailAddress":"nobody@example.net","status":"5.1.1",\
        "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},"mail":{"source":"sender@example.com","hea\
        """;
    Answer answer = BOUNCECARD.ask(new UntrustedText(event), Venue.CHAT).answer();
    Decoding decoding = ((Answer.BounceAnswer) answer).decoding();
    assertThat(decoding.bounds()).containsExactly(Bound.EVENTS);
    assertThat(decoding.reports())
        .extracting(JsonEventReaderTest::summary)
        .containsExactly("nobody@example.net 550 5.1.1 failed");
  }

  @Test
  void ask_eventCutAnywhere_neverThrowsNorInventsAddresses() throws IOException {
    for (Case given : cases()) {
      for (int end = 1; end < given.text().length(); end += 7) {
        String cut = given.text().substring(0, end);
        if (BOUNCECARD.ask(new UntrustedText(cut), Venue.DOCUMENT).answer()
            instanceof Answer.BounceAnswer(Decoding decoding)) {
          for (Report report : decoding.reports()) {
            report
                .found()
                .finalRecipient()
                .filter(_ -> given.text().indexOf('@') >= 0)
                .ifPresent(address -> assertThat(given.text()).contains(address.value()));
          }
        }
      }
    }
  }

  @Test
  void read_mutatedJson_neverThrows() throws IOException {
    Random random = new Random(8259);
    for (Case given : cases()) {
      for (int round = 0; round < ROUNDS; round++) {
        StringBuilder text = new StringBuilder(given.text());
        for (int change = random.nextInt(6); change >= 0; change--) {
          int at = random.nextInt(text.length());
          if (random.nextBoolean()) {
            text.deleteCharAt(at);
          } else {
            text.setCharAt(at, "{}[]\":,\\0\0\uD800".charAt(random.nextInt(11)));
          }
        }
        BOUNCECARD.ask(new UntrustedText(text.toString()), Venue.DOCUMENT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "[{",
        "{\"",
        "{\"\n",
        "{\"a\":",
        "{\"a\":[",
        "{}\n",
        "{\"a\":1}\n",
        "{\"message\":\"x\"}\n",
        "{\"Message\":\"{\\\"Message\\\":\\\"",
        "\"",
        "\0",
        "\r",
        "\uD800"
      })
  void read_aLotOfTheSame_takesSeconds(String piece) {
    String text = "{\"" + piece.repeat(A_LOT / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> new JsonEventReader(DataFiles.services()).read(new UntrustedText(text)));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> new JsonEventReader(DataFiles.services()).read(new UntrustedText(text.substring(2))));
  }

  @Test
  void read_deepNesting_isNothing() {
    String text = "{\"Message\":".repeat(5000) + "1" + "}".repeat(5000);
    assertThat(new JsonEventReader(DataFiles.services()).read(new UntrustedText(text)))
        .isInstanceOf(Contents.Nothing.class);
  }

  @Test
  void read_manyEvents_areBounded() {
    String event = "{\"event\":\"bounce\",\"email\":\"a@example.net\",\"timestamp\":1}";
    String text = "[" + (event + ",").repeat(5000) + event + "]";
    assertThat(new JsonEventReader(DataFiles.services()).read(new UntrustedText(text)))
        .isInstanceOfSatisfying(
            Contents.Events.class, events -> assertThat(events.events()).hasSize(1000));
  }
}
