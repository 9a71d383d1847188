package bouncecard.app.chart;

import bouncecard.card.Rich;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.compose.TriageTimes;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Totals;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recipients over time: what became of the mail, and below why some do not have it.
///
/// @param title what it shows
/// @param period from when to when, in which zone, and how long a bar stands for
/// @param heading what the lower bars show
/// @param outcomes those who have it, wait for it, and will not have it
/// @param series the causes with the most of them, then all others
/// @param times when each bar begins: the time of the day, where more than one day the day too
/// @param from the beginning as it is written
/// @param to the end as it is written
/// @param length how long each bar stands for, in words
public record Chart(
    String title,
    String period,
    String heading,
    List<Series> outcomes,
    List<Series> series,
    List<String> times,
    String from,
    String to,
    String length) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /// The colours of causes; the last one is that of all others.
  private static final List<Shade> SHADES =
      List.of(Shade.BLUE, Shade.PURPLE, Shade.ORANGE, Shade.BROWN, Shade.WHITE);

  /// Copies the lists.
  public Chart {
    outcomes = List.copyOf(outcomes);
    series = List.copyOf(series);
    times = List.copyOf(times);
  }

  /// One cause, or one outcome.
  ///
  /// @param values recipients, by bar
  record Series(Shade shade, String label, List<Long> values) {
    long sum() {
      return values.stream().mapToLong(one -> one).sum();
    }

    /// The first bar with any.
    int begin() {
      int begin = 0;
      while (begin < values.size() && values.get(begin) == 0) {
        begin++;
      }
      return begin;
    }
  }

  /// The chart of a triage; empty where there is nothing to be seen over time.
  ///
  /// @param zone in which times are written
  public static Optional<Chart> of(TallyReport tally, Texts texts, ZoneId zone) {
    Map<String, List<Long>> byCause = new LinkedHashMap<>();
    for (ProblemTally one : tally.problems()) {
      byCause.merge(one.problem().cause(), one.times(), Chart::sum);
    }
    List<Map.Entry<String, List<Long>>> causes = new ArrayList<>(byCause.entrySet());
    causes.removeIf(one -> one.getValue().stream().allMatch(value -> value == 0));
    causes.sort(
        (a, b) ->
            Long.compare(
                b.getValue().stream().mapToLong(one -> one).sum(),
                a.getValue().stream().mapToLong(one -> one).sum()));
    if (tally.times().size() < 2 || causes.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    int alone = Math.min(causes.size(), SHADES.size() - 1);
    for (int i = 0; i < alone; i++) {
      String id = causes.get(i).getKey();
      String name = texts.entry(Section.CAUSES, id).map(one -> one.text("name")).orElse(id);
      series.add(new Series(SHADES.get(i), name, causes.get(i).getValue()));
    }
    causes.stream()
        .skip(alone)
        .map(Map.Entry::getValue)
        .reduce(Chart::sum)
        .ifPresent(
            rest ->
                series.add(
                    new Series(
                        SHADES.getLast(), texts.message(TriageMessage.TRIAGE_CHART_OTHERS), rest)));
    String from = time(tally.from(), zone);
    String to = time(tally.to(), zone);
    String length = TriageTimes.length(tally.bucketSeconds(), texts);
    return Optional.of(
        new Chart(
            say(
                texts,
                TriageMessage.TRIAGE_CHART_TITLE,
                Map.of("recipients", number(tally.totals().all()))),
            say(
                texts,
                TriageMessage.TRIAGE_CHART_PERIOD,
                Map.of(
                    "from",
                    from,
                    "to",
                    isOneDay(from, to) ? to.substring(to.indexOf(' ') + 1) : to,
                    "zone",
                    zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                    "length",
                    length)),
            texts.message(TriageMessage.TRIAGE_CHART_CAUSES),
            List.of(
                outcome(
                    Shade.GREEN, TriageMessage.TRIAGE_DELIVERED, tally, texts, Totals::delivered),
                outcome(Shade.YELLOW, TriageMessage.TRIAGE_WAITING, tally, texts, Totals::waiting),
                outcome(Shade.RED, TriageMessage.TRIAGE_FAILED, tally, texts, Totals::failed)),
            series,
            times(tally, zone, isOneDay(from, to) ? TIME : DAY_AND_TIME),
            from,
            to,
            length));
  }

  private static String say(Texts texts, TriageMessage message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static boolean isOneDay(String from, String to) {
    return from.substring(0, from.indexOf(' ')).equals(to.substring(0, to.indexOf(' ')));
  }

  private static List<String> times(TallyReport tally, ZoneId zone, DateTimeFormatter form) {
    List<String> times = new ArrayList<>();
    for (int bar = 0; bar < tally.times().size(); bar++) {
      long second = tally.from() + bar * tally.bucketSeconds();
      times.add(form.format(Instant.ofEpochSecond(second).atZone(zone)));
    }
    return times;
  }

  private static Series outcome(
      Shade shade,
      TriageMessage label,
      TallyReport tally,
      Texts texts,
      ToLongFunction<Totals> value) {
    return new Series(
        shade, texts.message(label), tally.times().stream().mapToLong(value).boxed().toList());
  }

  private static String time(long second, ZoneId zone) {
    return MINUTE.format(Instant.ofEpochSecond(second).atZone(zone));
  }

  private static List<Long> sum(List<Long> one, List<Long> other) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }

  /// How high the highest bar is.
  static long most(List<Series> stacked) {
    long most = 1;
    for (int i = 0; i < stacked.getFirst().values().size(); i++) {
      int bar = i;
      most = Math.max(most, stacked.stream().mapToLong(one -> one.values().get(bar)).sum());
    }
    return most;
  }

  /// The chart drawn, with its words.
  public Picture picture(Texts texts) {
    String legend =
        Stream.concat(outcomes.stream(), series.stream())
            .map(
                one ->
                    String.format(
                        Locale.ROOT, "%s %s: %,d", one.shade().sign, one.label(), one.sum()))
            .collect(Collectors.joining("\n"));
    return new Picture(
        new ChartPainter(this, new Typeface(texts.font())).png(), legend, alternative(texts));
  }

  /// What is seen in it, in words.
  public String alternative(Texts texts) {
    return Rich.of(
            texts.message(TriageMessage.TRIAGE_CHART),
            Map.of(
                "from", from,
                "to", to,
                "length", length,
                "all", Long.toString(most(outcomes)),
                "outcomes", sums(outcomes),
                "most", Long.toString(most(series)),
                "causes", sums(series)))
        .text();
  }

  private static String sums(List<Series> all) {
    return all.stream().map(one -> one.label() + " " + one.sum()).collect(Collectors.joining(", "));
  }
}
