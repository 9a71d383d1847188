package bouncecard.adapter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader.Budget;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.triage.Period;
import bouncecard.app.triage.SampleLog;
import bouncecard.catalog.Catalog;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a worker does, whoever asked is answered and the next is read.
@Timeout(120)
final class WorkerPoolTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Duration BUSY = Duration.ofMillis(1_500);
  private static final byte[] NO_DATA = {};
  private static final Duration LONG = Duration.ofSeconds(60);

  /// For a worker on a machine that does much else: no test waits for it to pass but those that
  /// want it to.
  private static final WorkerLimits LIMITS =
      new WorkerLimits(1, 4, LONG, LONG, Duration.ofSeconds(20), LONG);

  /// For the tests that leave a worker as they found it, or a new one.
  private static final WorkerPool SHARED =
      new WorkerPool(HostileWorker.command(), Map.of(), NO_DATA, LIMITS, new ReadingForm(CATALOG));

  private final List<ProcessHandle> before = ProcessHandle.current().children().toList();
  private Optional<WorkerPool> opened = Optional.empty();

  private WorkerPool pool(WorkerLimits limits) {
    WorkerPool pool =
        new WorkerPool(
            HostileWorker.command(), Map.of(), NO_DATA, limits, new ReadingForm(CATALOG));
    opened = Optional.of(pool);
    return pool;
  }

  @AfterEach
  void close() {
    opened.ifPresent(WorkerPool::close);
  }

  @AfterAll
  static void closeShared() {
    SHARED.close();
  }

  private static Submission mail(String subject) {
    String mail =
        "From: MAILER-DAEMON@mx.example.org\nTo: alice@example.org\nSubject: "
            + subject
            + "\n\n<bob@example.com>: 550 5.1.1 User unknown\n";
    return new Submission(
        Optional.empty(),
        List.of(new Submission.File("mail.eml", mail.getBytes(StandardCharsets.UTF_8))),
        LONG);
  }

  private static void start(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  private static String recipient(Outcome outcome) {
    return outcome instanceof Outcome.Done(ReadingOutcome reading)
            && reading.found().orElseThrow() instanceof Answer.BounceAnswer(var decoding)
        ? decoding.reports().getFirst().found().finalRecipient().orElseThrow().value()
        : outcome.toString();
  }

  @Test
  void read_mail_isReadAsInThisProcess() {
    Bouncecard bouncecard =
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    FileInputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    Submission submission =
        new Submission(
            Optional.of(new UntrustedText("252 550 in ko")),
            mail("Undelivered Mail").files(),
            LONG);
    assertThat(SHARED.read(submission))
        .isEqualTo(new DirectReader(bouncecard, inputs).read(submission));
  }

  @Test
  void read_ofWhatNobodyAskedAbout_isReadAsInThisProcess() {
    Bouncecard bouncecard =
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    FileInputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    for (String words : List.of("greylisting", "550 5.1.1 <bob@example.com>: User unknown")) {
      Submission submission = Submission.unasked(new UntrustedText(words), LONG);
      assertThat(SHARED.read(submission))
          .isEqualTo(new DirectReader(bouncecard, inputs).read(submission));
    }
  }

  @Test
  void read_ofALogToSumUp_isSummedUpAsInThisProcess() {
    Bouncecard bouncecard =
        new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    FileInputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    byte[] log = SampleLog.of(5_000).getBytes(StandardCharsets.UTF_8);
    Submission submission =
        new Submission(
            Optional.empty(),
            List.of(new Submission.File("mail.log", log)),
            LONG,
            Optional.of(new Period(0, 1_795_860_000)));
    Outcome outcome = SHARED.read(submission);
    assertThat(outcome).isEqualTo(new DirectReader(bouncecard, inputs).read(submission));
    assertThat(outcome)
        .extracting(done -> done instanceof Outcome.Done(var reading) ? reading.found() : done)
        .asInstanceOf(InstanceOfAssertFactories.optional(Answer.class))
        .containsInstanceOf(Answer.TriageAnswer.class);
  }

  @Test
  void read_whatNeverReturns_isEndedByItsProcessorTime() {
    WorkerPool pool = pool(new WorkerLimits(1, 4, LONG, LONG, Duration.ofSeconds(4), LONG));
    assertThat(pool.read(mail("never returns"))).isEqualTo(new Outcome.TooMuch(Budget.PROCESSOR));
    assertThat(recipient(pool.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
  }

  @Test
  void read_whatWaits_isEndedByTheClock() {
    WorkerPool pool = pool(new WorkerLimits(1, 4, LONG, Duration.ofMillis(500), LONG, LONG));
    assertThat(pool.read(mail("waits"))).isEqualTo(new Outcome.TooMuch(Budget.TIME));
  }

  @Test
  void read_whatAllocatesWithoutEnd_isEndedByTheMemory() {
    assertThat(SHARED.read(mail("allocates"))).isEqualTo(new Outcome.TooMuch(Budget.MEMORY));
    assertThat(recipient(SHARED.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends", "says nonsense", "says too much"})
  void read_whereTheWorkerFails_isToldAndTheNextIsRead(String subject) {
    assertThat(SHARED.read(mail(subject))).isInstanceOf(Outcome.Failed.class);
    assertThat(recipient(SHARED.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
  }

  @Test
  void read_wordsThatOverflowTheStack_areToldAsAFailureAndTheWorkerGoesOn() {
    Submission words =
        new Submission(
            Optional.of(
                new UntrustedText(
                    "From: a@example.org\nTo: b@example.org\nSubject: recurses\n\nx")),
            mail("never read").files(),
            LONG);
    assertThat(SHARED.read(words)).isInstanceOf(Outcome.Failed.class);
    assertThat(recipient(SHARED.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
  }

  @Test
  void read_inAWorker_hasNothingOfTheBotsEnvironment() {
    assertThat(System.getenv()).isNotEmpty();
    assertThat(recipient(SHARED.read(mail("says environment")))).isEqualTo("0@example.com");
  }

  @Test
  void read_whileOneNeverReturns_theOthersAreRead() throws Exception {
    WorkerPool pool = pool(new WorkerLimits(2, 4, LONG, LONG, LONG, LONG));
    CompletableFuture<Outcome> endless =
        CompletableFuture.supplyAsync(
            () -> pool.read(mail("never returns")), WorkerPoolTest::start);
    for (int i = 0; i < 5; i++) {
      assertThat(recipient(pool.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
    }
    assertThat(endless).isNotDone();
  }

  @Test
  void read_moreThanMayWait_isBusyAtOnce() {
    WorkerPool pool = pool(new WorkerLimits(1, 0, LONG, LONG, LONG, LONG));
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> pool.read(mail("waits")), WorkerPoolTest::start);
    // Either of them has the only place, and keeps it.
    CompletableFuture<Outcome> second =
        CompletableFuture.supplyAsync(() -> pool.read(mail("waits")), WorkerPoolTest::start);
    assertThat(CompletableFuture.anyOf(first, second).orTimeout(60, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Busy());
  }

  @Test
  void read_whenItsTurnDoesNotCome_isBusy() {
    WorkerPool pool = pool(new WorkerLimits(1, 4, Duration.ofMillis(50), LONG, LONG, LONG));
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> pool.read(mail("waits")), WorkerPoolTest::start);
    CompletableFuture<Outcome> second =
        CompletableFuture.supplyAsync(() -> pool.read(mail("waits")), WorkerPoolTest::start);
    assertThat(CompletableFuture.anyOf(first, second).orTimeout(60, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Busy());
  }

  @Test
  void read_afterAWorkerWasIdle_startsAnother() {
    WorkerPool pool = pool(new WorkerLimits(1, 4, LONG, LONG, LONG, Duration.ofMillis(1)));
    for (int i = 0; i < 2; i++) {
      assertThat(recipient(pool.read(mail("Undelivered Mail")))).isEqualTo("bob@example.com");
    }
  }

  @Test
  void read_withLessTimeThanAQuestionMayTake_isEndedWhenThatIsOver() {
    Submission.File file = mail("waits").files().getFirst();
    Duration little = Duration.ofMillis(200);
    long begun = System.nanoTime();
    assertThat(SHARED.read(new Submission(Optional.empty(), List.of(file), little)))
        .isEqualTo(new Outcome.TooMuch(Budget.TIME));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(little, LONG.dividedBy(2));
  }

  @Test
  void read_whileOthersTakeAllTurns_waitsForHalfOfItsTimeAndIsBusy() {
    WorkerPool pool = pool(LIMITS);
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> pool.read(mail("waits")), WorkerPoolTest::start);
    await(() -> workers().findAny().isPresent());
    Submission.File file = mail("Undelivered Mail").files().getFirst();
    assertThat(pool.read(new Submission(Optional.empty(), List.of(file), Duration.ofMillis(200))))
        .isEqualTo(new Outcome.Busy());
    assertThat(first).isNotDone();
  }

  @Test
  void close_whileOneNeverReturns_endsItAndAnswersWhoeverWaits() {
    WorkerPool pool = pool(LIMITS);
    CompletableFuture<Outcome> endless =
        CompletableFuture.supplyAsync(
            () -> pool.read(mail("never returns")), WorkerPoolTest::start);
    await(() -> workers().findAny().isPresent());
    List<ProcessHandle> running = workers().toList();
    pool.close();
    assertThat(endless.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(new Outcome.Busy());
    assertThat(running).isNotEmpty().allSatisfy(one -> one.onExit().get(60, TimeUnit.SECONDS));
    assertThat(pool.read(mail("Undelivered Mail"))).isEqualTo(new Outcome.Busy());
  }

  @Test
  void worker_thatNeverReturns_endsWithTheProgramThatStartedIt() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileParent.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // It is at its mail when it has taken more processor time than its start takes.
      await(
          () ->
              parent.descendants().anyMatch(one -> processor(one).compareTo(BUSY) > 0)
                  || !parent.isAlive());
      List<ProcessHandle> children = parent.descendants().toList();
      assertThat(children).isNotEmpty();
      parent.destroyForcibly().waitFor();
      assertThat(children).allSatisfy(one -> one.onExit().get(30, TimeUnit.SECONDS));
    } finally {
      parent.descendants().forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  private static Duration processor(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// What this test has started. Their arguments are not told where the class path is long.
  private Stream<ProcessHandle> workers() {
    return ProcessHandle.current().children().filter(one -> !before.contains(one));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void read_commandThatIsNone_isToldAsAFailure() {
    WorkerPool pool =
        new WorkerPool(
            List.of("/nonexistent/java"), Map.of(), NO_DATA, LIMITS, new ReadingForm(CATALOG));
    assertThat(pool.read(mail("Undelivered Mail"))).isInstanceOf(Outcome.Failed.class);
  }
}
