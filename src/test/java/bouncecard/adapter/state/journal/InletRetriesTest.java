package bouncecard.adapter.state.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Kept.Numbered;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.service.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bot is away, and services send again as each of them does.
class InletRetriesTest {
  private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");

  @TempDir Path folder;
  private Instant now = START;

  private InletJournal journal(String service, Duration remembered) {
    return InletJournal.open(
        new JournalTerms(
            folder.resolve(service),
            List.of(new Secret("k".repeat(40))),
            _ -> remembered,
            () -> now),
        0,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  /// When an event is sent: at once, and after each pause.
  private static List<Instant> tries(Webhook webhook, Instant first) {
    List<Instant> tries = new ArrayList<>(List.of(first));
    webhook.pauses().forEach(pause -> tries.add(tries.getLast().plus(pause)));
    return tries;
  }

  @Test
  void services_whileTheBotIsAway_loseNothingWithinTheirTries() throws InterruptedException {
    Map<String, Webhook> known = new TreeMap<>(DataFiles.services().get().webhooks());
    known.values().removeIf(webhook -> webhook.tries().isEmpty());
    assertThat(known)
        .containsKeys(
            "amazon-ses", "sendgrid", "mailgun", "postmark", "sparkpost", "brevo", "resend");
    for (Map.Entry<String, Webhook> one : known.entrySet()) {
      away(one.getKey(), one.getValue());
    }
  }

  /// It comes back just before the last try of the first event. Of every second event the answer is
  /// lost, so that it is sent again; the bot is started anew between any two.
  private void away(String service, Webhook webhook) throws InterruptedException {
    List<Instant> first = tries(webhook, START);
    Instant back = first.getLast().minusSeconds(1);
    List<String> sent = new ArrayList<>();
    for (int event = 0; event < 5; event++) {
      Instant at = START.plusSeconds(event * 5L);
      boolean isAnswered = event % 2 == 0;
      int taken = 0;
      for (Instant one : tries(webhook, at)) {
        if (one.isBefore(back) || (isAnswered && taken > 0)) {
          continue;
        }
        now = one;
        InletJournal journal = journal(service, webhook.remembered());
        Receipt receipt =
            journal.take(Arrival.of(service, "e" + event, "", ("e" + event).getBytes(UTF_8)));
        assertThat(receipt).isEqualTo(taken == 0 ? Receipt.KEPT : Receipt.REPEATED);
        taken++;
        journal.stop(Duration.ofSeconds(10));
      }
      assertThat(taken).as(service).isPositive();
      sent.add("e" + event);
    }
    InletJournal journal = journal(service, webhook.remembered());
    List<String> kept = new ArrayList<>();
    for (Optional<Numbered> next = journal.next(Duration.ZERO);
        next.isPresent();
        next = journal.next(Duration.ZERO)) {
      kept.add(next.get().arrival().id());
    }
    journal.stop(Duration.ofSeconds(10));
    assertThat(kept).as(service).containsExactlyElementsOf(sent);
  }
}
