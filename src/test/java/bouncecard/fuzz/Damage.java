package bouncecard.fuzz;

import java.util.List;

/// What can be done to any text, byte by byte or with the words that its readers look for. Texts
/// are bytes: each character is one.
final class Damage {
  /// More than this is not read any better, and takes the time of many inputs.
  static final int LONGEST = 64 << 10;

  private static final int LONGEST_PIECE = 300;
  private static final List<String> ENDS = List.of("\r\n", "\n", "\r", "\n\r", "\u0000", " \r\n");

  private Damage() {}

  static String repeated(String text, int times) {
    return text.repeat(Math.min(times, text.isEmpty() ? 0 : Math.max(1, LONGEST / text.length())));
  }

  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static String put(String text, int at, String what) {
    return cut(text.substring(0, at) + what + text.substring(at));
  }

  /// Damages a text once.
  ///
  /// @param words what readers of such texts look for
  /// @param other another text of its kind
  static String once(String text, Dice dice, List<String> words, String other) {
    int at = dice.placeIn(text);
    int end = Math.min(text.length(), at + dice.below(LONGEST_PIECE));
    return switch (dice.below(12)) {
      case 0 -> put(text, at, dice.oneOf(words));
      case 1 -> cut(text.substring(0, at) + dice.oneOf(words) + text.substring(end));
      case 2 -> text.substring(0, at) + text.substring(end);
      case 3 -> put(text, at, repeated(text.substring(at, end), dice.times()));
      case 4 -> put(text, at, repeated(dice.oneOf(words), dice.times()));
      case 5 -> put(text, at, String.valueOf((char) dice.below(256)));
      case 6 -> at < text.length() ? flipped(text, at, dice) : text;
      case 7 -> cut(text.replace("\n", dice.oneOf(ENDS)));
      case 8 -> text.substring(0, at);
      case 9 -> cut(text.substring(0, at) + other.substring(dice.placeIn(other)));
      case 10 -> put(text, at, other.substring(0, Math.min(other.length(), LONGEST_PIECE)));
      default -> cut("> " + text.replace("\n", "\n> "));
    };
  }

  private static String flipped(String text, int at, Dice dice) {
    char changed = (char) ((text.charAt(at) ^ 1 << dice.below(8)) & 0xFF);
    return text.substring(0, at) + changed + text.substring(at + 1);
  }
}
