package bouncecard.app.chart;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The letters of charts, out of the font that the program brings along: outlines of quadratic
/// curves (OpenType, `glyf`), and which character has which (`cmap`, format 12). It is no reader of
/// fonts in general: glyphs made of others are empty, and nothing but this font is ever read.
final class Typeface {
  private static final int TABLES = 12;
  private static final int TABLE = 16;

  // Flags of a point in `glyf`.
  private static final int ON_CURVE = 1;
  private static final int X_SHORT = 2;
  private static final int Y_SHORT = 4;
  private static final int REPEAT = 8;
  private static final int X_SAME = 16;
  private static final int Y_SAME = 32;

  private final ByteBuffer font;
  private final int unitsPerEm;
  private final int wideLocations;
  private final int advances;
  private final int advanceCount;
  private final int characters;
  private final int locations;
  private final int outlines;

  /// @param octets those of the font, which nobody changes
  Typeface(byte[] octets) {
    font = ByteBuffer.wrap(octets);
    int head = table("head");
    unitsPerEm = unsigned(head + 18);
    wideLocations = unsigned(head + 50);
    advances = table("hmtx");
    advanceCount = unsigned(table("hhea") + 34);
    int map = table("cmap");
    characters = map + font.getInt(map + 8);
    locations = table("loca");
    outlines = table("glyf");
  }

  /// A point of an outline, in parts of the letter's height; between two that are not on the curve
  /// there is one that is.
  record Point(double x, double y, boolean isOnCurve) {
    Point half(Point other) {
      return new Point((x + other.x) / 2, (y + other.y) / 2, true);
    }
  }

  private int table(String name) {
    int count = unsigned(4);
    for (int i = 0; i < count; i++) {
      int at = TABLES + TABLE * i;
      boolean isIt = true;
      for (int letter = 0; letter < name.length(); letter++) {
        isIt &= font.get(at + letter) == name.charAt(letter);
      }
      if (isIt) {
        return font.getInt(at + 8);
      }
    }
    throw new IllegalArgumentException("the font has no table " + name);
  }

  private int unsigned(int at) {
    return font.getShort(at) & 0xFFFF;
  }

  /// The number of a character's glyph; 0, an empty box, for what the font does not have.
  int glyph(int character) {
    int low = 0;
    int high = font.getInt(characters + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = characters + 16 + 12 * middle;
      if (character < font.getInt(group)) {
        high = middle - 1;
      } else if (character > font.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return font.getInt(group + 8) + character - font.getInt(group);
      }
    }
    return 0;
  }

  /// How far the next glyph stands after this one's beginning.
  double advance(int glyph) {
    return (double) unsigned(advances + 4 * Math.min(glyph, advanceCount - 1)) / unitsPerEm;
  }

  private int location(int glyph) {
    return wideLocations == 0
        ? 2 * unsigned(locations + 2 * glyph)
        : font.getInt(locations + 4 * glyph);
  }

  /// The closed lines around a glyph; none for a blank.
  List<List<Point>> outline(int glyph) {
    int at = outlines + location(glyph);
    if (location(glyph) == location(glyph + 1) || font.getShort(at) < 0) {
      return List.of();
    }
    int[] ends = new int[font.getShort(at)];
    int next = at + 10;
    for (int i = 0; i < ends.length; i++) {
      ends[i] = unsigned(next);
      next += 2;
    }
    next += 2 + unsigned(next);
    int count = ends.length == 0 ? 0 : ends[ends.length - 1] + 1;
    int[] flags = new int[count];
    for (int i = 0; i < count; i++) {
      flags[i] = font.get(next++) & 0xFF;
      if ((flags[i] & REPEAT) != 0) {
        int again = font.get(next++) & 0xFF;
        for (int end = i + again; i < end; i++) {
          flags[i + 1] = flags[i];
        }
      }
    }
    int[] xs = new int[count];
    next = coordinates(flags, X_SHORT, X_SAME, next, xs);
    int[] ys = new int[count];
    coordinates(flags, Y_SHORT, Y_SAME, next, ys);
    List<List<Point>> contours = new ArrayList<>();
    int begin = 0;
    for (int end : ends) {
      List<Point> contour = new ArrayList<>();
      for (int i = begin; i <= end; i++) {
        contour.add(
            new Point(
                (double) xs[i] / unitsPerEm,
                (double) ys[i] / unitsPerEm,
                (flags[i] & ON_CURVE) != 0));
      }
      contours.add(contour);
      begin = end + 1;
    }
    return contours;
  }

  /// Fills in one coordinate of each point, and answers where the next begins.
  private int coordinates(int[] flags, int isShort, int isSame, int at, int[] into) {
    int next = at;
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      if ((flags[i] & isShort) != 0) {
        int step = font.get(next++) & 0xFF;
        value += (flags[i] & isSame) != 0 ? step : -step;
      } else if ((flags[i] & isSame) == 0) {
        value += font.getShort(next);
        next += 2;
      }
      into[i] = value;
    }
    return next;
  }
}
