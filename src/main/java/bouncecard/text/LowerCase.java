package bouncecard.text;

import java.util.Locale;

/// Text in lower case, character by character: as long as it was, so that places in one are places
/// in the other, and in linear time.
///
/// `String.toLowerCase` is neither: it makes two characters of each `İ`, copying the whole text
/// every time, and looks at the words around each `Σ`. A megabyte of `İ` takes it minutes.
public final class LowerCase {
  private static final char[] ASCII = new char[128];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = Character.toLowerCase(c);
    }
  }

  private LowerCase() {}

  /// The character in lower case.
  public static char of(char c) {
    return c < ASCII.length ? ASCII[c] : Character.toLowerCase(c);
  }

  /// The text in lower case.
  public static String of(String text) {
    return isLatin1(text) ? text.toLowerCase(Locale.ROOT) : byCharacter(text);
  }

  /// Looks at blocks rather than stop at a character: so the processor takes many at once.
  private static boolean isLatin1(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all <= 0xff;
  }

  private static String byCharacter(String text) {
    char[] lower = text.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = of(lower[i]);
    }
    return new String(lower);
  }
}
