package bouncecard.adapter.state.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Kept.Numbered;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InletJournalTest {
  private static final Secret KEY = new Secret("k".repeat(40));
  private static final Secret OTHER = new Secret("o".repeat(40));
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-30T09:00:00Z");
  private Optional<InletJournal> open = Optional.empty();

  @AfterEach
  void stop() {
    open.ifPresent(one -> one.stop(Duration.ofSeconds(10)));
  }

  private InletJournal journal(long read) {
    return journal(read, 1 << 20, 1 << 14, List.of(KEY));
  }

  private InletJournal journal(long read, long most, long segment, List<Secret> keys) {
    stop();
    InletJournal journal =
        InletJournal.open(
            new JournalTerms(folder, keys, _ -> DAY, most, segment, 100_000, () -> now),
            read,
            warnings::add);
    open = Optional.of(journal);
    return journal;
  }

  private static Arrival arrival(String id) {
    return Arrival.of("ses", id, "application/json", ("{\"id\":\"" + id + "\"}").getBytes(UTF_8));
  }

  private static List<String> read(InletJournal journal) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (Optional<Numbered> next = journal.next(Duration.ZERO);
        next.isPresent();
        next = journal.next(Duration.ZERO)) {
      ids.add(next.get().arrival().id());
    }
    return ids;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void take_whatIsNew_isKeptInOrderAndOverARestart() throws InterruptedException {
    InletJournal journal = journal(0);
    assertThat(journal.take(arrival("a"))).isEqualTo(Receipt.KEPT);
    assertThat(journal.takeAll(List.of(arrival("b"), arrival("c"))))
        .containsExactly(Receipt.KEPT, Receipt.KEPT);
    assertThat(read(journal)).containsExactly("a", "b", "c");

    assertThat(read(journal(0))).containsExactly("a", "b", "c");
    assertThat(read(journal(2))).containsExactly("c");
    assertThat(journal(3).take(arrival("d"))).isEqualTo(Receipt.KEPT);
    assertThat(read(open.orElseThrow())).containsExactly("d");
  }

  @Test
  void take_bytesAndType_areGivenBackAsTheyCame() throws InterruptedException {
    byte[] bytes = {0, 1, (byte) 0xff, 13, 10};
    Arrival given = new Arrival("a-b", "", "", "message/rfc822", bytes);
    journal(0).take(given);
    Arrival kept = journal(0).next(Duration.ZERO).orElseThrow().arrival();
    assertThat(kept.bytes()).isEqualTo(bytes);
    assertThat(kept.contentType()).isEqualTo("message/rfc822");
    assertThat(kept.inlet()).isEqualTo("a-b");
  }

  @Test
  void take_theSameAgain_isRepeatedAlsoAfterARestartAndWithinABatch() throws InterruptedException {
    InletJournal journal = journal(0);
    assertThat(journal.takeAll(List.of(arrival("a"), arrival("a"))))
        .containsExactly(Receipt.KEPT, Receipt.REPEATED);
    assertThat(journal(0).take(arrival("a"))).isEqualTo(Receipt.REPEATED);
    assertThat(read(open.orElseThrow())).containsExactly("a");
  }

  @Test
  void take_theSameBytesWithoutAnId_isRepeatedAndOthersAreNot() {
    InletJournal journal = journal(0);
    assertThat(journal.take(Arrival.of("x", "", "one".getBytes(UTF_8)))).isEqualTo(Receipt.KEPT);
    assertThat(journal.take(Arrival.of("x", "", "one".getBytes(UTF_8))))
        .isEqualTo(Receipt.REPEATED);
    assertThat(journal.take(Arrival.of("y", "", "one".getBytes(UTF_8)))).isEqualTo(Receipt.KEPT);
    assertThat(journal.take(Arrival.of("x", "", "two".getBytes(UTF_8)))).isEqualTo(Receipt.KEPT);
  }

  @Test
  void take_anIdWhoseTimeIsOver_isKeptAgain() {
    assertThat(journal(0).take(arrival("a"))).isEqualTo(Receipt.KEPT);
    now = now.plus(DAY);
    assertThat(journal(0).take(arrival("a"))).isEqualTo(Receipt.REPEATED);
    now = now.plusSeconds(180);
    assertThat(journal(0).take(arrival("a"))).isEqualTo(Receipt.KEPT);
  }

  @Test
  void take_aTokenForSomethingElse_isReplayed() {
    InletJournal journal = journal(0);
    byte[] bytes = {1};
    assertThat(journal.take(new Arrival("m", "1", "t", "", bytes))).isEqualTo(Receipt.KEPT);
    assertThat(journal.take(new Arrival("m", "1", "t", "", bytes))).isEqualTo(Receipt.REPEATED);
    assertThat(journal.take(new Arrival("m", "2", "t", "", bytes))).isEqualTo(Receipt.REPLAYED);
    // A repeat uses up the token that it brings.
    assertThat(journal.take(new Arrival("m", "1", "u", "", bytes))).isEqualTo(Receipt.REPEATED);
    assertThat(journal(0).take(new Arrival("m", "3", "u", "", bytes))).isEqualTo(Receipt.REPLAYED);
  }

  @Test
  void done_whatIsCounted_goesAndItsIdsStay() throws IOException, InterruptedException {
    InletJournal journal = journal(0);
    for (int i = 0; i < 600; i++) {
      journal.take(arrival("n" + i));
    }
    assertThat(files(Segment.ENDING).size()).isGreaterThan(2);
    assertThat(read(journal)).hasSize(600);
    journal.done(600);
    assertThat(files(Segment.ENDING)).hasSize(1);
    assertThat(journal.take(arrival("n3"))).isEqualTo(Receipt.REPEATED);
    assertThat(journal(600).take(arrival("n3"))).isEqualTo(Receipt.REPEATED);
    assertThat(journal(600).take(arrival("n599"))).isEqualTo(Receipt.REPEATED);
    assertThat(open.orElseThrow().take(arrival("n600"))).isEqualTo(Receipt.KEPT);
    assertThat(open.orElseThrow().next(Duration.ZERO).orElseThrow().number()).isEqualTo(601);
  }

  @Test
  void done_manyFilesOfIds_becomeOne() throws IOException, InterruptedException {
    InletJournal journal = journal(0, 1 << 20, 1 << 10, List.of(KEY));
    for (int i = 0; i < 300; i++) {
      journal.take(arrival("n" + i));
      read(journal);
      journal.done(i + 1L);
    }
    assertThat(files(".ids").size()).isLessThanOrEqualTo(17);
    InletJournal again = journal(300);
    for (int i = 0; i < 300; i++) {
      assertThat(again.take(arrival("n" + i))).isEqualTo(Receipt.REPEATED);
    }
  }

  @Test
  void done_whatWasLastWrittenLongAgo_isNotKeptEither() throws IOException, InterruptedException {
    InletJournal journal = journal(0);
    journal.take(arrival("a"));
    read(journal);
    journal.done(1);
    assertThat(files(Segment.ENDING)).hasSize(1);
    now = now.plus(Duration.ofMinutes(11));
    journal.done(1);
    assertThat(files(Segment.ENDING)).isEmpty();
    assertThat(journal.take(arrival("a"))).isEqualTo(Receipt.REPEATED);
    assertThat(journal.take(arrival("b"))).isEqualTo(Receipt.KEPT);
  }

  @Test
  void take_moreThanThereIsRoomFor_isFullUntilItIsCounted() throws InterruptedException {
    InletJournal journal = journal(0, 4_000, 1_000, List.of(KEY));
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      receipts.add(journal.take(arrival("n" + i)));
    }
    assertThat(receipts).contains(Receipt.KEPT, Receipt.FULL).doesNotContain(Receipt.REPEATED);
    assertThat(journal.health().state()).isEqualTo(Health.State.RECOVERING);
    int kept = (int) receipts.stream().filter(Receipt.KEPT::equals).count();
    assertThat(read(journal)).hasSize(kept);
    journal.done(kept);
    // What was full is no repeat.
    assertThat(journal.take(arrival("n59"))).isEqualTo(Receipt.KEPT);
    assertThat(journal.health()).isEqualTo(Health.UP);
  }

  @Test
  void open_aTailThatWasNeverFinished_losesNothingOfWhatWasKept()
      throws IOException, InterruptedException {
    InletJournal journal = journal(0);
    journal.takeAll(List.of(arrival("a"), arrival("b")));
    stop();
    Path file = files(Segment.ENDING).getFirst();
    byte[] whole = Files.readAllBytes(file);
    byte[] third = java.util.Arrays.copyOfRange(whole, Frames.HEADER, Frames.HEADER + 50);
    Files.write(file, third, StandardOpenOption.APPEND);
    assertThat(read(journal(0))).containsExactly("a", "b");
    assertThat(open.orElseThrow().take(arrival("c"))).isEqualTo(Receipt.KEPT);
    assertThat(read(journal(0))).containsExactly("a", "b", "c");
    assertThat(warnings).isEmpty();
  }

  @Test
  void open_everyCutOfTheFile_readsTheFramesBeforeIt() throws IOException, InterruptedException {
    journal(0).takeAll(List.of(arrival("a"), arrival("b"), arrival("c")));
    stop();
    Path file = files(Segment.ENDING).getFirst();
    byte[] whole = Files.readAllBytes(file);
    int frame = (whole.length - Frames.HEADER) / 3;
    for (int cut = Frames.HEADER; cut <= whole.length; cut += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      assertThat(read(journal(0))).hasSize((cut - Frames.HEADER) / frame);
      stop();
    }
  }

  @Test
  void open_aFrameThatSomebodyChanged_isToldAndTheOthersAreRead()
      throws IOException, InterruptedException {
    journal(0).takeAll(List.of(arrival("a"), arrival("b"), arrival("c")));
    stop();
    Path file = files(Segment.ENDING).getFirst();
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    InletJournal journal = journal(0);
    assertThat(read(journal)).containsExactly("a", "c");
    assertThat(warnings).singleElement().asString().contains("damaged");
    assertThat(journal.health().detail()).startsWith("damaged");
  }

  @Test
  void open_withAnotherKey_tellsAndLeavesTheFileThere() throws IOException, InterruptedException {
    journal(0).take(arrival("a"));
    InletJournal other = journal(0, 1 << 20, 1 << 14, List.of(OTHER));
    assertThat(read(other)).isEmpty();
    assertThat(files(".bad")).hasSize(1);
    assertThat(warnings).anyMatch(one -> one.contains("BOUNCECARD_STATE_KEY_OLD"));
  }

  @Test
  void open_withTheFormerKey_readsWhatItSealed() throws InterruptedException {
    journal(0).take(arrival("a"));
    InletJournal other = journal(0, 1 << 20, 1 << 14, List.of(OTHER, KEY));
    assertThat(other.take(arrival("b"))).isEqualTo(Receipt.KEPT);
    assertThat(read(other)).containsExactly("a", "b");
  }

  @Test
  void files_showNothingOfWhatArrived() throws IOException {
    Arrival secret =
        Arrival.of("ses", "id-1", "", "ann@customer.example".repeat(20).getBytes(UTF_8));
    journal(0).take(secret);
    for (Path file : files("")) {
      assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("customer", "id-1");
    }
  }

  @Test
  void aside_moreThanItHolds_keepsTheLast() throws IOException, InterruptedException {
    InletJournal journal = journal(0);
    for (int i = 0; i < 230; i++) {
      journal.take(arrival("n" + i));
      journal.aside(journal.next(Duration.ofSeconds(10)).orElseThrow());
    }
    assertThat(journal.unread()).isEqualTo(200);
    assertThat(files(".unread").getFirst().toString()).contains("0031.unread");
  }

  @Test
  void take_byManyAtOnce_keepsEachOnce() throws InterruptedException {
    InletJournal journal = journal(0, 16 << 20, 1 << 18, List.of(KEY));
    List<CompletableFuture<Receipt>> all =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> journal.take(arrival("n" + i / 2)),
                        task -> {
                          var _ = Thread.startVirtualThread(task);
                        }))
            .toList();
    List<Receipt> receipts = all.stream().map(CompletableFuture::join).toList();
    assertThat(receipts).filteredOn(Receipt.KEPT::equals).hasSize(1_000);
    assertThat(receipts).filteredOn(Receipt.REPEATED::equals).hasSize(1_000);
    assertThat(read(journal)).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void take_whereNothingCanBeWritten_isRefusedAndTold() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    InletJournal journal =
        InletJournal.open(
            new JournalTerms(file, List.of(KEY), _ -> DAY, () -> now), 0, warnings::add);
    open = Optional.of(journal);
    assertThat(journal.take(arrival("a"))).isEqualTo(Receipt.REFUSED);
    assertThat(warnings).singleElement().asString().contains("cannot be written");
    assertThat(journal.health().state()).isEqualTo(Health.State.RECOVERING);
  }

  @Test
  void take_afterTheEnd_isRefused() {
    InletJournal journal = journal(0);
    stop();
    assertThat(journal.take(arrival("a"))).isEqualTo(Receipt.REFUSED);
  }
}
