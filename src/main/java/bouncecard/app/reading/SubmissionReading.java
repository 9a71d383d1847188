package bouncecard.app.reading;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Answer.HelpAnswer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.catalog.Message;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads one submission piece by piece, here and now, and holds no more of it than its answer.
public final class SubmissionReading {
  private static final int MOST_DOCUMENTS = 1_000;
  private static final int MOST_UNREAD = 20;

  /// So many decodings are held before they are made one.
  private static final int MOST_PENDING = 20;

  private static final int LONGEST_NAME = 80;

  private final Bouncecard bouncecard;
  private final Inputs inputs;
  private final List<Decoding> bounces = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private Optional<Interpretation> said = Optional.empty();
  private Optional<Answer> first = Optional.empty();
  private int documents;

  /// A reading of which nothing was read.
  public SubmissionReading(Bouncecard bouncecard, Inputs inputs) {
    this.bouncecard = bouncecard;
    this.inputs = inputs;
  }

  /// Reads the words.
  public void words(UntrustedText words) {
    said = Optional.of(bouncecard.ask(words, Venue.CHAT));
  }

  /// Reads a file, to its end or as far as is needed.
  public void file(String name, Inputs.Content content) {
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
    return new ReadingOutcome(said, found, documents > 0, unread);
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
