package bouncecard.app.chat.state;

import bouncecard.app.Answer;
import java.util.Optional;

/// Port: remembers answers in this process for as long as there is room, so that a button does not
/// have everything read again.
public interface AnswerMemo {

  /// Remembers an answer.
  void put(String under, Answer answer);

  /// Forgets an answer.
  void forget(String under);

  /// The answer, if it is remembered still.
  Optional<Answer> find(String under);
}
