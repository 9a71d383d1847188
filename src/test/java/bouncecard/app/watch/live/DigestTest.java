package bouncecard.app.watch.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.digest.DigestService;
import bouncecard.app.digest.DigestStore;
import bouncecard.app.digest.DigestTerms;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.inlet.Kept;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.serve.Health;
import bouncecard.catalog.Language;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final Inlet INLET =
      new Inlet(
          "grid",
          "sendgrid",
          List.of(),
          WatchedRoom.OPS.id(),
          Optional.empty(),
          Set.of(),
          Map.of());

  private final WatchedRoom room = new WatchedRoom();
  private final Disk disk = new Disk();
  private final Arrivals arrivals = new Arrivals();
  private DigestTerms terms = terms(Optional.empty());
  private DigestService digest;

  /// A file with all that was ever written to it.
  private static final class Disk implements DigestStore {
    private final List<byte[]> written = new ArrayList<>();
    private boolean isFull;

    @Override
    public Optional<byte[]> read() {
      return written.isEmpty() ? Optional.empty() : Optional.of(written.getLast());
    }

    @Override
    public boolean write(byte[] bytes) {
      if (!isFull) {
        written.add(bytes);
      }
      return !isFull;
    }
  }

  /// What was kept of what arrived, in memory.
  private static final class Arrivals implements Kept {
    private final List<Numbered> all = new ArrayList<>();
    private int read;

    @Override
    public Optional<Numbered> next(Duration patience) {
      return read < all.size() ? Optional.of(all.get(read++)) : Optional.empty();
    }

    @Override
    public void done(long number) {
      // all stays, so that it can come again
    }

    @Override
    public void aside(Numbered unreadable) {
      throw new AssertionError("could not be read");
    }

    @Override
    public long waiting() {
      return (long) all.size() - read;
    }
  }

  private static DigestTerms terms(Optional<Language> language) {
    return new DigestTerms(
        DigestTerms.Every.DAY,
        LocalTime.of(9, 0),
        ZoneId.of("Asia/Seoul"),
        WatchedRoom.OPS.id(),
        language);
  }

  /// The bot begins at 11:00 in Seoul.
  @BeforeEach
  void begin() {
    digest = begun();
  }

  private DigestService begun() {
    DigestService one =
        new DigestService(
            BOUNCECARD,
            terms,
            new DigestService.Around(
                room.watch().inlets(),
                disk,
                InletDrain.cursor(room.ledger()),
                room::now,
                () -> true));
    room.watch().sumUp(one.watched());
    return one;
  }

  private void restart() {
    room.restart(/* isSealed= */ true);
    digest = begun();
  }

  private static String event(String event, String to, String reply) {
    return "{\"email\":\"%s\",\"event\":\"%s\",\"sg_event_id\":\"x\",\"reason\":\"%s\",\"response\":\"%s\"}"
        .formatted(to, event, reply, reply);
  }

  private static String unknown(String to) {
    return event(
        "bounce", to, "550-5.1.1 The email account that you tried to reach does not exist. gsmtp");
  }

  private static String full(String to) {
    return event("bounce", to, "552-5.2.2 The recipient's inbox is out of storage space. gsmtp");
  }

  private void arrive(String... bodies) {
    for (String body : bodies) {
      arrivals.all.add(
          new Kept.Numbered(
              arrivals.all.size() + 1L,
              room.now(),
              Arrival.of("grid", "", "application/json", body.getBytes(UTF_8))));
    }
    drain();
  }

  private void drain() {
    InletDrain drain =
        new InletDrain(
            List.of(INLET),
            arrivals,
            new DirectReader(
                BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.USUAL)),
            BOUNCECARD,
            new InletDrain.Takers(room.watch().inlets(), room.ledger(), digest.inlets()));
    try {
      while (drain.step(Duration.ZERO)) {
        // until nothing is left
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Lets a day pass, or less.
  private void pass(Duration time) {
    room.leap(time);
    digest.step();
  }

  @Test
  void step_aPeriodIsOver_itIsToldOnceWithItsChart() {
    arrive(
        unknown("ann@gmail.com"),
        unknown("ben@gmail.com"),
        full("cid@gmail.com"),
        event("delivered", "dan@gmail.com", "250 2.0.0 OK gsmtp"),
        event("deferred", "eve@gmail.com", "452 4.2.2 full"));
    pass(Duration.ofHours(21).plusMinutes(59));
    assertThat(room.wall().seen()).isEmpty();

    pass(Duration.ofMinutes(1));
    assertThat(room.wall().seen())
        .singleElement()
        .asString()
        .contains("Digest", "2026-11-30 11:00", "2026-12-01 09:00", "Asia/Seoul")
        .contains("no period before");
    assertThat(room.wall().calls()).containsExactly("post", "picture");
    digest.step();
    pass(Duration.ofHours(20));
    assertThat(room.wall().seen()).hasSize(1);
  }

  @Test
  void step_aSecondPeriod_isComparedWithTheFirst() {
    arrive(unknown("ann@gmail.com"), full("cid@gmail.com"), full("cio@gmail.com"));
    pass(Duration.ofHours(22));
    arrive(unknown("a@gmail.com"), unknown("b@gmail.com"), unknown("c@gmail.com"));
    pass(Duration.ofDays(1));
    assertThat(room.wall().seen()).hasSize(2);
    assertThat(room.wall().seen().getLast())
        .contains("Compared with before", "1 → 3", "2 → 0")
        .doesNotContain("no period before");
  }

  @Test
  void step_nothingWasTold_nothingIsSaid() {
    pass(Duration.ofDays(3));
    arrive(event("deferred", "eve@gmail.com", "452 4.2.2 full"));
    pass(Duration.ofDays(1));
    assertThat(room.wall().calls()).isEmpty();
  }

  @Test
  void step_afterACrash_eachIsCountedOnce() {
    arrive(unknown("ann@gmail.com"), unknown("ben@gmail.com"));
    restart();
    arrivals.read = 0; // all of it comes again
    arrive(unknown("cid@gmail.com"));
    pass(Duration.ofHours(22));
    assertThat(room.wall().seen().getFirst()).contains("Recipients 3");
  }

  @Test
  void step_theBotWasAway_whatWasMissedIsToldOnce() {
    arrive(unknown("ann@gmail.com"));
    room.leap(Duration.ofDays(9));
    restart();
    digest.step();
    digest.step();
    restart();
    digest.step();
    assertThat(room.wall().seen()).singleElement().asString().contains("2026-12-01 09:00");
    arrive(unknown("ben@gmail.com"));
    pass(Duration.ofDays(1));
    assertThat(room.wall().seen().getLast()).contains("no period before");
  }

  @Test
  void step_theProgramEndsWhileItTells_itIsNotToldTwice() {
    arrive(unknown("ann@gmail.com"));
    pass(Duration.ofHours(22));
    assertThat(room.wall().calls("post")).isEqualTo(1);
    disk.written.removeLast(); // the end came before this
    restart();
    digest.step();
    pass(Duration.ofHours(2));
    assertThat(room.wall().calls("post")).isEqualTo(1);
  }

  @Test
  void step_theChannelDoesNotTakeIt_itIsTriedAgainLater() {
    arrive(unknown("ann@gmail.com"));
    room.wall().refuse("post", Cause.OTHER);
    pass(Duration.ofHours(22));
    digest.step();
    assertThat(room.wall().calls("post refused")).isEqualTo(1);
    assertThat(digest.health())
        .isEqualTo(new Health(Health.State.UP, "its channel did not take it"));
    room.wall().relent();
    pass(Duration.ofMinutes(1));
    digest.step();
    assertThat(room.wall().calls("post")).isEqualTo(1);
    assertThat(digest.health()).isEqualTo(Health.UP);
  }

  @Test
  void step_nobodyKnowsWhetherItIsThere_itIsNotToldAgain() {
    arrive(unknown("ann@gmail.com"));
    room.wall().refuse("post", Cause.UNKNOWN);
    pass(Duration.ofHours(22));
    room.wall().relent();
    pass(Duration.ofHours(2));
    assertThat(room.wall().calls()).containsExactly("post refused");
  }

  @Test
  void step_theDiskIsFull_itIsToldWhenItIsNot() {
    arrive(unknown("ann@gmail.com"));
    disk.isFull = true;
    pass(Duration.ofHours(22));
    assertThat(room.wall().calls()).isEmpty();
    disk.isFull = false;
    pass(Duration.ofMinutes(1));
    assertThat(room.wall().calls("post")).isEqualTo(1);
  }

  @Test
  void step_whatIsKept_namesNobody() {
    arrive(unknown("ann.lee@gmail.com"));
    assertThat(new String(disk.read().orElseThrow(), ISO_8859_1))
        .contains("gmail.com")
        .doesNotContain("ann.lee");
  }

  @Test
  void step_inKorean_isInKorean() {
    terms = terms(Optional.of(new Language("ko")));
    digest = begun();
    arrive(unknown("ann@gmail.com"));
    pass(Duration.ofHours(22));
    assertThat(room.wall().seen().getFirst()).contains("요약", "Asia/Seoul");
  }

  @Test
  void step_whatWatchedChannelsTell_isCounted() {
    room.bot("1", "ALERT mail to ann@gmail.com failed: 550 5.1.1 user unknown");
    room.bot("1", "ALERT mail to ann@gmail.com failed: 550 5.1.1 user unknown");
    room.pass(Duration.ofSeconds(2));
    long cards = room.wall().calls("post");
    pass(Duration.ofHours(22));
    assertThat(room.wall().calls("post")).isEqualTo(cards + 1);
    assertThat(room.wall().seen().getLast()).contains("Digest", "Recipients 1");
  }
}
