package bouncecard.compose;

import bouncecard.catalog.Provider;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The recipients of a bounce by what they share: the cause, the provider, and whether they failed
/// or are still tried. Failures come first, then the larger group.
final class CauseGroups {
  private CauseGroups() {}

  static List<List<Report>> of(Decoding decoding) {
    Map<String, List<Report>> groups = new LinkedHashMap<>();
    for (Report report : decoding.all()) {
      groups.computeIfAbsent(key(report), _ -> new ArrayList<>()).add(report);
    }
    List<List<Report>> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.<List<Report>>comparingInt(
                reports -> BounceFacts.isDelayed(reports.getFirst()) ? 1 : 0)
            .thenComparingInt(reports -> -reports.size()));
    return sorted;
  }

  /// A bounce of the recipients of one group alone, counted from 1.
  static Optional<Decoding> part(Decoding decoding, int number) {
    List<List<Report>> groups = of(decoding);
    return number < 1 || number > groups.size()
        ? Optional.empty()
        : Optional.of(decoding.only(groups.get(number - 1)));
  }

  private static String key(Report report) {
    Diagnosis diagnosis = report.diagnosis();
    return diagnosis.cause().id()
        + " "
        + diagnosis.provider().map(Provider::id).orElse("")
        + " "
        + diagnosis.permanence()
        + " "
        + BounceFacts.isDelayed(report);
  }
}
