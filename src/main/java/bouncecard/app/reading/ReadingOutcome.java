package bouncecard.app.reading;

import bouncecard.app.Answer;
import bouncecard.app.Interpretation;
import bouncecard.catalog.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The outcome of reading a [Submission].
///
/// @param said what the words mean, where they were read
/// @param found one answer of all files: their bounces, else the first that says something
/// @param hasDocuments whether there was anything to read in the files
/// @param isMuch whether the files hold so many deliveries, or so long a text, that a summary of
///   them tells more
/// @param unread why something was not read
public record ReadingOutcome(
    Optional<Interpretation> said,
    Optional<Answer> found,
    boolean hasDocuments,
    boolean isMuch,
    List<Unread> unread) {

  /// Why something was not read, or not to its end.
  ///
  /// @param message the sentence
  /// @param values what stands for its placeholders; a stranger's words among them are cleaned
  ///   already
  public record Unread(Message message, Map<String, String> values) {

    /// Copies the values.
    public Unread {
      values = Map.copyOf(values);
    }
  }

  /// Copies the list.
  public ReadingOutcome {
    unread = List.copyOf(unread);
  }
}
