package bouncecard.app.reading;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Answer.HelpAnswer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.Bouncecard;
import bouncecard.app.ContentSniffer;
import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.triage.Period;
import bouncecard.app.triage.TriageOptions;
import bouncecard.app.triage.TriageReading;
import bouncecard.app.triage.TriageResult;
import bouncecard.catalog.Message;
import bouncecard.decode.Decoding;
import bouncecard.tally.Count;
import bouncecard.tally.TallyReport;
import bouncecard.text.UntrustedText;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads one submission piece by piece, here and now, and holds no more of it than its answer.
public final class SubmissionReading {
  private static final int MOST_DOCUMENTS = 1_000;
  private static final int MOST_UNREAD = 20;

  /// More than people look through one by one.
  private static final int MANY_DOCUMENTS = 20;

  private static final int MANY_REPORTS = 200;

  /// More of a summary than anybody looks at.
  private static final int MOST_PROBLEMS = 300;

  private static final int MOST_COUNTS = 20;

  /// So many decodings are held before they are made one.
  private static final int MOST_PENDING = 20;

  private static final int LONGEST_NAME = 80;

  private final Bouncecard bouncecard;
  private final Inputs inputs;
  private final InstantSource clock;
  private final List<Decoding> bounces = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private Optional<Interpretation> said = Optional.empty();
  private Optional<Answer> first = Optional.empty();
  private Optional<TriageReading> summary = Optional.empty();
  private int documents;
  private boolean isCut;

  /// A reading of which nothing was read.
  ///
  /// @param clock tells the day, by which lines of logs without a year are of one
  public SubmissionReading(Bouncecard bouncecard, Inputs inputs, InstantSource clock) {
    this.bouncecard = bouncecard;
    this.inputs = inputs;
    this.clock = clock;
  }

  /// The same by this machine's clock.
  public SubmissionReading(Bouncecard bouncecard, Inputs inputs) {
    this(bouncecard, inputs, InstantSource.system());
  }

  /// Has the files summed up instead of explained; times without an offset are in UTC.
  public void sum(Period period) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    TriageOptions options = new TriageOptions(period, 0, ZoneOffset.UTC, today, MOST_PROBLEMS);
    summary =
        Optional.of(
            new TriageReading(
                bouncecard,
                options,
                unreadable ->
                    failed(new Unread(unreadable.fault().message(), unreadable.values()))));
  }

  /// Reads the words, which were said there.
  public void words(UntrustedText words, Venue venue) {
    said = Optional.of(bouncecard.ask(words, venue));
  }

  /// Reads a file, to its end or as far as is needed.
  public void file(String name, Inputs.Content content) {
    if (summary.isPresent()) {
      inputs.read(
          new UntrustedText(name).visible(LONGEST_NAME),
          content,
          Inputs.Shape.MIXED,
          summary.get());
      return;
    }
    int most = documents + MOST_DOCUMENTS;
    try {
      inputs.read(
          new UntrustedText(name).visible(LONGEST_NAME),
          content,
          document -> {
            if (documents >= most) {
              throw new CancellationException();
            }
            document(document);
          });
    } catch (CancellationException _) {
      failed(
          new Unread(
              Message.TROUBLE_TOO_MANY_FILES, Map.of("limit", Integer.toString(MOST_DOCUMENTS))));
    }
  }

  /// What came of all.
  public ReadingOutcome result() {
    Optional<Answer> found =
        bounces.isEmpty() ? first : Optional.of(new BounceAnswer(Decoding.of(bounces)));
    return summary
        .map(reading -> new ReadingOutcome(said, told(reading.result()), true, false, unread))
        .orElseGet(() -> new ReadingOutcome(said, found, documents > 0, isMuch(found), unread));
  }

  private boolean isMuch(Optional<Answer> found) {
    return isCut
        || (!bounces.isEmpty() && documents > MANY_DOCUMENTS)
        || found.filter(SubmissionReading::isOfMany).isPresent();
  }

  /// Whether an answer is about so many deliveries that a summary of them tells more.
  public static boolean isOfMany(Answer answer) {
    return answer instanceof BounceAnswer(Decoding decoding)
        && decoding.all().size() > MANY_REPORTS;
  }

  private static Optional<Answer> told(TriageResult result) {
    if (result.isNothing()) {
      return Optional.empty();
    }
    TallyReport tally = result.tally();
    return Optional.of(
        new Answer.TriageAnswer(
            tally.withProblems(MOST_PROBLEMS),
            first(result.unknown()),
            first(result.ownRefusals()),
            /* part= */ 0));
  }

  private static List<Count> first(List<Count> counts) {
    return counts.subList(0, Math.min(counts.size(), MOST_COUNTS));
  }

  /// Whether an answer says nothing.
  public static boolean isSilent(Answer answer) {
    return answer instanceof NoAnswer
        || answer instanceof HelpAnswer
        || (answer instanceof BounceAnswer(Decoding decoding) && decoding.all().isEmpty());
  }

  private void document(Document document) {
    switch (document) {
      case Document.Content content -> {
        answered(bouncecard.read(content));
        if (content.truncated()) {
          isCut |= !ContentSniffer.looksLikeMail(content.bytes());
          String limit = (content.bytes().length >> 20) + " MiB";
          String file = new UntrustedText(content.source()).visible(LONGEST_NAME);
          failed(new Unread(Message.ERROR_TOO_LARGE, Map.of("file", file, "limit", limit)));
        }
      }
      case Document.Line line -> answered(bouncecard.ask(line.text(), Venue.DOCUMENT).answer());
      case Document.Unreadable unreadable ->
          failed(new Unread(unreadable.fault().message(), unreadable.values()));
    }
  }

  private void answered(Answer answer) {
    documents++;
    if (answer instanceof BounceAnswer(Decoding decoding) && !decoding.all().isEmpty()) {
      bounces.add(decoding);
      if (bounces.size() > MOST_PENDING) {
        Decoding one = Decoding.of(bounces);
        bounces.clear();
        bounces.add(one);
      }
    } else if (first.isEmpty() && !isSilent(answer)) {
      first = Optional.of(answer);
    }
  }

  private void failed(Unread error) {
    if (unread.size() < MOST_UNREAD) {
      unread.add(error);
    }
  }
}
