package bouncecard.app.digest;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.inlet.InletTally;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.serve.Arisen;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.OwnThread;
import bouncecard.app.serve.Service;
import bouncecard.app.watch.WatchTally;
import bouncecard.app.watch.live.InletEar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a channel of each period once, when it is over, or as soon after that as somebody takes
/// it; of one in which nothing was told, nothing.
///
/// That it is being told is on the disk before it is: a crash in that moment may lose a digest, and
/// never has it told twice.
public final class DigestService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(DigestService.class);
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 6;

  /// How far what inlets count may be behind what this counted, after a crash.
  private static final long LONGEST_LAG = 2_000;

  private final DigestTerms terms;
  private final InletEar ear;
  private final DigestStore store;
  private final InstantSource clock;
  private final BooleanSupplier canSpeak;
  private final DigestForm form;
  private final DigestCards cards;
  private final DigestBook book;
  private final DigestCount count;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private int refusals;
  private Instant next = Instant.MIN;
  private Instant look = Instant.MIN;
  private volatile Optional<String> trouble = Optional.empty();
  private final OwnThread thread = new OwnThread("digest");

  /// What a digest stands on.
  ///
  /// @param cursor the number up to which inlets had counted all when the program began
  /// @param canSpeak asks the platform whether the bot can speak in the channel
  public record Around(
      InletEar ear,
      DigestStore store,
      long cursor,
      InstantSource clock,
      BooleanSupplier canSpeak) {}

  /// A digest that goes on from what was kept, and is not started.
  public DigestService(Bouncecard bouncecard, DigestTerms terms, Around around) {
    this.terms = terms;
    this.ear = around.ear();
    this.store = around.store();
    this.clock = around.clock();
    this.canSpeak = around.canSpeak();
    this.form = new DigestForm(new ReadingForm(bouncecard.catalog()));
    this.cards = new DigestCards(bouncecard, terms);
    this.book = book(around.cursor());
    this.count = new DigestCount(book, clock, this::keep);
  }

  private DigestBook book(long cursor) {
    Optional<byte[]> bytes = store.read();
    Optional<DigestBook.Kept> kept = bytes.flatMap(form::parsed);
    if (bytes.isPresent() && kept.isEmpty()) {
      LOG.warn("what was counted for the digest cannot be understood, and is counted anew");
    }
    DigestBook goesOn =
        kept.map(one -> new DigestBook(terms, one))
            .orElseGet(() -> new DigestBook(terms, clock.instant()));
    goesOn.beginAt(cursor, LONGEST_LAG);
    if (goesOn.settle()) {
      LOG.warn("the bot ended while it told the digest, which is not told again");
    }
    return goesOn;
  }

  /// Sums up what inlets tell.
  public InletTally inlets() {
    return count;
  }

  /// Sums up what is heard in watched channels.
  public WatchTally watched() {
    return count;
  }

  @Override
  public String name() {
    return "digest";
  }

  @Override
  public void start() {
    thread.start(this::run);
  }

  private void run() throws InterruptedException {
    do {
      tick();
    } while (!stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void tick() {
    try {
      lookAround();
      step();
    } catch (RuntimeException e) {
      failed(e);
      putOff();
    }
  }

  private static void failed(RuntimeException e) {
    Arisen.in(LOG.atError(), e).log("telling the digest failed");
  }

  /// Asks whether the bot can speak in the channel: at the start, and as long as something is
  /// wrong.
  void lookAround() {
    Instant now = clock.instant();
    boolean isFirst = look.equals(Instant.MIN);
    if (now.isBefore(look) || (!isFirst && trouble.isEmpty())) {
      return;
    }
    look = now.plus(BETWEEN_LOOKS);
    trouble =
        canSpeak.getAsBoolean()
            ? Optional.empty()
            : Optional.of("the bot cannot speak in its channel");
  }

  /// Keeps what was counted, and tells what is due.
  public void step() {
    Instant now = clock.instant();
    book.turn(now);
    keep();
    Optional<DigestBook.Due> due = book.due();
    if (due.isEmpty() || now.isBefore(next)) {
      return;
    }
    Optional<InletEar.Voice> voice = ear.voice(terms.channel());
    if (voice.isEmpty()) {
      trouble = Optional.of("the chat of its channel is not connected");
      return;
    }
    tell(due.get(), voice.get());
  }

  private void tell(DigestBook.Due due, InletEar.Voice voice) {
    RenderedCard card = cards.card(due, voice);
    book.note(due, DigestBook.State.TAKEN);
    if (!keep()) {
      // Else it would be told again after each restart.
      book.note(due, DigestBook.State.DUE);
      trouble = Optional.of("its file cannot be written");
      putOff();
      return;
    }
    Delivery delivery = voice.platform().share(voice.at(), card);
    if (delivery instanceof Delivery.Refused refused) {
      refused(due, refused);
      return;
    }
    book.note(due, DigestBook.State.TOLD);
    keep();
    refusals = 0;
    trouble = Optional.empty();
    LOG.atInfo()
        .addKeyValue("platform", voice.platform().name())
        .addKeyValue("recipients", due.report().totals().all())
        .log("the digest was told");
    cards
        .picture(due, card.reply().texts())
        .ifPresent(picture -> voice.platform().picture(delivery.next(), Audience.ALL, picture));
  }

  private void refused(DigestBook.Due due, Delivery.Refused refused) {
    boolean mayBeThere = refused.cause() == Delivery.Cause.UNKNOWN;
    book.note(due, mayBeThere ? DigestBook.State.TOLD : DigestBook.State.DUE);
    keep();
    LOG.atWarn()
        .addKeyValue("platform", refused.next().platform())
        .addKeyValue("error", refused.word())
        .addKeyValue("again", !mayBeThere)
        .log("the platform did not take the digest");
    trouble = Optional.of("its channel did not take it");
    putOff();
  }

  private void putOff() {
    Duration wait = Duration.ofMinutes(1).multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
    refusals++;
    next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  /// Brings what changed to the disk.
  ///
  /// @return whether all is there
  private synchronized boolean keep() {
    Optional<DigestBook.Kept> changed = book.changed();
    if (changed.isEmpty()) {
      return true;
    }
    boolean isKept = form.written(changed.get()).filter(store::write).isPresent();
    if (!isKept) {
      book.unkept();
    }
    return isKept;
  }

  @Override
  public Health health() {
    return trouble.map(why -> new Health(Health.State.UP, why)).orElse(Health.UP);
  }

  @Override
  public void stop(Duration grace) {
    stopping.countDown();
    var _ = thread.end(grace); // what is being told is told to its end
    keep();
  }
}
