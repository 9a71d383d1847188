package bouncecard.adapter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.Heard;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchTerms;
import bouncecard.app.watch.live.WatchedChannel;
import bouncecard.catalog.Catalog;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files and long messages of watched channels, read where reading them can be ended.
@Timeout(120)
final class WatchInWorkersTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final WatchedChannel OPS = new WatchedChannel("wall", "", "C0OPS");

  private final WorkerPool pool =
      new WorkerPool(
          HostileWorker.command(),
          Map.of(),
          new byte[0],
          new WorkerLimits(1, 4, LONG, LONG, Duration.ofSeconds(4), LONG),
          new ReadingForm(CATALOG));
  private final AtomicInteger names = new AtomicInteger();
  private final ChannelWatch watch =
      new ChannelWatch(
          new Bouncecard(
              CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services())),
          pool,
          WatchTerms.of(List.of(OPS.id()), false, ZoneId.of("UTC")),
          WatchLedger.inMemory(),
          new Memory(System::nanoTime).store(),
          () -> "name%08d".formatted(names.incrementAndGet()),
          InstantSource.system());

  @AfterEach
  void close() {
    pool.close();
  }

  private static String mail(String subject) {
    return "From: MAILER-DAEMON@mx.example.org\nTo: alice@example.org\nSubject: "
        + subject
        + "\n\n<bob@example.com>: 550 5.1.1 User unknown\n";
  }

  private String hear(String id, Kind kind, String text) {
    return watch.hear(
        new Heard(
            OPS,
            id,
            "",
            /* isToUs= */ false,
            new ConversationRef("wall", id),
            new HeardMessage(
                Author.PERSON,
                new UntrustedText("ann"),
                /* isAddressed= */ false,
                List.of(Passage.of(kind, text)),
                List.of()),
            /* isEdit= */ false));
  }

  @ParameterizedTest
  @CsvSource({"never returns, FILE", "allocates, PROSE"})
  void message_whoseReadingHasNoEnd_isNotAnsweredAndTheNextIs(String subject, Kind kind) {
    String rest = kind == Kind.FILE ? "" : "more words ".repeat(800);
    assertThat(hear("1", kind, mail(subject) + rest)).isEqualTo("too-much");
    assertThat(hear("2", Kind.FILE, mail("Undelivered Mail"))).isEqualTo("new");
    assertThat(hear("3", Kind.CODE, "550 5.1.1 <bob@example.com>: User unknown"))
        .isEqualTo("counted");
  }
}
