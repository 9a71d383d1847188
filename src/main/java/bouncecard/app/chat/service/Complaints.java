package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Handle;
import bouncecard.app.feedback.Masking;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Term;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import java.time.Instant;
import java.util.Optional;

/// The complaints of people who call an answer wrong, with what decided and without whose mail it
/// was.
record Complaints(Bouncecard bouncecard, CachedAnswers kept) {

  /// What is kept of an answer that somebody calls wrong; empty where the answer is kept no longer.
  Optional<WrongAnswer> of(Handle handle, Wanted wanted, Instant at) {
    return kept.find(handle.kept().own())
        .filter(Answer.BounceAnswer.class::isInstance)
        .map(Answer.BounceAnswer.class::cast)
        .flatMap(
            bounce ->
                bounce.decoding().all().stream()
                    .findFirst()
                    .map(report -> report(bounce, report, known(wanted), at)));
  }

  /// Without what is none of the choices.
  private Wanted known(Wanted wanted) {
    boolean isCause =
        bouncecard.catalog().causes().stream().anyMatch(one -> one.id().equals(wanted.cause()));
    boolean isActor = Term.parse(Actor.class, wanted.actor()).isPresent();
    return new Wanted(
        wanted.what(),
        isCause ? wanted.cause() : "",
        isActor ? wanted.actor() : "",
        wanted.words());
  }

  private static WrongAnswer report(
      Answer.BounceAnswer bounce, Report report, Wanted wanted, Instant at) {
    Diagnosis diagnosis = report.diagnosis();
    return new WrongAnswer(
        at,
        diagnosis.rule().map(rule -> rule.id().toString()).orElse(""),
        diagnosis.basis().token(),
        diagnosis.confidence().map(Term::token).orElse(""),
        bounce.decoding().grade().map(Term::token).orElse(""),
        diagnosis.cause().id(),
        diagnosis.actors().stream().findFirst().map(Term::token).orElse(""),
        Masking.reply(report.found()),
        new Wanted(wanted.what(), wanted.cause(), wanted.actor(), Masking.words(wanted.words())));
  }
}
