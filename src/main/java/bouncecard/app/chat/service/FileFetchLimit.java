package bouncecard.app.chat.service;

import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.Submission;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Fetches the files of questions within bounds: so many of one question, and of all questions and
/// platforms together many small ones or one that is as large as may be. The time that a question
/// has begins here: what waiting and fetching take of it, reading does not have.
public final class FileFetchLimit {
  private static final int MOST_KIBIBYTES = Attachment.LARGEST >> 10;

  /// A file takes a little even where it is small or empty.
  private static final int LEAST_KIBIBYTES = 64;

  private static final String LIMIT = (Attachment.LARGEST >> 20) + " MiB";
  private static final int LONGEST_NAME = 80;

  private final Duration patience;
  private final LongSupplier nanoTime;
  private final Semaphore kibibytes = new Semaphore(MOST_KIBIBYTES, /* fair= */ true);

  /// A room.
  ///
  /// @param patience how long a question waits while files of others are read
  public FileFetchLimit(Duration patience, LongSupplier nanoTime) {
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /// What could be fetched, and why some is missing.
  ///
  /// @param left how much of the question's time is left to read it in
  public record Fetched(List<Attachment> attachments, List<UserError> missing, Duration left) {
    /// What a question without files has.
    static final Fetched NOTHING = new Fetched(List.of(), List.of(), Submission.LONGEST);

    /// Copies the lists.
    public Fetched {
      attachments = List.copyOf(attachments);
      missing = List.copyOf(missing);
    }
  }

  /// Fetches files, one after the other, and has them read. There is room for them until that is
  /// done; where there is none in time, nothing is fetched and that is what is missing.
  public <T> T with(List<? extends RemoteFile> files, Function<Fetched, T> reading) {
    if (files.isEmpty()) {
      return reading.apply(Fetched.NOTHING);
    }
    long end = nanoTime.getAsLong() + Submission.LONGEST.toNanos();
    long bytes = files.stream().mapToLong(file -> file.size().orElse(Attachment.LARGEST)).sum();
    int room = Math.clamp(bytes >> 10, LEAST_KIBIBYTES, MOST_KIBIBYTES);
    try {
      if (kibibytes.tryAcquire(room, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          return reading.apply(fetched(files, end));
        } finally {
          kibibytes.release(room);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped
    }
    return reading.apply(
        new Fetched(List.of(), List.of(UserError.of(Message.TROUBLE_BUSY)), left(end)));
  }

  private Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
  }

  private Fetched fetched(List<? extends RemoteFile> files, long end) {
    List<Attachment> attachments = new ArrayList<>();
    List<UserError> missing = new ArrayList<>();
    int left = Attachment.LARGEST;
    for (RemoteFile file : files.subList(0, Math.min(files.size(), Attachment.MOST))) {
      String name = new UntrustedText(file.name()).visible(LONGEST_NAME);
      switch (file.size().orElse(0) > left
          ? new RemoteFile.Got.TooLarge()
          : file.fetch(left, left(end).dividedBy(2))) {
        case RemoteFile.Got.Content(byte[] bytes) -> {
          attachments.add(new Attachment(name, bytes));
          left -= bytes.length;
        }
        case RemoteFile.Got.TooLarge() ->
            missing.add(
                new UserError(
                    Message.TROUBLE_FILE_TOO_LARGE, Map.of("file", name, "limit", LIMIT)));
        case RemoteFile.Got.Missing(UserError trouble) -> missing.add(trouble);
      }
    }
    if (files.size() > Attachment.MOST) {
      missing.add(
          new UserError(
              Message.TROUBLE_TOO_MANY_FILES, Map.of("limit", Integer.toString(Attachment.MOST))));
    }
    return new Fetched(attachments, missing, left(end));
  }
}
