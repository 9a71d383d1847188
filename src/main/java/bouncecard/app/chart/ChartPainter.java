package bouncecard.app.chart;

import bouncecard.app.chart.Canvas.Ink;
import java.util.List;
import java.util.Locale;

/// Draws a chart that is understood by itself, on a phone too: what it is about, stacked bars of
/// what became of the mail, and below them those of the causes. Each cause has a row with its name,
/// which stands where the cause begins and is tied to that bar by a line.
final class ChartPainter {
  static final int WIDTH = 960;

  private static final int HEAD = 44;
  private static final int SIZE = 32;
  private static final int SMALL = 28;
  private static final int MARGIN = 28;
  private static final int LEFT = 124;
  private static final int ROW = 44;
  private static final int BARS = 200;
  private static final int SQUARE = 24;
  private static final int GAP = 12;

  /// The heights of what stands above, between and below the bars.
  private static final int TITLE = 164;

  private static final int BETWEEN = 84;
  private static final int TIMES = 64;

  private final Chart chart;
  private final Canvas canvas;
  private final int height;
  private final int count;

  ChartPainter(Chart chart, Typeface typeface) {
    this.chart = chart;
    this.count = chart.times().size();
    this.height = height(chart.series().size());
    this.canvas = new Canvas(WIDTH, height, typeface);
  }

  /// How high a picture with so many causes is.
  static int height(int causes) {
    return TITLE + BARS + BETWEEN + causes * ROW + GAP + BARS + TIMES;
  }

  byte[] png() {
    int room = WIDTH - 2 * MARGIN;
    canvas.write(canvas.fitting(chart.title(), HEAD, room), HEAD, MARGIN, 52, Ink.TEXT);
    canvas.write(canvas.fitting(chart.period(), SMALL, room), SMALL, MARGIN, 92, Ink.MUTED);
    outcomes(132);
    panel(chart.outcomes(), TITLE, TITLE + BARS);
    int below = TITLE + BARS + BETWEEN;
    canvas.write(canvas.fitting(chart.heading(), SIZE, room), SIZE, MARGIN, below - 24, Ink.TEXT);
    int floor = height - TIMES;
    causes(below, floor - BARS);
    panel(chart.series(), floor - BARS, floor);
    times(floor + 42);
    return canvas.png();
  }

  /// What the colours above stand for.
  private void outcomes(int base) {
    int x = MARGIN;
    for (Chart.Series one : chart.outcomes()) {
      x = name(one, x, base, WIDTH - MARGIN - x) + 2 * GAP;
    }
  }

  /// Writes a colour with what it stands for, and answers where that ends.
  private int name(Chart.Series one, int left, int base, int room) {
    canvas.fill(left, base - SQUARE + 1, SQUARE, SQUARE, one.shade());
    String words = canvas.fitting(words(one), SMALL, room - SQUARE - GAP);
    canvas.write(words, SMALL, left + SQUARE + GAP, base, Ink.TEXT);
    return left + SQUARE + GAP + canvas.wide(words, SMALL);
  }

  private static String words(Chart.Series one) {
    return String.format(Locale.ROOT, "%s %,d", one.label(), one.sum());
  }

  /// A row of each cause, where it begins and with when it does; further to the left where there is
  /// no room for its name.
  private void causes(int top, int ceiling) {
    int row = top;
    for (Chart.Series one : chart.series()) {
      if (one.begin() > 0) {
        int x = left(one.begin());
        canvas.fill(x, row + ROW / 2, 3, ceiling - row - ROW / 2, one.shade());
      }
      row += ROW;
    }
    row = top;
    for (Chart.Series one : chart.series()) {
      int begin = one.begin() > 0 ? left(one.begin()) : LEFT;
      String since = one.begin() > 0 ? chart.times().get(one.begin()) : "";
      int behind = since.isEmpty() ? 0 : canvas.wide(since, SMALL) + GAP;
      int wide =
          Math.min(WIDTH - 2 * MARGIN, SQUARE + GAP + canvas.wide(words(one), SMALL) + behind);
      int x = Math.max(MARGIN, Math.min(begin, WIDTH - MARGIN - wide));
      // The lines of the causes above end before a name and go on after it.
      canvas.fill(x == begin ? x + 3 : x, row + 4, wide, ROW - 8, Ink.GROUND);
      if (x < begin) {
        canvas.fill(begin, row + ROW - 8, 3, 8, one.shade());
      }
      int base = row + ROW / 2 + SQUARE / 2;
      int end = name(one, x, base, wide - behind);
      canvas.write(since, SMALL, end + GAP, base, Ink.MUTED);
      row += ROW;
    }
  }

  private void panel(List<Chart.Series> stacked, int ceiling, int floor) {
    long most = Chart.most(stacked);
    int high = floor - ceiling;
    for (int part = 0; part <= 2; part++) {
      int y = floor - high * part / 2;
      canvas.fill(LEFT, y, WIDTH - LEFT - MARGIN, 2, Ink.LINE);
      if (part != 1 || most % 2 == 0) {
        String number = String.format(Locale.ROOT, "%,d", most * part / 2);
        int wide = canvas.wide(number, SMALL);
        canvas.write(number, SMALL, LEFT - GAP - wide, y + SMALL / 3, Ink.MUTED);
      }
    }
    for (int bar = 0; bar < count; bar++) {
      int x = left(bar);
      int width = Math.max(1, left(bar + 1) - x - 2);
      long below = 0;
      for (Chart.Series one : stacked) {
        long value = one.values().get(bar);
        int bottom = (int) (floor - below * high / most);
        int top = (int) (floor - (below + value) * high / most);
        // What there is can be seen, however little.
        int tall = value > 0 ? Math.max(2, bottom - top) : 0;
        canvas.fill(x, bottom - tall, width, tall, one.shade());
        below += value;
      }
    }
  }

  /// When the first, the middle and the last bar begin.
  private void times(int base) {
    int middle = count / 2;
    time(0, LEFT, base);
    if (count > 4) {
      int wide = canvas.wide(chart.times().get(middle), SMALL);
      time(middle, left(middle) - wide / 2, base);
      canvas.fill(left(middle), base - 40, 2, 10, Ink.MUTED);
    }
    int wide = canvas.wide(chart.times().getLast(), SMALL);
    time(count - 1, WIDTH - MARGIN - wide, base);
  }

  private void time(int bar, int left, int base) {
    canvas.write(chart.times().get(bar), SMALL, left, base, Ink.MUTED);
  }

  private int left(int bar) {
    return LEFT + (WIDTH - LEFT - MARGIN) * bar / count;
  }
}
