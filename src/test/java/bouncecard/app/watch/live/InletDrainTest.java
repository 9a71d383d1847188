package bouncecard.app.watch.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.inlet.InletTally;
import bouncecard.app.inlet.Kept;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.catalog.Language;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InletDrainTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final SubmissionReader READER =
      new DirectReader(BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.USUAL));
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
  private static final Inlet INLET = inlet(Optional.empty(), Inlet.Show.values());

  private final WatchedRoom room =
      new WatchedRoom(WatchTerms.of(List.of(), false, ZoneId.of("UTC")));
  private final Arrivals arrivals = new Arrivals();

  private static Inlet inlet(Optional<Language> language, Inlet.Show... shows) {
    EnumSet<Inlet.Show> all = EnumSet.noneOf(Inlet.Show.class);
    all.addAll(List.of(shows));
    return new Inlet("grid", "sendgrid", List.of(), WatchedRoom.OPS.id(), language, all, Map.of());
  }

  /// What was kept, in memory.
  private static final class Arrivals implements Kept {
    private final List<Numbered> all = new ArrayList<>();
    private final List<Long> aside = new ArrayList<>();
    private long read;
    private long done;

    void add(String body) {
      long number = all.size() + 1L;
      all.add(
          new Numbered(
              number, NOW, Arrival.of("grid", "", "application/json", body.getBytes(UTF_8))));
    }

    void from(long number) {
      read = number;
    }

    @Override
    public Optional<Numbered> next(Duration patience) {
      return read < all.size() ? Optional.of(all.get((int) read++)) : Optional.empty();
    }

    @Override
    public void done(long number) {
      done = number;
    }

    @Override
    public void aside(Numbered unreadable) {
      aside.add(unreadable.number());
    }

    @Override
    public long waiting() {
      return all.size() - read;
    }
  }

  private static String bounce(String to) {
    return "{\"email\":\"%s\",\"event\":\"bounce\",\"sg_event_id\":\"x\",\"reason\":\"550-5.1.1 The email account that you tried to reach does not exist. gsmtp\",\"status\":\"5.1.1\"}"
        .formatted(to);
  }

  private static String full(String to) {
    return "{\"email\":\"%s\",\"event\":\"bounce\",\"sg_event_id\":\"x\",\"reason\":\"552-5.2.2 The recipient's inbox is out of storage space. gsmtp\",\"status\":\"5.2.2\"}"
        .formatted(to);
  }

  private static String delivered(String to) {
    return "{\"email\":\"%s\",\"event\":\"delivered\",\"sg_event_id\":\"x\",\"response\":\"250 2.0.0 OK gsmtp\"}"
        .formatted(to);
  }

  private InletDrain drain(Inlet inlet, InletEar ear, WatchLedger ledger) {
    return new InletDrain(
        List.of(inlet),
        arrivals,
        READER,
        BOUNCECARD,
        new InletDrain.Takers(ear, ledger, InletTally.NONE));
  }

  private static void all(InletDrain drain) throws InterruptedException {
    while (drain.step(Duration.ZERO)) {
      // until nothing is left
    }
  }

  private void drained(Inlet inlet) throws InterruptedException {
    all(drain(inlet, room.watch().inlets(), room.ledger()));
    room.watch().sendDue();
  }

  @Test
  void step_failuresAndDeliveries_areOneCardAProblemWithTheirShare() throws InterruptedException {
    arrivals.add(bounce("a@gmail.com"));
    for (int i = 0; i < 18; i++) {
      arrivals.add(delivered("b" + i + "@gmail.com"));
    }
    arrivals.add(bounce("c@gmail.com"));
    drained(INLET);
    room.pass(Duration.ofSeconds(30));
    assertThat(room.wall().seen()).hasSize(1);
    assertThat(room.wall().seen().getFirst()).contains("10.0 % of 20 mails");
    assertThat(arrivals.done).isEqualTo(20);
    assertThat(arrivals.aside).isEmpty();
  }

  @Test
  void step_deliveriesAlone_sayNothing() throws InterruptedException {
    arrivals.add(delivered("a@gmail.com"));
    drained(INLET);
    room.pass(Duration.ofSeconds(30));
    assertThat(room.wall().calls()).isEmpty();
  }

  @Test
  void step_whatTheInletDoesNotShow_isOnlyCounted() throws InterruptedException {
    arrivals.add(bounce("a@gmail.com"));
    arrivals.add(
        "{\"email\":\"a@gmail.com\",\"event\":\"spamreport\",\"sg_event_id\":\"x\",\"timestamp\":1}");
    drained(inlet(Optional.empty(), Inlet.Show.COMPLAINTS));
    room.pass(Duration.ofSeconds(30));
    assertThat(room.wall().seen()).hasSize(1);
    assertThat(room.wall().seen().getFirst()).doesNotContain("does not exist");
  }

  @Test
  void step_theLanguageOfTheInlet_isThatOfTheCard() throws InterruptedException {
    arrivals.add(bounce("a@gmail.com"));
    drained(inlet(Optional.of(new Language("ko")), Inlet.Show.FAILED));
    assertThat(room.wall().cards().values())
        .singleElement()
        .matches(card -> card.reply().card().language().tag().equals("ko"));
  }

  @Test
  void step_whatNobodyCanRead_isKeptAsideAndTheRestIsTold() throws InterruptedException {
    arrivals.add("\u0000\u0001 nothing at all");
    arrivals.add("{\"weather\":\"fine\"}");
    arrivals.add(bounce("a@gmail.com"));
    drained(INLET);
    assertThat(arrivals.aside).containsExactly(1L, 2L);
    assertThat(room.wall().seen()).hasSize(1);
    assertThat(arrivals.done).isEqualTo(3);
  }

  @Test
  void step_anInletThatIsNoMore_isKeptAside() throws InterruptedException {
    arrivals.add(bounce("a@gmail.com"));
    all(
        new InletDrain(
            List.of(),
            arrivals,
            READER,
            BOUNCECARD,
            new InletDrain.Takers(room.watch().inlets(), room.ledger(), InletTally.NONE)));
    assertThat(arrivals.aside).containsExactly(1L);
  }

  @Test
  void step_aReaderThatFails_isNotAskedForEver() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    arrivals.add(bounce("a@gmail.com"));
    all(
        new InletDrain(
            List.of(INLET),
            arrivals,
            _ -> {
              asked.incrementAndGet();
              throw new IllegalStateException("fault");
            },
            BOUNCECARD,
            new InletDrain.Takers(room.watch().inlets(), room.ledger(), InletTally.NONE)));
    assertThat(asked).hasValue(1);
    assertThat(arrivals.aside).containsExactly(1L);
  }

  /// A ledger that knows all its states: what is on the disk when the power goes is any of them.
  private static final class Steps implements WatchLedger {
    private final Map<String, String> lines = new TreeMap<>();
    private final List<Map<String, String>> states = new ArrayList<>(List.of(Map.of()));

    Steps(Map<String, String> before) {
      lines.putAll(before);
    }

    @Override
    public Map<String, String> all() {
      return new TreeMap<>(lines);
    }

    @Override
    public void put(String key, String line) {
      lines.put(key, line);
      states.add(Map.copyOf(lines));
    }

    @Override
    public void remove(String key) {
      lines.remove(key);
      states.add(Map.copyOf(lines));
    }

    Map<String, Long> times() {
      Map<String, Long> times = new TreeMap<>();
      lines.values().stream()
          .flatMap(line -> EpisodeForm.parse(line).stream())
          .forEach(one -> times.put(one.problem.cause(), one.times));
      return times;
    }

    Map<String, Long> sent() {
      Map<String, Long> sent = new TreeMap<>();
      lines.values().stream()
          .flatMap(line -> EpisodeForm.parse(line).stream())
          .forEach(one -> sent.put(one.problem.cause(), one.sent));
      return sent;
    }
  }

  private void drainedOver(Steps ledger) throws InterruptedException {
    AtomicInteger names = new AtomicInteger(ledger.all().size());
    ChannelWatch watch =
        new ChannelWatch(
            BOUNCECARD,
            READER,
            WatchTerms.NONE,
            ledger,
            new Memory(() -> 0).store(),
            () -> "name%08d".formatted(names.incrementAndGet()),
            () -> NOW);
    watch.speakThrough(room.wall(), "", room.service().unaskedCards());
    arrivals.from(InletDrain.cursor(ledger));
    all(drain(INLET, watch.inlets(), ledger));
  }

  @Test
  void step_theProgramEndsAfterAnyWrite_everythingIsCountedOnce() throws InterruptedException {
    arrivals.add(bounce("a@gmail.com"));
    arrivals.add(full("b@gmail.com"));
    arrivals.add(delivered("c@gmail.com"));
    arrivals.add("[" + bounce("d@gmail.com") + "," + full("e@gmail.com") + "]");
    arrivals.add(bounce("f@gmail.com"));
    Steps whole = new Steps(Map.of());
    drainedOver(whole);
    assertThat(whole.times().values()).containsExactlyInAnyOrder(3L, 2L);
    assertThat(whole.states.size()).isGreaterThan(12);
    for (Map<String, String> state : whole.states) {
      Steps again = new Steps(state);
      drainedOver(again);
      assertThat(again.times()).isEqualTo(whole.times());
      assertThat(again.sent()).isEqualTo(whole.sent());
    }
  }
}
