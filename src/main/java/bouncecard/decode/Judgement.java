package bouncecard.decode;

import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.Bound;
import bouncecard.read.DeliveryReader;
import bouncecard.read.reply.Reading;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Judges deliveries that were read, as what kind of mail tells of them allows.
final class Judgement {
  /// So few codes are compared one by one.
  private static final int FEW = 16;

  private final Supplier<Diagnostician> diagnostician;

  Judgement(Supplier<Diagnostician> diagnostician) {
    this.diagnostician = diagnostician;
  }

  /// What was read, judged.
  ///
  /// @param judge what a delivery means, whatever tells of it
  /// @param isUnaddressed whether it names nobody who could be written to
  Decoding of(
      BounceKind kind,
      List<FailedDelivery> found,
      Function<FailedDelivery, Diagnosis> judge,
      List<CodeMention> mentions,
      Predicate<FailedDelivery> isUnaddressed,
      Set<Bound> bounds) {
    List<Report> reports = new ArrayList<>(found.size());
    List<Report> unaddressed = new ArrayList<>(0);
    for (FailedDelivery delivery : found) {
      Report report = new Report(delivery, diagnosis(kind, judge.apply(delivery)));
      (isUnaddressed.test(delivery) ? unaddressed : reports).add(report);
    }
    return of(kind, reports, unaddressed, mentions, bounds(found.size(), bounds));
  }

  /// Reports with the codes in them and beside them.
  static Decoding of(
      BounceKind kind,
      List<Report> reports,
      List<Report> unaddressed,
      List<CodeMention> mentions,
      Set<Bound> bounds) {
    boolean areFew = mentions.size() + reports.size() + unaddressed.size() <= FEW;
    Collection<ReplyCode> replyCodes = areFew ? new ArrayList<>(2) : new LinkedHashSet<>();
    Collection<EnhancedStatusCode> enhanced = areFew ? new ArrayList<>(2) : new LinkedHashSet<>();
    for (CodeMention mention : mentions) {
      switch (mention.code()) {
        case ReplyCode code -> add(replyCodes, code);
        case EnhancedStatusCode code -> add(enhanced, code);
        case EnhancedStatusCodeRange range -> add(enhanced, range.first());
      }
    }
    addCodes(reports, replyCodes, enhanced);
    addCodes(unaddressed, replyCodes, enhanced);
    return new Decoding(
        kind, List.copyOf(replyCodes), List.copyOf(enhanced), reports, unaddressed, bounds);
  }

  private static void addCodes(
      List<Report> reports,
      Collection<ReplyCode> replyCodes,
      Collection<EnhancedStatusCode> enhanced) {
    for (Report report : reports) {
      report.found().replyCode().ifPresent(code -> add(replyCodes, code));
      report.found().enhancedStatusCode().ifPresent(code -> add(enhanced, code));
      report.found().statusField().ifPresent(code -> add(enhanced, code));
    }
  }

  private static <T> void add(Collection<T> codes, T code) {
    if (!codes.contains(code)) {
      codes.add(code);
    }
  }

  private Diagnosis diagnosis(BounceKind kind, Diagnosis judged) {
    return switch (kind) {
      case FEEDBACK -> feedback(judged);
      case AUTO_REPLY -> automatic(judged);
      case BOUNCE, DELAYED, DELIVERED, NOT_A_BOUNCE -> judged;
    };
  }

  /// A complaint, where its words do not say that it is another report.
  private Diagnosis feedback(Diagnosis judged) {
    return judged.cause().is(Trait.FEEDBACK_REPORT)
        ? Diagnostician.ofKind(judged.cause())
        : diagnostician.get().ofKind(Role.COMPLAINT);
  }

  /// What its words say where they say that it is automatic, and else no more than its kind.
  private Diagnosis automatic(Diagnosis judged) {
    return judged.cause().is(Role.AUTO_REPLY)
        ? judged
        : diagnostician.get().ofKind(Role.AUTO_REPLY);
  }

  /// Whether a failure names neither a recipient that anybody could write to nor quotes a reply
  /// that would stand for itself.
  static boolean isUnaddressed(BounceKind kind, FailedDelivery delivery) {
    return (kind == BounceKind.BOUNCE || kind == BounceKind.DELAYED)
        && delivery
            .finalRecipient()
            .map(address -> Addresses.isMasked(address.value()))
            .orElse(delivery.classDigit().isEmpty());
  }

  /// What words alone tell: an automatic answer or a feedback report has no header any more when it
  /// is pasted.
  static Reading reading(FailedDelivery words, Cause cause) {
    if (cause.is(Trait.AUTOMATIC_ANSWER)) {
      return new Reading(BounceKind.AUTO_REPLY, List.of(words));
    }
    return cause.is(Trait.FEEDBACK_REPORT)
        ? new Reading(BounceKind.FEEDBACK, List.of(words))
        : Reading.of(List.of(words));
  }

  private static Set<Bound> bounds(int recipients, Set<Bound> met) {
    if (recipients < DeliveryReader.MOST) {
      return met;
    }
    Set<Bound> all = EnumSet.of(Bound.RECIPIENTS);
    all.addAll(met);
    return all;
  }
}
