package bouncecard.app;

import bouncecard.card.Card;
import bouncecard.catalog.Texts;
import bouncecard.smtp.Code;

/// An answer with its card, for a front end to draw.
///
/// @param source where the question came from: a file's name, or empty
/// @param answer what was understood
/// @param card the card in the reader's language
/// @param texts the words of that language
public record AnswerCard(String source, Answer answer, Card card, Texts texts) {

  /// What can be asked again to get this card: codes and tokens, never text from a bounce. Empty
  /// where there is no such question.
  public String query() {
    return switch (answer) {
      case Answer.CodeAnswer _, Answer.CompareAnswer _ ->
          String.join(" ", answer.codes().stream().map(Code::toString).toList());
      case Answer.TokenAnswer(var _, String token) -> token;
      case Answer.ClassAnswer(String written, var _, var _) -> written;
      case Answer.HelpAnswer() -> "help";
      case Answer.BounceAnswer _,
          Answer.AskAnswer _,
          Answer.SearchAnswer _,
          Answer.RuleAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _,
          Answer.NoAnswer _ ->
          "";
    };
  }
}
