package bouncecard.app.chart;

import java.util.List;

/// Draws a chart: stacked bars of what became of the mail, and below them of the causes; lines at
/// the half and the whole height, the numbers beside them, when it begins and ends, and a mark
/// below the bar where a cause begins.
@SuppressWarnings("EnumOrdinal") // numbers of colours in one picture
final class ChartPainter {
  static final int WIDTH = 960;
  static final int HEIGHT = 480;

  private static final int LEFT = 112;
  private static final int RIGHT = 24;
  private static final int TOP = 28;
  private static final int BOTTOM = 72;

  /// Where the upper bars stand, and where the lower ones may reach.
  private static final int MIDDLE = 196;

  private static final int BELOW = 232;
  private static final int DOT = 3;
  private static final int ADVANCE = (Glyphs.WIDTH + 1) * DOT;
  private static final int MARK = 8;
  private static final int[] COLOURS = colours();
  private static final byte BACKGROUND = (byte) Shade.values().length;
  private static final byte LINE = (byte) (BACKGROUND + 1);
  private static final byte TEXT = (byte) (BACKGROUND + 2);

  private final Chart chart;
  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  ChartPainter(Chart chart) {
    this.chart = chart;
  }

  private static int[] colours() {
    Shade[] shades = Shade.values();
    int[] colours = new int[shades.length + 3];
    for (Shade shade : shades) {
      colours[shade.ordinal()] = shade.rgb;
    }
    colours[shades.length] = 0x23262D;
    colours[shades.length + 1] = 0x4A4F59;
    colours[shades.length + 2] = 0xECEEF1;
    return colours;
  }

  byte[] png() {
    fill(0, 0, WIDTH, HEIGHT, BACKGROUND);
    int floor = HEIGHT - BOTTOM;
    panel(chart.outcomes(), TOP, MIDDLE);
    panel(chart.series(), BELOW, floor);
    marks(floor);
    int below = floor + MARK + 18;
    write(chart.from(), LEFT, below);
    write(chart.to(), WIDTH - RIGHT - chart.to().length() * ADVANCE, below);
    return Png.of(WIDTH, HEIGHT, pixels, COLOURS);
  }

  private void panel(List<Chart.Series> stacked, int ceiling, int floor) {
    long most = Chart.most(stacked);
    int high = floor - ceiling;
    for (int part = 0; part <= 2; part++) {
      int y = floor - high * part / 2;
      fill(LEFT, y, WIDTH - LEFT - RIGHT, 1, LINE);
      if (part != 1 || most % 2 == 0) {
        String number = Long.toString(most * part / 2);
        write(number, LEFT - 10 - number.length() * ADVANCE, y - Glyphs.HEIGHT * DOT / 2);
      }
    }
    int count = stacked.getFirst().values().size();
    for (int bar = 0; bar < count; bar++) {
      int x = left(bar, count);
      int width = Math.max(1, left(bar + 1, count) - x - 2);
      long below = 0;
      for (Chart.Series one : stacked) {
        long value = one.values().get(bar);
        int bottom = (int) (floor - below * high / most);
        int top = (int) (floor - (below + value) * high / most);
        byte colour = (byte) one.shade().ordinal();
        // What there is can be seen, however little.
        int tall = value > 0 ? Math.max(2, bottom - top) : 0;
        fill(x, bottom - tall, width, tall, colour);
        below += value;
      }
    }
  }

  /// A mark of each cause that does not begin with the whole.
  private void marks(int floor) {
    int count = chart.series().getFirst().values().size();
    int[] marks = new int[count + 1];
    for (Chart.Series one : chart.series()) {
      int bar = one.begin();
      if (bar > 0) {
        int x = left(bar, count) + marks[bar]++ * (MARK + 2);
        fill(x, floor + 5, MARK, MARK, (byte) one.shade().ordinal());
      }
    }
  }

  private static int left(int bar, int count) {
    return LEFT + (WIDTH - LEFT - RIGHT) * bar / count;
  }

  private void write(String text, int left, int top) {
    for (int i = 0; i < text.length(); i++) {
      for (int row = 0; row < Glyphs.HEIGHT; row++) {
        for (int column = 0; column < Glyphs.WIDTH; column++) {
          if (Glyphs.isDot(text.charAt(i), column, row)) {
            fill(left + i * ADVANCE + column * DOT, top + row * DOT, DOT, DOT, TEXT);
          }
        }
      }
    }
  }

  /// Fills a rectangle as far as it is inside.
  private void fill(int left, int top, int width, int height, byte colour) {
    for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
        pixels[y * WIDTH + x] = colour;
      }
    }
  }
}
