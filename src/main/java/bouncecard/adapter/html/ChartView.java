package bouncecard.adapter.html;

import bouncecard.tally.TallyReport;
import bouncecard.tally.Totals;
import java.util.ArrayList;
import java.util.List;

/// Recipients over time as bars.
///
/// @param label what is seen, in words
/// @param height of the drawing; each bar is one wide
/// @param bars the rectangles, from the left
public record ChartView(String label, int width, int height, List<Bar> bars) {
  static final int HEIGHT = 40;

  /// Copies the list.
  public ChartView {
    bars = List.copyOf(bars);
  }

  /// A rectangle.
  ///
  /// @param kind `delivered`, `waiting` or `failed`
  public record Bar(String kind, int x, double y, double height) {}

  /// The bars of a triage; none where it tells no times.
  static ChartView of(TallyReport tally, String label) {
    List<Bar> bars = new ArrayList<>();
    long most = tally.times().stream().mapToLong(Totals::all).max().orElse(0);
    for (int i = 0; i < tally.times().size() && most > 0; i++) {
      Totals one = tally.times().get(i);
      double top = HEIGHT;
      top = add(bars, "delivered", i, top, one.delivered(), most);
      top = add(bars, "waiting", i, top, one.waiting(), most);
      add(bars, "failed", i, top, one.failed(), most);
    }
    return new ChartView(label, tally.times().size(), HEIGHT, bars);
  }

  private static double add(
      List<Bar> bars, String kind, int x, double bottom, long count, long most) {
    double height = Math.round(100.0 * HEIGHT * count / most) / 100.0;
    if (height > 0) {
      bars.add(new Bar(kind, x, Math.max(0, Math.round(100 * (bottom - height)) / 100.0), height));
    }
    return bottom - height;
  }
}
