package bouncecard.app.chart;

import bouncecard.app.chart.Typeface.Point;
import java.util.List;

/// How much of each pixel an outline covers: every edge adds its signed area to the pixels that it
/// crosses, and what is left of a pixel sums up to what covers it. The result is the same on every
/// machine.
final class Coverage {
  /// Enough for curves as small as those of letters.
  private static final int STEPS = 5;

  /// An edge at the right border adds to what comes after it.
  private static final int BEHIND = 2;

  private final int width;
  private final int height;
  private final double[] areas;

  Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    areas = new double[(width + BEHIND) * height];
  }

  /// Adds a closed line; what lies outside is left out, so there must be room for it.
  ///
  /// @param scale how many pixels one of its units has
  /// @param left where its origin is
  /// @param base the row on which it stands
  void add(List<Point> contour, double scale, double left, double base) {
    int count = contour.size();
    if (count < 2) {
      return;
    }
    Point first = contour.getFirst();
    Point begin =
        first.isOnCurve()
            ? first
            : contour.getLast().isOnCurve() ? contour.getLast() : first.half(contour.getLast());
    Point from = begin;
    for (int i = first.isOnCurve() ? 1 : 0; i < count; i++) {
      Point point = contour.get(i);
      if (point.isOnCurve()) {
        line(from, point, scale, left, base);
        from = point;
      } else {
        Point next = i + 1 < count ? contour.get(i + 1) : begin;
        Point to = next.isOnCurve() ? next : point.half(next);
        curve(from, point, to, scale, left, base);
        from = to;
      }
    }
    line(from, begin, scale, left, base);
  }

  private void curve(Point from, Point over, Point to, double scale, double left, double base) {
    Point before = from;
    for (int step = 1; step <= STEPS; step++) {
      double t = (double) step / STEPS;
      double a = (1 - t) * (1 - t);
      double b = 2 * t * (1 - t);
      Point point =
          new Point(
              a * from.x() + b * over.x() + t * t * to.x(),
              a * from.y() + b * over.y() + t * t * to.y(),
              true);
      line(before, point, scale, left, base);
      before = point;
    }
  }

  private void line(Point from, Point to, double scale, double left, double base) {
    double fromY = base - from.y() * scale;
    double toY = base - to.y() * scale;
    double fromX = left + from.x() * scale;
    double toX = left + to.x() * scale;
    if (fromY < toY) {
      edge(fromX, fromY, toX, toY, 1);
    } else if (fromY > toY) {
      edge(toX, toY, fromX, fromY, -1);
    }
  }

  /// An edge from top to bottom, row by row.
  private void edge(double topX, double topY, double bottomX, double bottomY, int sign) {
    double slope = (bottomX - topX) / (bottomY - topY);
    int last = Math.min(height, (int) Math.ceil(bottomY));
    for (int row = Math.max(0, (int) Math.floor(topY)); row < last; row++) {
      double begin = Math.max(row, topY);
      double end = Math.min(row + 1.0, bottomY);
      double x = topX + slope * (begin - topY);
      double next = topX + slope * (end - topY);
      across(row, Math.min(x, next), Math.max(x, next), sign * (end - begin));
    }
  }

  /// The part of an edge within one row: it covers all that is right of it.
  private void across(int row, double leftX, double rightX, double area) {
    int left = (int) Math.floor(leftX);
    int right = (int) Math.ceil(rightX);
    if (left < 0 || right > width) {
      return;
    }
    int at = row * (width + BEHIND);
    double before = 0;
    for (int x = left; x < Math.max(right, left + 1); x++) {
      // What of the row's part lies left of the end of this pixel, on average over its height.
      double covered = area * covered(leftX, rightX, x);
      areas[at + x] += covered - before;
      before = covered;
    }
    areas[at + Math.max(right, left + 1)] += area - before;
  }

  /// How much of the pixel is right of an edge that goes evenly from one x to the other, where it
  /// has passed; 1 where all of it has.
  private static double covered(double from, double to, int pixel) {
    double begin = Math.min(Math.max(from, pixel), pixel + 1.0);
    double end = Math.min(Math.max(to, pixel), pixel + 1.0);
    double length = to - from;
    if (length <= 0) {
      return pixel + 1.0 - from;
    }
    double passed = (begin - from) / length;
    double within = (end - begin) / length;
    return passed + within * (pixel + 1.0 - (begin + end) / 2);
  }

  /// By pixel, row after row: 0 for none, 1 for all of it.
  double[] pixels() {
    double[] pixels = new double[width * height];
    for (int row = 0; row < height; row++) {
      double sum = 0;
      for (int x = 0; x < width; x++) {
        sum += areas[row * (width + BEHIND) + x];
        pixels[row * width + x] = Math.min(1, Math.abs(sum));
      }
    }
    return pixels;
  }
}
