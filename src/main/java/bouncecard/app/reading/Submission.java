package bouncecard.app.reading;

import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// What somebody handed in with one question.
///
/// @param said the words; empty where they are read elsewhere
/// @param files the files that came with them
public record Submission(Optional<UntrustedText> said, List<File> files) {

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
}
