package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Source;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/// Checks what entries rest on, and when that was last seen.
///
/// @param today later than it nothing was seen
public record SourceChecks(LocalDate today, DataErrors errors) {
  private static final DateTimeFormatter DAY = strict("uuuu-MM-dd");
  private static final DateTimeFormatter MONTH = strict("uuuu-MM");
  private static final DateTimeFormatter YEAR = strict("uuuu");

  /// Before it there was no mail.
  private static final int FIRST_YEAR = 1982;

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  public void check(String place, Source source) {
    String seen = source.seen();
    if (seen.isEmpty()) {
      return;
    }
    try {
      LocalDate earliest = earliest(seen);
      if (earliest.isAfter(today) || earliest.getYear() < FIRST_YEAR) {
        errors.add(
            place,
            "\"seen\" is %s, and must be a date from %d to today, %s"
                .formatted(DataErrors.quoted(seen), FIRST_YEAR, today));
      }
    } catch (DateTimeException _) {
      errors.add(
          place,
          "\"seen\" is %s, and must be a date, month or year, as \"2026-02-15\", \"2026-02\" or \"2021\""
              .formatted(DataErrors.quoted(seen)));
    }
  }

  private static LocalDate earliest(String seen) {
    return switch (seen.length()) {
      case 4 -> Year.parse(seen, YEAR).atDay(1);
      case 7 -> YearMonth.parse(seen, MONTH).atDay(1);
      default -> LocalDate.parse(seen, DAY);
    };
  }
}
