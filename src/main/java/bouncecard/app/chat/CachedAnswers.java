package bouncecard.app.chat;

import bouncecard.app.Answer;
import java.util.Optional;

/// Port: keeps, in memory and for a while, the answers that cannot be asked for again by a query,
/// so that their buttons work.
public interface CachedAnswers {

  /// Keeps an answer and says under what: at most 14 characters that tell nothing of it and cannot
  /// be guessed.
  String keep(Answer answer);

  /// The answer, if it is kept still.
  Optional<Answer> find(String kept);
}
