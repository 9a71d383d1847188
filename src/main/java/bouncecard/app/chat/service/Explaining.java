package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Explained;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.Submission;
import bouncecard.card.Size;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Explains texts to programs. Nothing is kept of them, and no button goes with the answer.
///
/// @param text how a card is written as text
record Explaining(Bouncecard bouncecard, Reader reader, Optional<Note.Kind> text) {

  /// What a text says.
  Explained explain(UntrustedText said, Language language) {
    Texts texts = bouncecard.catalog().texts(language);
    Reader.Read read = reader.read(said, List.of(), List.of(), Submission.LONGEST);
    Optional<Answer> answer = read.answer().filter(Talk::isTelling);
    if (answer.isEmpty()) {
      return new Explained.Not(
          Stream.concat(read.errors().stream(), Stream.of(UserError.of(Message.TROUBLE_NO_TEXT)))
              .map(why -> bouncecard.note(why.message(), why.values(), language))
              .map(card -> card.verdict().text())
              .findFirst()
              .orElseThrow());
    }
    AnswerCard reply =
        new AnswerCard(
            "", answer.get(), bouncecard.card(answer.get(), language, Size.COMPACT), texts);
    String codes =
        Stream.concat(
                answer.get().replyCodes().stream(), answer.get().enhancedStatusCodes().stream())
            .distinct()
            .collect(Collectors.joining(" "));
    String card = text.map(kind -> kind.of(reply).text()).orElse(reply.card().verdict().text());
    return found(bouncecard.catalog(), answer.get(), codes, card);
  }

  /// What an answer says, by its words for programs.
  static Explained.Found found(Catalog catalog, Answer answer, String codes, String card) {
    if (answer instanceof Answer.BounceAnswer(var decoding) && !decoding.all().isEmpty()) {
      Report first = decoding.all().getFirst();
      return new Explained.Found(
          first.diagnosis().cause().id(),
          first.diagnosis().firstActor().map(Actor::token).orElse(""),
          first.diagnosis().retry(catalog, first.found()).token(),
          codes,
          card);
    }
    if (answer instanceof Answer.TokenAnswer(var rule, String _)) {
      return new Explained.Found(rule.cause(), rule.actors().getFirst().token(), "", codes, card);
    }
    return new Explained.Found("", "", "", codes, card);
  }
}
