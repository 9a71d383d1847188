package bouncecard.app.chart;

import java.util.List;

/// Draws a chart: stacked bars, lines at the half and the whole height, the numbers beside them,
/// when it begins and ends, and a mark below the bar where a cause begins.
@SuppressWarnings("EnumOrdinal") // numbers of colours in one picture
final class ChartPainter {
  static final int WIDTH = 960;
  static final int HEIGHT = 480;

  private static final int LEFT = 112;
  private static final int RIGHT = 24;
  private static final int TOP = 28;
  private static final int BOTTOM = 72;
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
    long most = chart.most();
    int floor = HEIGHT - BOTTOM;
    int high = floor - TOP;
    for (int part = 0; part <= 2; part++) {
      int y = floor - high * part / 2;
      fill(LEFT, y, WIDTH - LEFT - RIGHT, 1, LINE);
      if (part != 1 || most % 2 == 0) {
        String number = Long.toString(most * part / 2);
        write(number, LEFT - 10 - number.length() * ADVANCE, y - Glyphs.HEIGHT * DOT / 2);
      }
    }
    bars(most, floor, high);
    int below = floor + MARK + 18;
    write(chart.from(), LEFT, below);
    write(chart.to(), WIDTH - RIGHT - chart.to().length() * ADVANCE, below);
    return Png.of(WIDTH, HEIGHT, pixels, COLOURS);
  }

  private void bars(long most, int floor, int high) {
    List<Chart.Series> all = chart.series();
    int count = all.getFirst().values().size();
    int room = WIDTH - LEFT - RIGHT;
    for (int bar = 0; bar < count; bar++) {
      int x = LEFT + room * bar / count;
      int width = Math.max(1, LEFT + room * (bar + 1) / count - x - 2);
      long below = 0;
      int marks = 0;
      for (Chart.Series one : all) {
        long value = one.values().get(bar);
        int bottom = (int) (floor - below * high / most);
        int top = (int) (floor - (below + value) * high / most);
        byte colour = (byte) one.shade().ordinal();
        // What there is can be seen, however little.
        int tall = value > 0 ? Math.max(2, bottom - top) : 0;
        fill(x, bottom - tall, width, tall, colour);
        below += value;
        if (bar > 0 && one.begin() == bar) {
          fill(x + marks * (MARK + 2), floor + 5, MARK, MARK, colour);
          marks++;
        }
      }
    }
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
