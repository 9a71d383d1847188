package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Answer.HelpAnswer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.app.Venue;
import bouncecard.catalog.Message;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/// Reads the files that came with a question, and makes one answer of all.
final class Reader {
  private static final int MOST_DOCUMENTS = 1_000;

  /// Of how many questions files are read at once: each may take several times its size meanwhile.
  private static final int MOST_AT_ONCE = 2;

  private final Bouncecard bouncecard;
  private final Inputs inputs;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, /* fair= */ true);

  Reader(Bouncecard bouncecard, Inputs inputs) {
    this.bouncecard = bouncecard;
    this.inputs = inputs;
  }

  /// What came of it.
  ///
  /// @param answer empty where nothing could be read; then `troubles` says why
  record Read(Optional<Answer> answer, List<UserError> troubles) {}

  /// One answer of what was said and of the files; bounces in them come before words about them.
  Read read(Answer said, List<Attachment> attachments, List<UserError> missing) {
    List<UserError> troubles = new ArrayList<>(missing);
    List<Answer> answers = new ArrayList<>();
    if (!attachments.isEmpty()) {
      turns.acquireUninterruptibly();
      try {
        attachments.forEach(attachment -> read(attachment, answers, troubles));
      } finally {
        turns.release();
      }
    }
    List<Decoding> bounces = new ArrayList<>();
    Optional<Answer> first = Optional.empty();
    answers.add(said);
    for (Answer answer : answers) {
      if (answer instanceof BounceAnswer(Decoding decoding) && !decoding.all().isEmpty()) {
        bounces.add(decoding);
      } else if (first.isEmpty() && !isSilent(answer)) {
        first = Optional.of(answer);
      }
    }
    if (!bounces.isEmpty()) {
      return new Read(Optional.of(new BounceAnswer(Decoding.of(bounces))), troubles);
    }
    // Nobody asks for help with a file that could not be read.
    boolean isReadable = troubles.isEmpty() || answers.size() > 1 || !isSilent(said);
    Answer rest =
        said instanceof HelpAnswer && !attachments.isEmpty() ? new NoAnswer(List.of()) : said;
    return new Read(isReadable ? first.or(() -> Optional.of(rest)) : Optional.empty(), troubles);
  }

  private static boolean isSilent(Answer answer) {
    return answer instanceof NoAnswer
        || answer instanceof HelpAnswer
        || (answer instanceof BounceAnswer(Decoding decoding) && decoding.all().isEmpty());
  }

  private void read(Attachment attachment, List<Answer> answers, List<UserError> troubles) {
    int most = answers.size() + MOST_DOCUMENTS;
    try {
      inputs.read(
          new UntrustedText(attachment.name()).visible(80),
          attachment.bytes(),
          document -> {
            if (answers.size() >= most) {
              throw new CancellationException();
            }
            switch (document) {
              case Document.Content content -> content(content, answers, troubles);
              case Document.Line line ->
                  answers.add(bouncecard.ask(line.text(), Venue.DOCUMENT).answer());
              case Document.Unreadable unreadable ->
                  troubles.add(new UserError(unreadable.fault().message(), unreadable.values()));
            }
          });
    } catch (CancellationException _) {
      troubles.add(
          new UserError(
              Message.TROUBLE_TOO_MANY_FILES, Map.of("limit", Integer.toString(MOST_DOCUMENTS))));
    }
  }

  private void content(Document.Content content, List<Answer> answers, List<UserError> troubles) {
    answers.add(bouncecard.read(content));
    if (content.truncated()) {
      String limit = (content.bytes().length >> 20) + " MiB";
      troubles.add(
          new UserError(
              Message.ERROR_TOO_LARGE,
              Map.of("file", new UntrustedText(content.source()).visible(80), "limit", limit)));
    }
  }
}
