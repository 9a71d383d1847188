package bouncecard.app.chart;

/// A colour of a series, with the sign that stands for it in text. They can be told apart by people
/// who see few colours, and on dark and light.
enum Shade {
  RED("🟥", 0xE5484D),
  BLUE("🟦", 0x4C9EEB),
  YELLOW("🟨", 0xF2C94C),
  PURPLE("🟪", 0xA877D6),
  GREEN("🟩", 0x46A758),
  /// All the others together.
  WHITE("⬜", 0xC8CDD5);

  final String sign;
  final int rgb;

  Shade(String sign, int rgb) {
    this.sign = sign;
    this.rgb = rgb;
  }
}
