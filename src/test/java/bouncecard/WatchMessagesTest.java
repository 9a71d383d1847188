package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.watch.MessageReader;
import bouncecard.app.watch.WatchDecision;
import bouncecard.app.watch.WatchDecision.Reason;
import bouncecard.app.watch.WatchJudge;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What watching makes of whole sets of messages, as both chats deliver them. The words that decide
/// were chosen with all of them in view: they hold what was reached, and measure nothing new.
final class WatchMessagesTest {
  private static final Path OWN = Path.of("src/test/resources/bouncecard/watch");
  private static final Path SHARED = Path.of("../shared/watch/messages.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WatchJudge JUDGE =
      new WatchJudge(
          new Bouncecard(
              DataFiles.load(),
              new JakartaMailReader(),
              new JsonEventReader(DataFiles.services())));
  private static final Map<String, MessageReader> PLATFORMS = Main.heard();

  /// @param spokenOf the ids of messages that are to be answered, and are
  /// @param missed those that are to be answered, and are not
  /// @param noise those that are answered, and must not be
  private record Score(List<String> spokenOf, List<String> missed, List<String> noise) {
    double recall() {
      return (double) spokenOf.size() / (spokenOf.size() + missed.size());
    }
  }

  private static Score score(Path file) throws IOException {
    Score score = new Score(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      String id = row.path("id").asString();
      boolean speaks = decision(row).speaks();
      switch (row.path("want").asString()) {
        case "answer" -> (speaks ? score.spokenOf() : score.missed()).add(id);
        case "silent" -> {
          if (speaks) {
            score.noise().add(id);
          }
        }
        default -> {}
      }
    }
    return score;
  }

  private static WatchDecision decision(JsonNode row) {
    return Objects.requireNonNull(PLATFORMS.get(row.path("platform").asString()))
        .read(row.path("message").toString())
        .map(JUDGE::judge)
        .orElse(WatchDecision.silent(Reason.NOTHING));
  }

  @Test
  void judge_messages_isSilentWhereItMustBe() throws IOException {
    Score score = score(OWN.resolve("messages.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.96);
  }

  @Test
  void judge_furtherMessages_isNoWorseThanMeasured() throws IOException {
    Score score = score(OWN.resolve("held-back.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.96);
  }

  /// Jokes, lessons, tests, traps, other protocols, what is over.
  @Test
  void judge_kindsOfNoise_isSilent() throws IOException {
    Score score = score(OWN.resolve("kinds.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.missed()).isEmpty();
  }

  /// What alerts, libraries, services, lists and people bring a reply in; and beside it counts,
  /// rules, patterns, templates, source code, translations, refusals of our own.
  @Test
  void judge_carriers_areHeardAndTheirExamplesAreNot() throws IOException {
    Score score = score(OWN.resolve("carriers.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.missed()).isEmpty();
  }

  /// Replies quoted beside a server's name, printed in structures, asked about, complaints; and
  /// beside them replies that are kinds, examples, jokes and refusals of our own.
  @Test
  void judge_quotes_areHeardWhereSomebodyGaveThem() throws IOException {
    Score score = score(OWN.resolve("quotes.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.missed()).isEmpty();
  }

  /// The reply in one part of a message and its recipient in another; what is over by a footer, a
  /// field or a heading; errors of our own programs at the login; and what must stay silent beside
  /// each. What is told of each is held as well.
  @Test
  void judge_parts_areOneAccount() throws IOException {
    for (String line : Files.readAllLines(OWN.resolve("parts.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      String id = row.path("id").asString() + " " + row.path("why").asString();
      WatchDecision decision = decision(row);
      assertThat(decision.speaks())
          .describedAs(id)
          .isEqualTo(row.path("want").asString().equals("answer"));
      if (!decision.speaks()) {
        continue;
      }
      assertThat(decision.found().reports())
          .describedAs(id)
          .isNotEmpty()
          .extracting(report -> report.diagnosis().cause().id())
          .allSatisfy(cause -> assertThat(texts(row.path("cause"))).contains(cause));
      assertThat(decision.found().reports())
          .describedAs(id)
          .flatExtracting(report -> report.found().finalRecipient().stream().toList())
          .extracting(UntrustedText::value)
          .containsExactlyInAnyOrderElementsOf(texts(row.path("recipients")));
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(one -> all.add(one.asString()));
    return all;
  }

  /// What Grafana, Zabbix, Graylog, Uptime Kuma, Sentry, Datadog, PagerDuty and Alertmanager write
  /// around a reply, in the forms of their sources and documentation: raised with a reply, over,
  /// and raised with numbers that are none.
  @Test
  void judge_programs_areReadAsTheyWrite() throws IOException {
    Score score = score(OWN.resolve("programs.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.missed()).isEmpty();
  }

  /// Replies that help pages, comments, changes, tables of access, documents of classes, patterns
  /// and tests quote; and beside them those that people ask about and programs raise.
  @Test
  void judge_documents_areNoReports() throws IOException {
    Score score = score(OWN.resolve("documents.jsonl"));
    assertThat(score.noise()).isEmpty();
    assertThat(score.missed()).isEmpty();
  }

  @Test
  void judge_sharedMessages_reachesWhatIsAsked() throws IOException {
    assumeTrue(Files.exists(SHARED), "left out: ../shared/watch is not here");
    Score score = score(SHARED);
    assertThat(score.noise()).isEmpty();
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.96);
  }
}
