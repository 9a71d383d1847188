package bouncecard.app.watch.live;

import bouncecard.app.watch.HeardMessage;
import bouncecard.text.LowerCase;
import java.util.stream.Collectors;

/// The words of a message, without what a chat's marks and white space change of it.
final class Said {
  private static final int SHORTEST = 20;
  private static final int LONGEST = 120;
  private static final int LONGEST_WORDS = 20_000;
  private static final String MARKS = "*_~`>|\\";

  private Said() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = Character.isWhitespace(c);
      boolean isAfterSpace = plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ';
      if (isSpace && !isAfterSpace) {
        plain.append(' ');
      } else if (!isSpace && MARKS.indexOf(c) < 0) {
        plain.append(c);
      }
    }
    return LowerCase.of(plain.toString());
  }

  /// The start of what a card says, by which its quotation is known; empty for what others may say
  /// as well.
  static String start(String text) {
    String said = of(text);
    return said.length() < SHORTEST ? "" : said.substring(0, Math.min(said.length(), LONGEST));
  }

  /// The words of a message, as many as count.
  static String words(HeardMessage message) {
    String all =
        message.passages().stream()
            .map(passage -> passage.text().value())
            .collect(Collectors.joining("\n"));
    return all.substring(0, Math.min(all.length(), LONGEST_WORDS));
  }
}
