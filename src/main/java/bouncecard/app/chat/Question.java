package bouncecard.app.chat;

import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A question: what somebody asks, and who sees the answer.
///
/// @param said the words, or what was pasted
/// @param files those that came with it
/// @param audience who sees the answer where the words do not say it
/// @param isTheirOwn whether the words are the person's own: of a message that somebody else wrote,
///   and of what was pasted, none is taken for a wish to answer in public
/// @param around where it was said in the middle of a talk, what was said before; that nothing was
///   found is then told to the person alone
public record Question(
    UntrustedText said,
    List<? extends RemoteFile> files,
    Audience audience,
    boolean isTheirOwn,
    Optional<Surroundings> around) {

  /// Copies the list.
  public Question {
    files = List.copyOf(files);
  }

  /// A question outside of any talk.
  public Question(
      UntrustedText said, List<? extends RemoteFile> files, Audience audience, boolean isTheirOwn) {
    this(said, files, audience, isTheirOwn, Optional.empty());
  }

  /// Words alone, of the person's own.
  public static Question of(UntrustedText said, Audience audience) {
    return new Question(said, List.of(), audience, /* isTheirOwn= */ true);
  }

  /// The same in the middle of a talk.
  public Question within(Surroundings talk) {
    return new Question(said, files, audience, isTheirOwn, Optional.of(talk));
  }
}
