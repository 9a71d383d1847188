package bouncecard.app.inlet;

import bouncecard.app.watch.live.Problems;
import bouncecard.app.watch.live.Told;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.tally.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One arrival sorted: what it tells, by problem, and how much mail it tells of, by provider.
///
/// @param problems what is to be told
/// @param sent what arrived and what was given up
record Sorting(List<Told.Met> problems, Map<String, Long> sent) {

  /// @param provider who takes the mail of a recipient to whom it was delivered
  static Sorting of(Inlet inlet, Decoding read, String words, Function<Report, String> provider) {
    Map<Problem, List<Report>> shown = new LinkedHashMap<>();
    Map<Problem, Long> failed = new HashMap<>();
    Map<String, Long> sent = new HashMap<>();
    for (Report report : read.all()) {
      ToldKind kind = ToldKind.of(report, read.kind());
      Problem problem = Problems.problem(report);
      if (kind == ToldKind.FAILED) {
        sent.merge(problem.provider(), 1L, Long::sum);
        failed.merge(problem, 1L, Long::sum);
      } else if (kind == ToldKind.DELIVERED) {
        sent.merge(provider.apply(report), 1L, Long::sum);
      }
      if (kind.isShown(inlet)) {
        shown.computeIfAbsent(problem, _ -> new ArrayList<>()).add(report);
      }
    }
    List<Told.Met> problems = new ArrayList<>();
    shown.forEach(
        (problem, reports) ->
            problems.add(
                new Told.Met(
                    problem,
                    reports.size(),
                    failed.getOrDefault(problem, 0L),
                    read.only(reports),
                    words)));
    return new Sorting(problems, sent);
  }

  /// Who takes a recipient's mail, as a failure there would name it.
  static String provider(Report report, Function<Report, Diagnosis> judging) {
    return Problems.problem(report, judging.apply(report)).provider();
  }
}
