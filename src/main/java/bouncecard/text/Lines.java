package bouncecard.text;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/// The lines of a text as `String.lines` gives them, one after the other: a text of one line is
/// that line and costs nothing.
public final class Lines implements Iterable<String> {
  private final String text;

  private Lines(String text) {
    this.text = text;
  }

  /// The lines of that text, without what ends them: `\n`, `\r` or both.
  public static Lines of(String text) {
    return new Lines(text);
  }

  /// The text without some of its lines: itself where it has none of them, else the others, each
  /// ended by `\n`.
  public static String without(String text, Predicate<String> some) {
    StringBuilder rest = new StringBuilder(text.length());
    boolean isOne = false;
    for (String line : of(text)) {
      if (some.test(line)) {
        isOne = true;
      } else {
        rest.append(line).append('\n');
      }
    }
    return isOne ? rest.toString() : text;
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int at;
      private int feed = -1;
      private int carriage = -1;

      @Override
      public boolean hasNext() {
        return at < text.length();
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        // Looked for again only when passed: no part of the text is looked through twice.
        feed = feed < at ? indexOf('\n') : feed;
        carriage = carriage < at ? indexOf('\r') : carriage;
        int end = Math.min(feed, carriage);
        String line = text.substring(at, end);
        at = startOfNext(text, end);
        return line;
      }

      private int indexOf(char c) {
        int found = text.indexOf(c, at);
        return found < 0 ? text.length() : found;
      }
    };
  }

  /// Whether anything ends a line in it.
  public static boolean areSeveral(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  /// Where the line ends that `from` stands in.
  public static int endOfLine(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /// Where the line begins after one that ends there.
  public static int startOfNext(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
}
