package bouncecard.adapter.data.tree;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The mistakes in data files: a sentence each, which names the file, the entry and what would be
/// right.
public final class DataErrors {
  private static final int LONGEST_VALUE = 60;
  private static final int MOST_CHOICES = 25;

  private final Set<String> sentences = new LinkedHashSet<>();

  /// Adds one.
  ///
  /// @param place the file and the entry
  /// @param problem what is wrong there and what would be right, without a full stop
  public void add(String place, String problem) {
    sentences.add(visible((place + ": " + problem + ".").codePoints()));
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  /// Ends with what was found, if there is anything.
  ///
  /// @throws DataException where there are any
  public void throwIfAny() {
    if (!sentences.isEmpty()) {
      throw new DataException(sentences());
    }
  }

  /// A value of a data file as errors quote it.
  public static String quoted(String value) {
    return "\"" + oneLine(value) + "\"";
  }

  /// A text of strangers so that it fits in a line.
  public static String oneLine(String value) {
    if (isPlain(value)) {
      return value;
    }
    String shown = visible(value.codePoints().limit(LONGEST_VALUE));
    boolean isCut = value.codePointCount(0, value.length()) > LONGEST_VALUE;
    return isCut ? shown + "…" : shown;
  }

  /// Most values are short and of ASCII, and shown as they are.
  private static boolean isPlain(String value) {
    if (value.length() > LONGEST_VALUE) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String visible(IntStream points) {
    StringBuilder shown = new StringBuilder();
    points.forEach(point -> shown.appendCodePoint(isVisible(point) ? point : '?'));
    return shown.toString();
  }

  /// Whether a reader sees a character, or at least the space that it takes.
  public static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// Several values, as errors list them.
  public static String listed(Collection<String> values) {
    return values.stream().limit(MOST_CHOICES).collect(Collectors.joining(", "))
        + (values.size() > MOST_CHOICES ? " and " + (values.size() - MOST_CHOICES) + " more" : "");
  }
}
