package bouncecard.app.reading;

import bouncecard.app.Venue;
import bouncecard.app.triage.Period;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A submission: all that somebody handed in with one question.
///
/// @param said the words; empty where they are read elsewhere
/// @param files the files that came with them
/// @param venue where the words were said
/// @param within how long whoever asked waits for their reading
/// @param summed the period of which the files are summed up; empty where each thing in them is
///   explained
public record Submission(
    Optional<UntrustedText> said,
    Venue venue,
    List<File> files,
    Duration within,
    Optional<Period> summed) {
  /// How long people wait for a question, from its arrival until it is read. Twenty seconds are
  /// asked of all of it; the rest is for the card and its way.
  public static final Duration LONGEST = Duration.ofSeconds(18);

  /// A file that came with a question.
  ///
  /// @param name what its sender called it
  /// @param bytes what is in it, which nobody changes
  @SuppressWarnings("ArrayRecordComponent") // files are read and never compared
  public record File(String name, byte[] bytes) {}

  /// Copies the list.
  public Submission {
    files = List.copyOf(files);
  }

  /// What somebody asked about.
  public Submission(
      Optional<UntrustedText> said, List<File> files, Duration within, Optional<Period> summed) {
    this(said, Venue.CHAT, files, within, summed);
  }

  /// What is explained.
  public Submission(Optional<UntrustedText> said, List<File> files, Duration within) {
    this(said, files, within, Optional.empty());
  }

  /// What nobody asked about: it tells of a failure, or of nothing.
  public static Submission unasked(UntrustedText said, Duration within) {
    return new Submission(Optional.of(said), Venue.OVERHEARD, List.of(), within, Optional.empty());
  }
}
