package bouncecard.diagnose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Checkable;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Permanence;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Alternative;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the parts of a diagnosis agree: what else its words may mean takes from how sure it is, a
/// guess names nobody who must act, and nobody is to wait for a mail system that has given up.
final class Settler {
  private static final int LEAST_OF_FAILURE = 4;
  private static final List<Actor> NO_ONE_KNOWN = List.of(Actor.UNKNOWN);

  private final Catalog catalog;
  private final CodeDiagnostician codes;

  Settler(Catalog catalog, CodeDiagnostician codes) {
    this.catalog = catalog;
    this.codes = codes;
  }

  /// The same diagnosis with all its parts in agreement.
  ///
  /// @param composed what the sentences came to, where they were asked
  Diagnosis settle(Diagnosis judged, Optional<Composition> composed, FailedDelivery found) {
    return isFailureAsSuccess(judged, found)
        ? unknown(judged, found)
        : agreeing(judged, composed, found);
  }

  /// Whether a failure came out as a success: words of a success, or a code, stand beside what says
  /// that the mail failed or waits.
  private static boolean isFailureAsSuccess(Diagnosis judged, FailedDelivery found) {
    boolean isFailure = found.isToldAsFailure() || found.firstDigit() >= LEAST_OF_FAILURE;
    return isFailure
        && (judged.permanence() == Permanence.SUCCESS
            || judged.cause().is(Role.DELIVERED)
            || judged.cause().is(Role.ACCEPTED_SO_FAR));
  }

  /// A failure of which nobody said why.
  private Diagnosis unknown(Diagnosis judged, FailedDelivery found) {
    return new Diagnosis(
        judged.provider(),
        catalog.cause(Role.UNKNOWN),
        CodeDiagnostician.byDigit(found.firstDigit()),
        NO_ONE_KNOWN,
        found.firstDigit() == 0 ? Basis.NOTHING : Basis.FIRST_DIGIT,
        Optional.empty(),
        new UntrustedText(CodeDiagnostician.evidence(found)));
  }

  private Diagnosis agreeing(
      Diagnosis judged, Optional<Composition> composed, FailedDelivery found) {
    if (judged.permanence() == Permanence.SUCCESS) {
      return judged;
    }
    Optional<Cause> other =
        judged.cause().is(Role.UNKNOWN) ? Optional.empty() : another(judged, composed, found);
    if (other.isPresent() && isOpen(judged)) {
      return open(judged, other.get());
    }
    Optional<Confidence> confidence =
        judged.isCertain() && (other.isPresent() || isShaken(judged, found))
            ? Optional.of(Confidence.LIKELY)
            : judged.confidence();
    List<Actor> actors = isGuess(judged) ? NO_ONE_KNOWN : actors(judged, found);
    List<Alternative> alternatives =
        other.isPresent() ? List.of(test(judged, other.get())) : List.of();
    return new Diagnosis(
        judged.provider(),
        judged.cause(),
        judged.permanence(),
        actors,
        judged.basis(),
        judged.rule(),
        judged.evidence(),
        confidence,
        alternatives);
  }

  private static boolean isGuess(Diagnosis judged) {
    return judged.confidence().filter(Confidence.GUESS::equals).isPresent();
  }

  /// Whether its words leave it open what they mean. A refusal that gives no reason is the
  /// recipient's policy whatever is behind it, so that is said with the other reading beside it.
  private static boolean isOpen(Diagnosis judged) {
    return isGuess(judged)
        && judged.basis() == Basis.COMPOSITION
        && !judged.cause().is(Trait.BROAD);
  }

  /// What is only a guess while another reading is as open was right in one case of five, and is
  /// not said: both are named, and nothing is known.
  private Diagnosis open(Diagnosis guessed, Cause other) {
    return new Diagnosis(
        guessed.provider(),
        catalog.cause(Role.UNKNOWN),
        guessed.permanence(),
        NO_ONE_KNOWN,
        Basis.FIRST_DIGIT,
        Optional.empty(),
        guessed.evidence(),
        Optional.empty(),
        List.of(test(guessed, guessed.cause()), test(guessed, other)));
  }

  /// Who must act: a mail system that has given up leaves nobody to wait for.
  private static List<Actor> actors(Diagnosis judged, FailedDelivery found) {
    boolean isOver = judged.permanence() == Permanence.PERMANENT || Diagnosis.isGivenUp(found);
    if (!isOver || !judged.actors().contains(Actor.NOBODY)) {
      return judged.actors();
    }
    List<Actor> others = new ArrayList<>(judged.actors());
    others.remove(Actor.NOBODY);
    return others.isEmpty() ? List.of(Actor.SENDER) : others;
  }

  /// What else the same words may mean.
  private Optional<Cause> another(
      Diagnosis judged, Optional<Composition> composed, FailedDelivery found) {
    if (composed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Cause> beside = beside(judged, composed.get());
    Optional<Cause> other =
        beside.isPresent() || isSaidByCode(judged.cause(), found)
            ? beside
            : open(judged, composed.get()).or(() -> byCode(judged, found));
    return other
        .filter(cause -> !cause.family().equals(judged.cause().family()))
        .filter(cause -> judged.permanence() != Permanence.PERMANENT || !isWaitedFor(cause));
  }

  /// A permanent failure is nothing that passes while nobody does anything.
  private static boolean isWaitedFor(Cause cause) {
    return cause.actors().contains(Actor.NOBODY);
  }

  /// What the lexicon says that such words may as well mean.
  private Optional<Cause> open(Diagnosis judged, Composition composed) {
    for (Clue clue : composed.clues()) {
      if (clue.cause().equals(judged.cause().id())) {
        return clue.other().map(catalog::cause);
      }
    }
    return Optional.empty();
  }

  /// What is said as plainly beside it, as in "unknown or full".
  private Optional<Cause> beside(Diagnosis judged, Composition composed) {
    for (Clue clue : composed.clues()) {
      if (!family(clue).equals(judged.cause().family())) {
        return composed.isAsPlain(clue)
            ? Optional.of(catalog.cause(clue.cause()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private String family(Clue clue) {
    return catalog.cause(clue.cause()).family();
  }

  /// What a code about the recipient says where the words say something else.
  private Optional<Cause> byCode(Diagnosis judged, FailedDelivery found) {
    boolean byWords = judged.basis() == Basis.WORDING || judged.basis() == Basis.COMPOSITION;
    return byWords
        ? code(found)
            .flatMap(entry -> entry.causes().stream().findFirst())
            .map(catalog::cause)
            .filter(cause -> cause.is(Trait.COSTS_THE_ADDRESS))
        : Optional.empty();
  }

  /// Whether the codes of a reply speak against what its words were taken to say.
  private boolean isShaken(Diagnosis judged, FailedDelivery found) {
    boolean byWords = judged.basis() == Basis.WORDING || judged.basis() == Basis.COMPOSITION;
    return byWords && codes.isContradicted(judged.cause(), found);
  }

  private boolean isSaidByCode(Cause cause, FailedDelivery found) {
    return code(found).filter(entry -> entry.causes().contains(cause.id())).isPresent();
  }

  private Optional<EnhancedStatusCodeEntry> code(FailedDelivery found) {
    return found
        .enhancedStatusCode()
        .filter(EnhancedStatusCode::isSpecific)
        .flatMap(catalog::enhancedStatusCode);
  }

  /// What tells the two apart: whether a later attempt passes, what a live check of the recipient
  /// finds, else which command was refused.
  private static Alternative test(Diagnosis judged, Cause other) {
    boolean passes =
        judged.permanence() == Permanence.TEMPORARY && other.permanence() == Permanence.TEMPORARY;
    return new Alternative(
        other,
        passes
            ? Diagnosis.Test.LOG_LINE
            : isChecked(judged.cause()) || isChecked(other)
                ? Diagnosis.Test.LIVE_CHECK
                : Diagnosis.Test.COMMAND);
  }

  private static boolean isChecked(Cause cause) {
    return cause.check() == Checkable.MAILBOX || cause.check() == Checkable.RECIPIENT_DOMAIN;
  }
}
