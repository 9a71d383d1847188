package bouncecard.compose;

import bouncecard.card.Rich;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.tally.TallyReport;
import bouncecard.tally.Totals;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How a triage went over time, as bars of characters and as the numbers that a chart shows.
public final class TriageTimes {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String BARS = "▁▂▃▄▅▆▇█";

  /// As many lines as anybody reads.
  private static final int MOST_LINES = 12;

  private static final long SECONDS = 60;

  private final CardContext say;

  TriageTimes(CardContext say) {
    this.say = say;
  }

  /// A line of bars for each outcome, which anybody can read without a picture.
  List<Rich> bars(TallyReport tally, ZoneId zone) {
    if (tally.times().size() < 2) {
      return List.of();
    }
    List<Rich> lines = new ArrayList<>();
    lines.add(bars(TriageMessage.TRIAGE_DELIVERED, tally, Totals::delivered));
    lines.add(bars(TriageMessage.TRIAGE_WAITING, tally, Totals::waiting));
    lines.add(bars(TriageMessage.TRIAGE_FAILED, tally, Totals::failed));
    lines.add(scale(tally, zone));
    return lines;
  }

  /// How long a bar stands for, in words: in seconds below a minute.
  public static String length(long seconds, Texts texts) {
    boolean isShort = seconds < SECONDS;
    TriageMessage message = isShort ? TriageMessage.TRIAGE_SECONDS : TriageMessage.TRIAGE_MINUTES;
    long number = isShort ? Math.max(1, seconds) : seconds / SECONDS;
    return Rich.of(texts.message(message), Map.of("number", TriageCards.number(number))).text();
  }

  /// What a bar stands for.
  Rich scale(TallyReport tally, ZoneId zone) {
    return Rich.plain(
        say.say(
            TriageMessage.TRIAGE_BUCKETS,
            Map.of(
                "from", minute(tally.from(), zone),
                "length", length(tally.bucketSeconds(), say.texts))));
  }

  private Rich bars(TriageMessage label, TallyReport tally, ToLongFunction<Totals> value) {
    List<Long> values = tally.times().stream().mapToLong(value).boxed().toList();
    return Rich.plain(say.say(label) + " ").then(bars(values));
  }

  /// A bar for each of these.
  static Rich bars(List<Long> values) {
    long most = values.stream().mapToLong(one -> one).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (long times : values) {
      bars.append(
          times == 0
              ? '·'
              : BARS.charAt((int) ((times * (BARS.length() - 1)) / Math.max(1, most))));
    }
    return Rich.verbatim(bars.toString());
  }

  /// The numbers behind the bars, several bars in a line where there are many.
  List<Rich> numbers(TallyReport tally, ZoneId zone) {
    int bars = tally.times().size();
    int together = (bars + MOST_LINES - 1) / MOST_LINES;
    List<Rich> lines = new ArrayList<>();
    for (int bar = 0; bars > 1 && bar < bars; bar += together) {
      List<Totals> some = tally.times().subList(bar, Math.min(bars, bar + together));
      lines.add(
          Rich.plain(
              say.say(
                  TriageMessage.TRIAGE_ROW,
                  Map.of(
                      "time", minute(tally.from() + bar * tally.bucketSeconds(), zone),
                      "delivered", sum(some, Totals::delivered),
                      "waiting", sum(some, Totals::waiting),
                      "failed", sum(some, Totals::failed)))));
    }
    return lines;
  }

  private static String sum(List<Totals> some, ToLongFunction<Totals> value) {
    return TriageCards.number(some.stream().mapToLong(value).sum());
  }

  static String minute(long second, ZoneId zone) {
    return MINUTE.format(Instant.ofEpochSecond(second).atZone(zone));
  }
}
