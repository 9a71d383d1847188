package bouncecard.app.serial;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.delivery.Places;
import bouncecard.delivery.Timestamp;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.dsn.Action;
import bouncecard.dsn.Bound;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The serial form of a [Decoding]. Rules, causes and providers are written by their names; an
/// explanation is not written: it can be had again.
final class DecodingForm {
  private static final int MOST_REPORTS = 2_000;

  /// As many as there are.
  private static final int MOST_CODES = 30_000;

  private static final int MOST_ACTORS = 20;
  private static final int MOST_ALTERNATIVES = 20;

  private final KnownNames names;

  DecodingForm(KnownNames names) {
    this.names = names;
  }

  void write(Decoding decoding, SerialOut out) {
    out.constant(decoding.kind());
    out.list(MOST_CODES, decoding.replyCodes(), code -> out.number(code.value()));
    out.list(MOST_CODES, decoding.enhancedStatusCodes(), code -> write(code, out));
    out.list(MOST_REPORTS, decoding.reports(), report -> write(report, out));
    out.list(MOST_REPORTS, decoding.unaddressed(), report -> write(report, out));
    out.list(Bound.values().length, decoding.bounds(), out::constant);
    out.optional(decoding.grade(), out::constant);
  }

  Decoding read(SerialIn in) {
    return new Decoding(
        in.constant(BounceKind.class),
        in.list(MOST_CODES, () -> replyCode(in)),
        in.list(MOST_CODES, () -> enhancedStatusCode(in)),
        in.list(MOST_REPORTS, () -> report(in)),
        in.list(MOST_REPORTS, () -> report(in)),
        Set.copyOf(in.list(Bound.values().length, () -> in.constant(Bound.class))),
        in.optional(() -> in.constant(Grade.class)),
        Optional.empty());
  }

  static void write(EnhancedStatusCode code, SerialOut out) {
    out.text(code.toString());
  }

  static ReplyCode replyCode(SerialIn in) {
    return SerialIn.known(ReplyCode.parse(Integer.toString(in.number(999))));
  }

  static EnhancedStatusCode enhancedStatusCode(SerialIn in) {
    return SerialIn.known(EnhancedStatusCode.parse(in.text()));
  }

  private void write(Report report, SerialOut out) {
    write(report.found(), out);
    write(report.diagnosis(), out);
  }

  private Report report(SerialIn in) {
    return new Report(found(in), diagnosis(in), Optional.empty());
  }

  private static void write(FailedDelivery found, SerialOut out) {
    text(found.finalRecipient(), out);
    text(found.originalRecipient(), out);
    out.optional(found.action(), out::constant);
    out.optional(found.replyCode(), code -> out.number(code.value()));
    out.optional(found.enhancedStatusCode(), code -> write(code, out));
    out.optional(found.statusField(), code -> write(code, out));
    text(found.diagnosticCode(), out);
    out.text(found.reply().value());
    out.optional(found.command(), out::constant);
    text(found.reportingMta(), out);
    text(found.remoteMta(), out);
    text(found.sender(), out);
    text(found.queueId(), out);
    out.optional(found.at(), at -> write(at, out));
    text(found.sendingIp(), out);
    write(found.original(), out);
    write(found.places(), out);
  }

  private static FailedDelivery found(SerialIn in) {
    return new FailedDelivery(
        text(in),
        text(in),
        in.optional(() -> in.constant(Action.class)),
        in.optional(() -> replyCode(in)),
        in.optional(() -> enhancedStatusCode(in)),
        in.optional(() -> enhancedStatusCode(in)),
        text(in),
        new UntrustedText(in.text()),
        in.optional(() -> in.constant(SmtpCommand.class)),
        text(in),
        text(in),
        text(in),
        text(in),
        in.optional(() -> timestamp(in)),
        text(in),
        original(in),
        places(in));
  }

  private static void write(OriginalMessage original, SerialOut out) {
    text(original.subject(), out);
    text(original.messageId(), out);
    out.optional(original.date(), date -> write(date, out));
  }

  private static OriginalMessage original(SerialIn in) {
    return new OriginalMessage(text(in), text(in), in.optional(() -> timestamp(in)));
  }

  private static void write(Timestamp at, SerialOut out) {
    out.text(at.local().toString());
    out.optional(at.offset(), offset -> out.number(offset.getTotalSeconds()));
    out.flag(at.isYearAssumed());
  }

  private static Timestamp timestamp(SerialIn in) {
    return new Timestamp(local(in.text()), in.optional(() -> offset(in.number())), in.flag());
  }

  private static LocalDateTime local(String written) {
    try {
      return LocalDateTime.parse(written);
    } catch (DateTimeParseException _) {
      throw new SerialException("a time that is none");
    }
  }

  private static ZoneOffset offset(long seconds) {
    if (Math.abs(seconds) > ZoneOffset.MAX.getTotalSeconds()) {
      throw new SerialException("an offset that is none");
    }
    return ZoneOffset.ofTotalSeconds((int) seconds);
  }

  private static void text(Optional<UntrustedText> text, SerialOut out) {
    out.optional(text, value -> out.text(value.value()));
  }

  private static Optional<UntrustedText> text(SerialIn in) {
    return in.optional(() -> new UntrustedText(in.text()));
  }

  private static void write(Places places, SerialOut out) {
    Set<Field> known = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      places.of(field).ifPresent(_ -> known.add(field));
    }
    out.list(
        Field.values().length,
        known,
        field -> {
          out.constant(field);
          out.constant(places.of(field).orElseThrow());
        });
  }

  private static Places places(SerialIn in) {
    Places places = Places.NONE;
    for (int left = in.number(Field.values().length); left > 0; left--) {
      places = places.with(in.constant(Field.class), in.constant(Place.class));
    }
    return places;
  }

  private void write(Diagnosis diagnosis, SerialOut out) {
    out.optional(diagnosis.provider(), provider -> out.text(provider.id()));
    out.text(diagnosis.cause().id());
    out.constant(diagnosis.permanence());
    out.list(MOST_ACTORS, diagnosis.actors(), out::constant);
    out.constant(diagnosis.basis());
    out.optional(diagnosis.rule(), rule -> out.text(rule.id().toString()));
    out.text(diagnosis.evidence().value());
    out.optional(diagnosis.confidence(), out::constant);
    out.list(MOST_ALTERNATIVES, diagnosis.alternatives(), other -> write(other, out));
  }

  private static void write(Diagnosis.Alternative other, SerialOut out) {
    out.text(other.cause().id());
    out.constant(other.test());
  }

  private Diagnosis diagnosis(SerialIn in) {
    return new Diagnosis(
        in.optional(() -> names.provider(in.text())),
        names.cause(in.text()),
        in.constant(Permanence.class),
        in.list(MOST_ACTORS, () -> in.constant(Actor.class)),
        in.constant(Diagnosis.Basis.class),
        in.optional(() -> names.rule(in.text())),
        new UntrustedText(in.text()),
        in.optional(() -> in.constant(Confidence.class)),
        in.list(MOST_ALTERNATIVES, () -> alternative(in)));
  }

  private Diagnosis.Alternative alternative(SerialIn in) {
    return new Diagnosis.Alternative(names.cause(in.text()), in.constant(Diagnosis.Test.class));
  }
}
