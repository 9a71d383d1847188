package bouncecard.app.chart;

/// Digits and the few signs of numbers and times, as dots: five in a row, seven rows.
final class Glyphs {
  static final int WIDTH = 5;
  static final int HEIGHT = 7;

  private static final String SIGNS = "0123456789-:";

  /// A row of each sign in five bits, from the top.
  private static final int[][] ROWS = {
    {14, 17, 19, 21, 25, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 2, 4, 8, 31},
    {31, 2, 4, 2, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12},
    {0, 0, 0, 31, 0, 0, 0},
    {0, 4, 4, 0, 4, 4, 0},
  };

  private Glyphs() {}

  /// Whether there is a dot; a sign that is not known has none.
  static boolean isDot(char sign, int column, int row) {
    int at = SIGNS.indexOf(sign);
    return at >= 0 && (ROWS[at][row] >> (WIDTH - 1 - column) & 1) == 1;
  }
}
