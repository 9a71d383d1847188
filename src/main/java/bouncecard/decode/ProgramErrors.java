package bouncecard.decode;

import bouncecard.catalog.Permanence;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.diagnose.Diagnosis;
import bouncecard.dsn.Action;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Knows the errors of programs that hand mail to a server and keep none: the server put it off,
/// and nobody is there who would come again, as a server with a queue does (RFC 5321 §4.5.4.1).
final class ProgramErrors {
  /// Where only a program with a queue, or who tells of one, writes.
  private static final Set<Place> OF_QUEUES =
      EnumSet.complementOf(EnumSet.of(Place.REPLY, Place.TRANSCRIPT, Place.NOTICE));

  private final PhraseIndex names;

  /// @param vocabulary with the names of errors, and those of them whose programs have a queue
  ProgramErrors(Vocabulary vocabulary) {
    List<String> all = new ArrayList<>(vocabulary.exceptions());
    all.removeAll(vocabulary.programs().queueing());
    names = new PhraseIndex(all);
  }

  /// The same with what was put off given up, where an error of such a program tells it.
  Decoding giveUp(
      Decoding decoding, String pasted, Function<FailedDelivery, Diagnosis> diagnostician) {
    return decoding.all().stream().anyMatch(ProgramErrors::isPutOff)
            && names.isAnyIn(LowerCase.of(pasted))
        ? decoding.withReports(
            given(decoding.reports(), diagnostician), given(decoding.unaddressed(), diagnostician))
        : decoding;
  }

  private static List<Report> given(
      List<Report> reports, Function<FailedDelivery, Diagnosis> diagnostician) {
    List<Report> given = new ArrayList<>(reports.size());
    for (Report report : reports) {
      given.add(isPutOff(report) ? given(report.found(), diagnostician) : report);
    }
    return given;
  }

  private static Report given(
      FailedDelivery found, Function<FailedDelivery, Diagnosis> diagnostician) {
    FailedDelivery failed = found.withAction(Action.FAILED);
    return new Report(failed, diagnostician.apply(failed));
  }

  private static boolean isPutOff(Report report) {
    return report.diagnosis().permanence() == Permanence.TEMPORARY
        && report.found().action().isEmpty()
        && !isOfQueue(report.found());
  }

  private static boolean isOfQueue(FailedDelivery found) {
    for (Field field : Field.values()) {
      if (found.places().of(field).filter(OF_QUEUES::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
