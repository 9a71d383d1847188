package bouncecard.decode;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.MailService;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.ScanResult;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.read.EventDecoder.Told;
import bouncecard.read.reply.WordsAlone;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Judges what a mail service tells. What the receiving server said comes first where it tells the
/// cause; else the service's own reason does, and always where nothing was sent.
final class EventJudge {
  private final Catalog catalog;
  private final Diagnostician diagnostician;

  EventJudge(Catalog catalog, Diagnostician diagnostician) {
    this.catalog = catalog;
    this.diagnostician = diagnostician;
  }

  Diagnosis judge(Told told) {
    Optional<EventVerdict> verdict = told.event().verdict();
    return switch (told.kind()) {
      case BOUNCE -> refused(told);
      case DELAYED -> waiting(refused(told));
      case FEEDBACK -> said(told, cause(verdict, Role.COMPLAINT), Optional.empty());
      case AUTO_REPLY -> said(told, cause(verdict, Role.AUTO_REPLY), Optional.empty());
      case DELIVERED -> said(told, cause(verdict, Role.DELIVERED), Optional.empty());
      case NOT_A_BOUNCE -> said(told, cause(verdict, Role.UNKNOWN), Optional.empty());
    };
  }

  private Cause cause(Optional<EventVerdict> verdict, Role otherwise) {
    return verdict
        .flatMap(EventVerdict::cause)
        .map(catalog::cause)
        .orElseGet(() -> catalog.cause(otherwise));
  }

  private Diagnosis refused(Told told) {
    Diagnosis judged = diagnostician.judge(told.found(), ScanResult.nothing());
    Optional<EventVerdict> verdict = told.event().verdict();
    if (verdict.isEmpty()) {
      return judged;
    }
    Cause own = cause(verdict, Role.UNKNOWN);
    boolean isKnown = !isUnknown(own);
    if (!verdict.get().isSent() || (isKnown && !isTelling(judged))) {
      return said(told, own, Optional.of(judged));
    }
    if (!isUnknown(judged.cause())) {
      return judged;
    }
    return ofProse(told, judged).orElseGet(() -> said(told, own, Optional.of(judged)));
  }

  /// Whether the server's words or codes name the cause.
  private static boolean isTelling(Diagnosis judged) {
    return switch (judged.basis()) {
      case PROVIDER_RULE, WORDING, ENHANCED_STATUS_CODE -> !isUnknown(judged.cause());
      case COMPOSITION -> isSure(judged);
      case SERVICE, REPLY_CODE, FIRST_DIGIT, NOTHING -> false;
    };
  }

  private static boolean isSure(Diagnosis judged) {
    return judged.confidence().filter(Confidence.SURE::equals).isPresent();
  }

  private static boolean isUnknown(Cause cause) {
    return cause.is(Role.UNKNOWN);
  }

  /// What the service tells in words of its own, where nothing else names a cause.
  private Optional<Diagnosis> ofProse(Told told, Diagnosis judged) {
    String prose = told.event().prose().value();
    if (prose.isBlank()) {
      return Optional.empty();
    }
    Diagnosis read = diagnostician.judge(WordsAlone.of(prose), ScanResult.nothing());
    boolean named =
        read.basis() == Basis.WORDING || (read.basis() == Basis.COMPOSITION && isSure(read));
    return named && read.cause().permanence() != Permanence.SUCCESS
        ? Optional.of(said(told, read.cause(), Optional.of(judged)))
        : Optional.empty();
  }

  /// What is delayed may still arrive, whatever was said of one attempt.
  private static Diagnosis waiting(Diagnosis judged) {
    return judged.permanence() == Permanence.TEMPORARY
        ? judged
        : new Diagnosis(
            judged.provider(),
            judged.cause(),
            Permanence.TEMPORARY,
            judged.actors(),
            judged.basis(),
            judged.rule(),
            judged.evidence(),
            judged.confidence(),
            judged.alternatives());
  }

  /// The service's own verdict.
  ///
  /// @param judged what the server's words came to, where there were any
  private Diagnosis said(Told told, Cause cause, Optional<Diagnosis> judged) {
    Optional<EventVerdict> verdict = told.event().verdict();
    boolean isSent = verdict.map(EventVerdict::isSent).orElse(true);
    Permanence permanence =
        judged
            .filter(_ -> isSent)
            .map(Diagnosis::permanence)
            .filter(known -> known != Permanence.UNKNOWN)
            .or(() -> verdict.flatMap(EventVerdict::permanence))
            .orElse(cause.permanence());
    List<Actor> actors = verdict.map(EventVerdict::actors).orElse(List.of());
    UntrustedText words = told.event().words();
    return new Diagnosis(
        isSent ? judged.flatMap(Diagnosis::provider) : provider(told),
        cause,
        permanence,
        actors.isEmpty() ? cause.actors() : actors,
        words.isBlank() && isUnknown(cause) ? Basis.NOTHING : Basis.SERVICE,
        Optional.empty(),
        words,
        isUnknown(cause) ? Optional.empty() : Optional.of(Confidence.SURE));
  }

  private Optional<Provider> provider(Told told) {
    return told.event().service().flatMap(MailService::provider).flatMap(catalog::provider);
  }

  /// Whether all are objects that no mail service made and hold what another protocol's server
  /// said.
  ///
  /// @param unwrapped what is left of a text without the lines of other programs
  static boolean areAnothers(List<DeliveryEvent> events, UnaryOperator<String> unwrapped) {
    for (DeliveryEvent event : events) {
      String said = event.diagnosticCode().value();
      boolean isAnothers =
          event.service().isEmpty()
              && event.finalRecipient().isEmpty()
              && !said.isBlank()
              && unwrapped.apply(said).isBlank();
      if (!isAnothers) {
        return false;
      }
    }
    return !events.isEmpty();
  }

  /// What the whole of them is: the gravest of its parts.
  static BounceKind kind(List<Told> all) {
    return all.stream()
        .map(told -> kind(told.kind()))
        .min(BounceKind::compareTo)
        .orElse(BounceKind.NOT_A_BOUNCE);
  }

  private static BounceKind kind(EventKind kind) {
    return switch (kind) {
      case BOUNCE -> BounceKind.BOUNCE;
      case DELAYED -> BounceKind.DELAYED;
      case FEEDBACK -> BounceKind.FEEDBACK;
      case AUTO_REPLY -> BounceKind.AUTO_REPLY;
      case DELIVERED -> BounceKind.DELIVERED;
      case NOT_A_BOUNCE -> BounceKind.NOT_A_BOUNCE;
    };
  }
}
