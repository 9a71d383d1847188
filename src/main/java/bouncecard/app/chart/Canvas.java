package bouncecard.app.chart;

import bouncecard.app.chart.Typeface.Point;
import java.util.List;

/// A picture while it is drawn: rectangles and words in few colours. Words stand on the ground and
/// on nothing else, so that a letter's edge is a shade between its colour and the ground's.
@SuppressWarnings("EnumOrdinal") // numbers of colours in one picture
final class Canvas {
  /// What is neither bar nor mark.
  enum Ink {
    GROUND(0x23262D),
    LINE(0x4A4F59),
    /// What is read first.
    TEXT(0xECEEF1),
    /// What is looked up.
    MUTED(0xB4BAC4);

    private final int rgb;

    Ink(int rgb) {
      this.rgb = rgb;
    }
  }

  private static final int INKS = Shade.values().length;
  private static final int EDGES = INKS + Ink.values().length;

  /// How many shades there are between the ground and the colour of a word.
  private static final int STEPS = 32;

  private static final String CUT = "…";

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final Typeface typeface;

  Canvas(int width, int height, Typeface typeface) {
    this.typeface = typeface;
    this.width = width;
    this.height = height;
    pixels = new byte[width * height];
    fill(0, 0, width, height, Ink.GROUND);
  }

  private static int[] colours() {
    int[] colours = new int[EDGES + 2 * STEPS];
    for (Shade shade : Shade.values()) {
      colours[shade.ordinal()] = shade.rgb;
    }
    for (Ink ink : Ink.values()) {
      colours[INKS + ink.ordinal()] = ink.rgb;
    }
    for (int step = 0; step < STEPS; step++) {
      double part = (step + 1.0) / (STEPS + 1);
      colours[EDGES + step] = between(Ink.GROUND.rgb, Ink.TEXT.rgb, part);
      colours[EDGES + STEPS + step] = between(Ink.GROUND.rgb, Ink.MUTED.rgb, part);
    }
    return colours;
  }

  private static int between(int from, int to, double part) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int begin = from >> shift & 0xFF;
      int end = to >> shift & 0xFF;
      rgb |= (int) Math.round(begin + part * (end - begin)) << shift;
    }
    return rgb;
  }

  byte[] png() {
    return Png.of(width, height, pixels, colours());
  }

  void fill(int left, int top, int wide, int high, Shade shade) {
    fill(left, top, wide, high, (byte) shade.ordinal());
  }

  void fill(int left, int top, int wide, int high, Ink ink) {
    fill(left, top, wide, high, (byte) (INKS + ink.ordinal()));
  }

  /// Fills a rectangle as far as it is inside.
  private void fill(int left, int top, int wide, int high, byte colour) {
    for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
        pixels[y * width + x] = colour;
      }
    }
  }

  /// How wide words are.
  int wide(String words, int size) {
    double wide =
        words.codePoints().mapToDouble(one -> typeface.advance(typeface.glyph(one))).sum();
    return (int) Math.ceil(wide * size);
  }

  /// The words as far as there is room for them.
  String fitting(String words, int size, int room) {
    String some = words;
    while (wide(some, size) > room && some.length() > CUT.length()) {
      int end = some.endsWith(CUT) ? some.length() - CUT.length() : some.length();
      some = some.substring(0, some.offsetByCodePoints(end, -1)).stripTrailing() + CUT;
    }
    return some;
  }

  /// Writes words.
  ///
  /// @param size how high the letters' own space is
  /// @param base the row on which they stand
  void write(String words, int size, int left, int base, Ink ink) {
    double x = left;
    for (int character : words.codePoints().toArray()) {
      int glyph = typeface.glyph(character);
      letter(typeface.outline(glyph), size, x, base, ink);
      x += typeface.advance(glyph) * size;
    }
  }

  private void letter(List<List<Point>> outline, int size, double x, int base, Ink ink) {
    if (outline.isEmpty()) {
      return;
    }
    int left = (int) Math.floor(x);
    // No letter of ours is larger than twice its space, beginning half of it before.
    Coverage coverage = new Coverage(2 * size, 2 * size);
    double half = size / 2.0;
    outline.forEach(contour -> coverage.add(contour, size, x - left + half, 3 * half));
    double[] covered = coverage.pixels();
    int corner = (int) (base - 3 * half);
    for (int y = 0; y < 2 * size; y++) {
      for (int column = 0; column < 2 * size; column++) {
        dot(left - (int) half + column, corner + y, covered[y * 2 * size + column], ink);
      }
    }
  }

  private void dot(int x, int y, double covered, Ink ink) {
    int step = (int) Math.round(covered * (STEPS + 1));
    if (step == 0 || x < 0 || x >= width || y < 0 || y >= height) {
      return;
    }
    int edges = ink == Ink.TEXT ? EDGES : EDGES + STEPS;
    int colour = step > STEPS ? INKS + ink.ordinal() : edges + step - 1;
    pixels[y * width + x] = (byte) colour;
  }
}
