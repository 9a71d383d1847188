package bouncecard.adapter.state.journal;

import bouncecard.adapter.state.sealed.SealKey;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Kept;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The inlets' journal: what arrives is on the disk before anybody is told that it was taken, each
/// once, and stays until it is read and counted.
///
/// One thread writes. What comes while it waits for the disk goes there together the next time, so
/// that many share one wait.
public final class InletJournal implements Intake, Kept, Service {
  private static final int MOST_AT_ONCE = 1_000;

  /// How long a disk may take; services wait about as long.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JournalFiles files;
  private final Consumer<String> warnings;
  private final LinkedBlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean isStopped;
  private volatile Optional<String> trouble = Optional.empty();

  private record Request(List<Arrival> arrivals, CompletableFuture<List<Receipt>> told) {}

  private InletJournal(JournalFiles files, Consumer<String> warnings) {
    this.files = files;
    this.warnings = warnings;
    this.writer = Thread.ofPlatform().daemon().name("inlets-journal").unstarted(this::write);
  }

  /// The journal of a folder, which is made where there is none.
  ///
  /// @param terms how it is kept
  /// @param read up to which number all is counted already
  /// @param warnings takes what an operator should know, a sentence at a time
  public static InletJournal open(JournalTerms terms, long read, Consumer<String> warnings) {
    JournalFiles files = new JournalFiles(terms, read);
    InletJournal journal = new InletJournal(files, warnings);
    try {
      files.open(warnings);
    } catch (IOException e) {
      journal.failed(e);
    }
    journal.writer.start();
    return journal;
  }

  @Override
  public List<Receipt> takeAll(List<Arrival> arrivals) {
    Request request = new Request(List.copyOf(arrivals), new CompletableFuture<>());
    if (isStopped) {
      return refused(request);
    }
    waiting.add(request);
    if (isStopped && waiting.remove(request)) {
      return refused(request);
    }
    // What is written later all the same is known when it is sent again.
    return request
        .told()
        .completeOnTimeout(refused(request), PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private static List<Receipt> refused(Request request) {
    return request.arrivals().stream().map(_ -> Receipt.REFUSED).toList();
  }

  private void write() {
    List<Request> batch = new ArrayList<>();
    while (!isStopped || !waiting.isEmpty()) {
      try {
        Optional<Request> first =
            Optional.ofNullable(
                waiting.poll(100, TimeUnit.MILLISECONDS)); // sees that it is stopped
        if (first.isPresent()) {
          batch.add(first.get());
          waiting.drainTo(batch, MOST_AT_ONCE);
          write(batch);
          batch.clear();
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void write(List<Request> batch) {
    List<Arrival> all = batch.stream().flatMap(one -> one.arrivals().stream()).toList();
    List<Receipt> receipts;
    try {
      receipts = files.write(all);
      trouble = Optional.empty();
    } catch (IOException | RuntimeException e) {
      failed(e);
      receipts = all.stream().map(_ -> Receipt.REFUSED).toList();
    }
    int at = 0;
    for (Request one : batch) {
      int end = at + one.arrivals().size();
      one.told().complete(List.copyOf(receipts.subList(at, end)));
      at = end;
    }
  }

  private void failed(Exception e) {
    String what =
        "what arrives by inlets cannot be written into %s (%s): it is refused, and sent again; see to the disk, and that the bot may write there"
            .formatted(files.folder(), e.getClass().getSimpleName());
    if (trouble.isEmpty()) {
      warnings.accept(what);
    }
    trouble = Optional.of("not written");
  }

  @Override
  public Optional<Numbered> next(Duration patience) throws InterruptedException {
    try {
      return files.next(patience);
    } catch (IOException e) {
      failed(e);
      return Optional.empty();
    }
  }

  @Override
  public void done(long number) {
    try {
      files.done(number);
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public void aside(Numbered unreadable) {
    try {
      files.aside(unreadable);
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public long waiting() {
    return files.waiting();
  }

  /// The ids that are known, each with the minute until when.
  public List<long[]> known() {
    return files.known();
  }

  /// Has ids be known in a folder of which no journal is open.
  ///
  /// @param counted up to which number all is counted
  /// @param known each with the minute until when
  public static void remember(JournalTerms terms, long counted, List<long[]> known)
      throws IOException {
    Files.createDirectories(terms.folder());
    SealKey key = SealKey.of(terms.keys().getFirst());
    new IdFiles(terms.folder(), key).write(counted, known, /* isAll= */ false);
  }

  /// How many are kept aside because nobody could read them.
  public int unread() {
    return files.unread();
  }

  @Override
  public String name() {
    return "what arrived";
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    if (trouble.isPresent()) {
      return new Health(Health.State.RECOVERING, trouble.get());
    }
    if (files.isFull()) {
      return new Health(Health.State.RECOVERING, "full; what arrives is sent again");
    }
    return files.damaged() > 0
        ? new Health(Health.State.UP, "damaged: %d are not read".formatted(files.damaged()))
        : Health.UP;
  }

  /// Writes what was handed in, and takes nothing more.
  @Override
  public void stop(Duration grace) {
    isStopped = true;
    try {
      writer.join(grace);
      files.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failed(e);
    }
    waiting.forEach(one -> one.told().complete(refused(one)));
  }
}
