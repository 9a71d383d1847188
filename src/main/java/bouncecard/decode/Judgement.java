package bouncecard.decode;

import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.ScanResult;
import bouncecard.dsn.Bound;
import bouncecard.read.DeliveryReader;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Judges deliveries that were read, as what kind of mail tells of them allows.
final class Judgement {
  private final Supplier<Diagnostician> diagnostician;

  Judgement(Supplier<Diagnostician> diagnostician) {
    this.diagnostician = diagnostician;
  }

  /// What was read, judged.
  ///
  /// @param isUnaddressed whether it names nobody who could be written to
  Decoding of(
      BounceKind kind,
      List<FailedDelivery> found,
      ScanResult scanned,
      List<CodeMention> mentions,
      Predicate<FailedDelivery> isUnaddressed,
      Set<Bound> bounds) {
    List<Report> reports = new ArrayList<>(found.size());
    List<Report> unaddressed = new ArrayList<>(0);
    for (FailedDelivery delivery : found) {
      Report report = new Report(delivery, diagnosis(kind, delivery, scanned));
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
    Set<ReplyCode> replyCodes = new LinkedHashSet<>(4);
    Set<EnhancedStatusCode> enhanced = new LinkedHashSet<>(4);
    for (CodeMention mention : mentions) {
      switch (mention.code()) {
        case ReplyCode code -> replyCodes.add(code);
        case EnhancedStatusCode code -> enhanced.add(code);
        case EnhancedStatusCodeRange range -> enhanced.add(range.first());
      }
    }
    List<Report> all = new ArrayList<>(reports);
    all.addAll(unaddressed);
    for (Report report : all) {
      report.found().replyCode().ifPresent(replyCodes::add);
      report.found().enhancedStatusCode().ifPresent(enhanced::add);
      report.found().statusField().ifPresent(enhanced::add);
    }
    return new Decoding(
        kind, List.copyOf(replyCodes), List.copyOf(enhanced), reports, unaddressed, bounds);
  }

  private Diagnosis diagnosis(BounceKind kind, FailedDelivery delivery, ScanResult scanned) {
    return switch (kind) {
      case FEEDBACK -> feedback(delivery, scanned);
      case AUTO_REPLY -> automatic(delivery, scanned);
      case BOUNCE, DELAYED, DELIVERED, NOT_A_BOUNCE -> diagnostician.get().judge(delivery, scanned);
    };
  }

  /// A complaint, where its words do not say that it is another report.
  private Diagnosis feedback(FailedDelivery report, ScanResult scanned) {
    Diagnosis judged = diagnostician.get().judge(report, scanned);
    return judged.cause().is(Trait.FEEDBACK_REPORT)
        ? Diagnostician.ofKind(judged.cause())
        : diagnostician.get().ofKind(Role.COMPLAINT);
  }

  /// What its words say where they say that it is automatic, and else no more than its kind.
  private Diagnosis automatic(FailedDelivery answer, ScanResult scanned) {
    Diagnosis judged = diagnostician.get().judge(answer, scanned);
    return judged.cause().is(Role.AUTO_REPLY)
        ? judged
        : diagnostician.get().ofKind(Role.AUTO_REPLY);
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
