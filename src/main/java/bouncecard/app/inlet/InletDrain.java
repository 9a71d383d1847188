package bouncecard.app.inlet;

import bouncecard.app.Bouncecard;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serve.Arisen;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.OwnThread;
import bouncecard.app.serve.Service;
import bouncecard.app.watch.live.InletEar;
import bouncecard.app.watch.live.Told;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.catalog.Language;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what was kept, in order, reads it, and has it counted and told: once, also over a crash.
/// Up to where it came stands in the ledger after what was counted.
public final class InletDrain implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(InletDrain.class);
  private static final String CURSOR = "inlets";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// Read at the start and told to nobody, so that what reading needs is there when the first event
  /// comes, and not fetched while a thousand wait to be kept.
  private static final Arrival FIRST =
      Arrival.of(
          "",
          "application/json",
          "{\"event\":\"bounce\",\"email\":\"a@example.com\",\"reason\":\"550 5.1.1 unknown\"}"
              .getBytes(StandardCharsets.UTF_8));

  private static final int LONGEST_WORDS = 20_000;
  private static final int MOST_PROVIDERS = 2_000;
  private static final int SETTLED_EVERY = 1_000;

  private final Map<String, Inlet> inlets;
  private final Kept kept;
  private final ArrivalReader reader;
  private final Bouncecard bouncecard;
  private final InletEar ear;
  private final WatchLedger ledger;
  private final InletTally tally;
  private final Map<String, String> providers = new ConcurrentHashMap<>();
  private final AtomicLong unread = new AtomicLong();
  private volatile Optional<String> awaited = Optional.empty();
  private volatile long counted;
  private volatile long settled;
  private volatile boolean isStopped;
  private final OwnThread thread = new OwnThread("inlets");

  /// What a drain hands on to.
  ///
  /// @param ear tells the channels
  /// @param ledger keeps up to where it came
  /// @param tally sums it up
  public record Takers(InletEar ear, WatchLedger ledger, InletTally tally) {}

  /// A drain that is not started.
  ///
  /// @param bouncecard judges who takes the mail that was delivered
  public InletDrain(
      List<Inlet> inlets,
      Kept kept,
      SubmissionReader reader,
      Bouncecard bouncecard,
      Takers takers) {
    this.inlets = inlets.stream().collect(Collectors.toMap(Inlet::name, Function.identity()));
    this.kept = kept;
    this.reader = new ArrivalReader(reader, Thread::sleep);
    this.bouncecard = bouncecard;
    this.ear = takers.ear();
    this.ledger = takers.ledger();
    this.tally = takers.tally();
    this.settled = cursor(ledger);
  }

  /// Up to which number all is counted.
  public static long cursor(WatchLedger ledger) {
    String written = ledger.all().getOrDefault(CURSOR, "");
    boolean isNumber =
        !written.isEmpty()
            && written.length() < 19
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(written) : 0;
  }

  @Override
  public String name() {
    return "inlets";
  }

  @Override
  public void start() {
    thread.start(this::run);
  }

  private void run() throws InterruptedException {
    reader.read(FIRST);
    while (!isStopped) {
      step(PATIENCE);
    }
  }

  /// Takes one, or nothing where none came in that time.
  ///
  /// @return whether there was one
  public boolean step(Duration patience) throws InterruptedException {
    Optional<Kept.Numbered> next = kept.next(patience);
    if (next.isEmpty()) {
      settle();
      return false;
    }
    Kept.Numbered one = next.get();
    try {
      take(one);
    } catch (RuntimeException | StackOverflowError e) {
      failed(e);
      aside(one);
    }
    counted = one.number();
    if (one.number() % SETTLED_EVERY == 0) {
      settle();
    }
    return true;
  }

  /// Lets go of what is counted for good. The mark is put after what the sum counted: what a crash
  /// takes from the sum comes again, and those who have it know its number.
  private void settle() {
    tally.flush();
    if (counted > settled) {
      settled = counted;
      ledger.put(CURSOR, Long.toString(settled));
    }
    if (ledger.flush()) {
      kept.done(settled);
    }
  }

  private void take(Kept.Numbered one) throws InterruptedException {
    Optional<Inlet> inlet = Optional.ofNullable(inlets.get(one.arrival().inlet()));
    if (inlet.isEmpty()) {
      aside(one); // it was taken out of the settings meanwhile
      return;
    }
    Optional<ArrivalReader.Read> read = reader.read(one.arrival());
    if (read.isEmpty()) {
      aside(one);
      return;
    }
    String text = read.get().text();
    String words = text.substring(0, Math.min(text.length(), LONGEST_WORDS));
    Decoding decoding = read.get().decoding();
    Sorting sorted = Sorting.of(inlet.get(), decoding, words, this::provider);
    tally.count(inlet.get(), one, decoding);
    if (!sorted.problems().isEmpty() || !sorted.sent().isEmpty()) {
      tell(inlet.get(), one, sorted);
    }
  }

  private void tell(Inlet inlet, Kept.Numbered one, Sorting sorted) throws InterruptedException {
    Optional<InletEar.Voice> place = ear.voice(inlet.channel());
    while (place.isEmpty()) {
      awaited = Optional.of(inlet.name());
      Thread.sleep(PATIENCE);
      place = ear.voice(inlet.channel());
    }
    awaited = Optional.empty();
    ear.hear(
        new Told(
            place.get().channel(),
            place.get().at(),
            inlet.name(),
            one.number(),
            inlet.language().map(Language::tag).orElse(""),
            sorted.problems(),
            sorted.sent()));
  }

  /// Who takes the mail of somebody to whom it was delivered; judged once for each domain.
  private String provider(Report report) {
    String host = report.found().remoteMta().map(UntrustedText::value).orElse("");
    String recipient = report.found().finalRecipient().map(UntrustedText::value).orElse("");
    String key = host + ' ' + recipient.substring(recipient.lastIndexOf('@') + 1);
    if (providers.size() > MOST_PROVIDERS) {
      providers.clear();
    }
    return providers.computeIfAbsent(
        key, _ -> Sorting.provider(report, one -> bouncecard.judged(one.found())));
  }

  private void aside(Kept.Numbered one) {
    kept.aside(one);
    if (unread.getAndIncrement() % 1_000 == 0) {
      LOG.atWarn()
          .addKeyValue("inlet", one.arrival().inlet())
          .addKeyValue("bytes", one.arrival().bytes().length)
          .addKeyValue("unread", unread.get())
          .log("what arrived could not be read, and is kept aside");
    }
  }

  private static void failed(Throwable e) {
    Arisen.in(LOG.atError(), e).log("counting what arrived failed");
  }

  /// How many could not be read since the start.
  public long unread() {
    return unread.get();
  }

  @Override
  public Health health() {
    long waiting = kept.waiting();
    if (awaited.isPresent()) {
      return new Health(
          Health.State.STARTING,
          "the chat of %s is not connected; %d waiting".formatted(awaited.get(), waiting));
    }
    return waiting > 0 || unread.get() > 0
        ? new Health(
            Health.State.UP, "%d waiting, %d could not be read".formatted(waiting, unread.get()))
        : Health.UP;
  }

  @Override
  public void stop(Duration grace) {
    isStopped = true;
    if (thread.end(grace)) {
      settle();
    }
  }
}
