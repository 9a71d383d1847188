package bouncecard.app.chart;

/// A colour of a series, with the sign that stands for it in text. They can be told apart by people
/// who see few colours, and on dark and light.
enum Shade {
  /// Recipients who have their mail.
  GREEN("🟩", 0x46A758),
  /// Those who wait for it.
  YELLOW("🟨", 0xF2C94C),
  /// Those who will not have it.
  RED("🟥", 0xE5484D),
  BLUE("🟦", 0x4C9EEB),
  PURPLE("🟪", 0xA877D6),
  ORANGE("🟧", 0xF28C38),
  BROWN("🟫", 0x9A6B4F),
  /// All the other causes together.
  WHITE("⬜", 0xC8CDD5);

  final String sign;
  final int rgb;

  Shade(String sign, int rgb) {
    this.sign = sign;
    this.rgb = rgb;
  }
}
