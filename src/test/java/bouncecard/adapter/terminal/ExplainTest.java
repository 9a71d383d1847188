package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Format;
import bouncecard.app.InputError;
import bouncecard.app.Inputs;
import bouncecard.app.MailReader;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `explain` prints of documents, and in which order.
@Timeout(120)
final class ExplainTest {
  private static final MailReader NO_MAIL =
      _ -> {
        throw new IllegalStateException("a mistake of ours");
      };
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(DataFiles.load(), NO_MAIL, new JsonEventReader(DataFiles.services()));
  private static final Format BRIEF = reply -> reply.source() + " " + reply.answer().kind();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(boolean ndjson, Consumer<Inputs.Sink> documents) {
    return run(ndjson, documents, print(out));
  }

  private int run(boolean ndjson, Consumer<Inputs.Sink> documents, PrintStream stream) {
    Terminal none = new Terminal(80, false, "", false, false);
    PrintStream errors = print(err);
    return new Explain(
            new DocumentAnswerer(BOUNCECARD, BRIEF, Language.ENGLISH, /* why= */ false),
            new Given(documents),
            stream,
            errors,
            new ProgressBar(
                none, DataFiles.load().texts(Language.ENGLISH), errors, System::nanoTime))
        .run(List.of(), ndjson, ndjson);
  }

  @Test
  void run_manyDocuments_keepsTheirOrder() {
    int status =
        run(
            false,
            sink ->
                IntStream.range(0, 3000)
                    .forEach(i -> sink.accept(text("d" + i, sometimesLong(i)))));

    assertThat(status).isZero();
    assertThat(lines(out))
        .isEqualTo(IntStream.range(0, 3000).mapToObj(i -> "d" + i + " bounce").toList());
  }

  private static String sometimesLong(int number) {
    String filler = "the message was queued and sent on\n".repeat(number % 50 == 0 ? 500 : 1);
    return filler + "550 5.1.1 <bob@example.com>: User unknown";
  }

  @Test
  void run_oneBadAmongGood_isSaidAndTheRestGoesOn() {
    String mail = "From: a@example.com\nTo: b@example.com\nSubject: x\n\nx\n";

    int status =
        run(
            false,
            sink -> {
              sink.accept(text("1", "550 5.1.1 User unknown"));
              sink.accept(text("2", mail)); // the mail reader of this test throws
              sink.accept(new Document.Unreadable("3", InputError.BOMB, "250"));
              sink.accept(text("4", "550 5.1.1 User unknown"));
            });

    assertThat(status).isEqualTo(2);
    assertThat(lines(out)).containsExactly("1 bounce", "4 bounce");
    assertThat(lines(err))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("2 ").contains("IllegalStateException"),
            line -> assertThat(line).startsWith("3 ").contains("250"));
  }

  @Test
  void run_lineThatIsNotJson_keepsItsPlace() {
    int status =
        run(
            true,
            sink -> {
              sink.accept(line(1, "{\"text\": \"550 5.1.1 User unknown\"}"));
              sink.accept(line(2, "550 5.1.1 User unknown"));
              sink.accept(line(3, "{\"text\": \"421 4.7.0 try again later\"}"));
            });

    assertThat(status).isEqualTo(2);
    assertThat(lines(out)).hasSize(3).element(1).isEqualTo("-:2 none");
    assertThat(lines(err)).hasSize(1).first().asString().startsWith("Line 2 ");
  }

  @Test
  void run_nothingRecognised_isStatusOne() {
    assertThat(run(false, sink -> sink.accept(text("1", "Lunch is at noon.")))).isEqualTo(1);
    assertThat(lines(err)).hasSize(1).first().asString().contains("Nothing recognised");
  }

  /// The second line is given only when the answer to the first was seen.
  @Test
  void run_slowStream_answersEachLineAtOnce() {
    CountDownLatch seen = new CountDownLatch(1);
    PrintStream watched =
        print(
            new OutputStream() {
              @Override
              public void write(int octet) {
                out.write(octet);
                if (octet == '\n') {
                  seen.countDown();
                }
              }
            });

    run(
        true,
        sink -> {
          sink.accept(line(1, "{\"text\": \"550 5.1.1 User unknown\"}"));
          sink.pause();
          assertThat(met(seen)).isTrue();
          sink.accept(line(2, "{\"text\": \"550 5.1.1 User unknown\"}"));
        },
        watched);

    assertThat(lines(out)).hasSize(2);
  }

  /// As where `head` has seen enough: the stream has no end, the run has.
  @Test
  void run_outputThatNobodyReads_endsQuietly() {
    PrintStream broken =
        print(
            new OutputStream() {
              @Override
              public void write(int octet) throws java.io.IOException {
                throw new java.io.IOException("Broken pipe");
              }
            });

    run(
        false,
        sink -> {
          while (true) {
            sink.accept(text("d", "550 5.1.1 User unknown"));
            sink.pause();
          }
        },
        broken);

    assertThat(lines(err)).isEmpty();
  }

  private static boolean met(CountDownLatch seen) {
    try {
      return seen.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Document text(String source, String text) {
    return new Document.Content(source, text.getBytes(StandardCharsets.UTF_8), false);
  }

  private static Document line(int number, String text) {
    return new Document.Line("-", number, new UntrustedText(text), false);
  }

  private static PrintStream print(OutputStream stream) {
    return new PrintStream(
        new java.io.BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  /// Inputs that a test wrote.
  private record Given(Consumer<Inputs.Sink> documents) implements Inputs {
    @Override
    public Reading open(List<String> names, Shape shape) {
      return new Reading() {
        @Override
        public void readAll(Sink sink) {
          documents.accept(sink);
        }

        @Override
        public Progress progress() {
          return new Progress(0, 0, 0, 0);
        }
      };
    }

    @Override
    public void read(String name, Content attachment, Shape shape, Sink sink) {
      throw new UnsupportedOperationException();
    }
  }
}
