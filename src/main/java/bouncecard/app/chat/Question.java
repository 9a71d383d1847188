package bouncecard.app.chat;

import bouncecard.text.UntrustedText;
import java.util.List;

/// What somebody asks.
///
/// @param said the words, or what was pasted
/// @param files those that came with it
/// @param audience who sees the answer where the words do not say it
/// @param isTheirOwn whether the words are the person's own: of a message that somebody else wrote,
///   and of what was pasted, none is taken for a wish to answer in public
public record Question(
    UntrustedText said, List<? extends RemoteFile> files, Audience audience, boolean isTheirOwn) {

  /// Copies the list.
  public Question {
    files = List.copyOf(files);
  }

  /// Words alone, of the person's own.
  public static Question of(UntrustedText said, Audience audience) {
    return new Question(said, List.of(), audience, /* isTheirOwn= */ true);
  }
}
