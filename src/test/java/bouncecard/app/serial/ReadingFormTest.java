package bouncecard.app.serial;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Inputs;
import bouncecard.app.Venue;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.triage.Period;
import bouncecard.app.triage.SampleLog;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written comes back the same, and what was not written does not come back.
final class ReadingFormTest {
  private static final Path MAILS = Path.of("src/test/resources/bouncecard/mail");
  private static final Catalog CATALOG = DataFiles.load();
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final int MOST = 1 << 20;

  private final ReadingForm form = new ReadingForm(CATALOG);

  private static ReadingOutcome reading(String words, byte[] file) {
    FileInputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    SubmissionReading reading = new SubmissionReading(BOUNCECARD, inputs);
    reading.words(new UntrustedText(words), Venue.CHAT);
    reading.file("a file", Inputs.Content.of(file));
    return reading.result();
  }

  private void assertThatItComesBack(ReadingOutcome reading) {
    assertThat(form.read(form.write(reading, MOST).orElseThrow())).contains(reading);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550",
        "550 5.1.1",
        "gmail 5.7.27",
        "252 550 in ko",
        "5.1.1 5.7.1 4.2.2",
        "CS01",
        "5xx",
        "5.7.x",
        "55",
        "5.7.l",
        "find greylisting",
        "check user@example.com",
        "help",
        "999",
        "nothing of ours",
        "smtplib.SMTPRecipientsRefused: {'bob@example.com': (550, b'5.1.1 User unknown')}",
        "550 5.1.1 <bob\uD800@example.com>: 사용자 없음",
        "a <bob@example.com>: 550 5.1.1 User unknown\nb <eve@example.com>: 452 4.2.2 Full",
      })
  void read_ofWhatWasWritten_isTheSame(String words) {
    assertThatItComesBack(reading(words, words.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Path> mails() throws IOException {
    try (Stream<Path> files = Files.list(MAILS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void read_ofAMailThatWasRead_isTheSame(Path mail) throws IOException {
    assertThatItComesBack(reading("", Files.readAllBytes(mail)));
  }

  @Test
  void read_ofReasons_isTheSame() {
    assertThatItComesBack(
        new ReadingOutcome(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            List.of(new Unread(Message.ERROR_BINARY, Map.of("file", "x", "limit", "")))));
  }

  @Test
  void write_ofAnExplanation_leavesItOut() {
    Answer answer = BOUNCECARD.read("550 5.1.1 User unknown".getBytes(StandardCharsets.UTF_8));
    ReadingOutcome explained = found(BOUNCECARD.explained(answer));
    assertThat(form.read(form.write(explained, MOST).orElseThrow())).contains(found(answer));
  }

  private static ReadingOutcome found(Answer answer) {
    return new ReadingOutcome(Optional.empty(), Optional.of(answer), true, false, List.of());
  }

  @Test
  void write_ofMoreThanMayBe_isNone() {
    ReadingOutcome large =
        found(new Answer.CheckAnswer(new UntrustedText("x".repeat(1000)), /* isAnew= */ true));
    assertThat(form.write(large, 1000)).isEmpty();
    assertThat(form.write(large, 1100)).isPresent();
  }

  @Test
  void write_ofTheSameTextManyTimes_hasItOnce() {
    String mail =
        "From: MAILER-DAEMON@example.org\nTo: a@example.org\nSubject: Undelivered Mail\n\n"
            + "User unknown: 550 5.1.1 x\n".repeat(20)
            + "<%s@example.com>\n".repeat(300).formatted((Object[]) numbers(300));
    ReadingOutcome reading = reading("", mail.getBytes(StandardCharsets.UTF_8));
    assertThat(form.write(reading, MOST).orElseThrow().length).isLessThan(40 * mail.length());
  }

  private static String[] numbers(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(Integer::toString)
        .toArray(String[]::new);
  }

  @Test
  void read_ofLengthsThatNothingFollows_isNone() {
    // A list of so many that nobody could hold it, after: no words, a bounce …
    byte[] written = form.write(reading("550", new byte[0]), MOST).orElseThrow();
    for (int length = 0; length < written.length; length++) {
      byte[] cut = Arrays.copyOf(written, length);
      assertThat(form.read(cut)).isEmpty();
      byte[] longer = Arrays.copyOf(cut, length + 9);
      Arrays.fill(longer, length, length + 8, (byte) 0xFF);
      longer[length + 8] = 0x7F;
      assertThat(form.read(longer)).isEmpty();
    }
    assertThat(form.read(Arrays.copyOf(written, written.length + 1))).isEmpty();
  }

  @Test
  void read_ofMutatedBytes_isAReadingOrNone() throws IOException {
    Random random = new Random(550);
    byte[] written =
        form.write(reading("252 550", Files.readAllBytes(MAILS.resolve("report.eml"))), MOST)
            .orElseThrow();
    int readings = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = written.clone();
      for (int change = 1 + random.nextInt(4); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      readings += form.read(bytes).isPresent() ? 1 : 0;
    }
    assertThat(readings).isBetween(1, 20_000);
  }

  private static ReadingOutcome summary() {
    SubmissionReading reading =
        new SubmissionReading(
            BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT));
    reading.sum(Period.ALL);
    byte[] log = SampleLog.of(400).getBytes(StandardCharsets.UTF_8);
    reading.file("mail.log", Inputs.Content.of(log));
    return reading.result();
  }

  @Test
  void read_ofASummary_isTheSame() {
    assertThat(summary().found().orElseThrow()).isInstanceOf(Answer.TriageAnswer.class);
    assertThatItComesBack(summary());
  }

  @Test
  void read_ofAMutatedSummary_canBeShownOrIsNone() {
    Random random = new Random(17);
    byte[] written = form.write(summary(), MOST).orElseThrow();
    int shown = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = written.clone();
      for (int change = 1 + random.nextInt(3); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Optional<Answer> answer = form.read(bytes).flatMap(ReadingOutcome::found);
      if (answer.isPresent()) {
        assertThat(BOUNCECARD.card(answer.get(), Language.ENGLISH).title()).isNotEmpty();
        BOUNCECARD.part(answer.get(), 1).ifPresent(part -> BOUNCECARD.card(part, Language.ENGLISH));
        shown++;
      }
    }
    assertThat(shown).isBetween(1, 5_000);
  }
}
