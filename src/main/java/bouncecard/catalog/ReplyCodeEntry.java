package bouncecard.catalog;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.util.List;
import java.util.Optional;

/// The catalogue's entry of a reply code, language apart.
///
/// @param commands after what it can come
/// @param related codes to look at next, most useful first, as they are written
/// @param causes what it most often turns out to be
/// @param looksLike the enhanced status code that a folklore code is without its dots
public record ReplyCodeEntry(
    ReplyCode code,
    Standing standing,
    Optional<String> rfc,
    Optional<String> section,
    List<SmtpCommand> commands,
    Retry retry,
    List<Actor> actors,
    List<String> related,
    List<String> causes,
    Optional<EnhancedStatusCode> looksLike,
    Source source) {

  /// Copies the lists.
  public ReplyCodeEntry {
    commands = List.copyOf(commands);
    actors = List.copyOf(actors);
    related = List.copyOf(related);
    causes = List.copyOf(causes);
  }
}
