package bouncecard.text;

import java.util.Set;

/// The text of a document in Rich Text Format, as mail programs put on the clipboard: control words
/// dropped, paragraphs on lines of their own. What is broken in it is text. Linear in the document.
public final class RtfText {
  /// Windows-1252 where it differs from ISO 8859-1: 0x80 to 0x9f.
  private static final String ANSI = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  private static final int LONGEST_WORD = 40;

  /// Groups that begin with one of these hold tables and pictures, no text.
  private static final Set<String> HIDDEN =
      Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "generator", "*");

  private final String rtf;
  private final StringBuilder out;
  private int at;

  /// How deep the groups are nested, and the depth of the outermost hidden one; 0 where none is.
  private int depth;

  private int hidden;

  private RtfText(String rtf) {
    this.rtf = rtf;
    this.out = new StringBuilder(rtf.length() / 2);
  }

  /// Whether a text is such a document.
  public static boolean isRtf(String text) {
    return text.stripLeading().startsWith("{\\rtf");
  }

  /// What the document says.
  public static String of(String rtf) {
    return new RtfText(rtf).read();
  }

  private String read() {
    while (at < rtf.length()) {
      char c = rtf.charAt(at++);
      switch (c) {
        case '{' -> depth++;
        case '}' -> {
          depth--;
          hidden = depth < hidden ? 0 : hidden;
        }
        case '\\' -> control();
        case '\r', '\n' -> {} // line breaks of the source are none of the text
        default -> append(c);
      }
    }
    return out.toString();
  }

  private void control() {
    if (at >= rtf.length()) {
      return;
    }
    char c = rtf.charAt(at);
    if (isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> octet();
      case '*' -> hide();
      case '~' -> append(' ');
      case '\\', '{', '}' -> append(c);
      default -> {}
    }
  }

  private void word() {
    int start = at;
    while (at < rtf.length() && at - start < LONGEST_WORD && isLetter(rtf.charAt(at))) {
      at++;
    }
    String word = rtf.substring(start, at);
    int number = number();
    if (at < rtf.length() && rtf.charAt(at) == ' ') {
      at++;
    }
    switch (word) {
      case "par", "line", "row" -> append('\n');
      case "tab", "cell" -> append('\t');
      case "u" -> unicode(number);
      default -> {
        if (HIDDEN.contains(word)) {
          hide();
        }
      }
    }
  }

  /// The number that follows a control word; 0 where none does.
  private int number() {
    int start = at;
    boolean isNegative = at < rtf.length() && rtf.charAt(at) == '-';
    at += isNegative ? 1 : 0;
    int value = 0;
    while (at < rtf.length() && at - start < 7 && Character.digit(rtf.charAt(at), 10) >= 0) {
      value = value * 10 + Character.digit(rtf.charAt(at++), 10);
    }
    return isNegative ? -value : value;
  }

  /// A character by its number, which is a signed one; what programs that do not know it show
  /// instead follows.
  private void unicode(int number) {
    append((char) number);
    if (at < rtf.length() && rtf.charAt(at) == '?') {
      at++;
    }
  }

  private void octet() {
    if (at + 2 <= rtf.length()) {
      int high = Character.digit(rtf.charAt(at), 16);
      int low = Character.digit(rtf.charAt(at + 1), 16);
      if (high >= 0 && low >= 0) {
        int octet = high * 16 + low;
        append(octet >= 0x80 && octet < 0xa0 ? ANSI.charAt(octet - 0x80) : (char) octet);
        at += 2;
      }
    }
  }

  private void hide() {
    hidden = hidden == 0 ? depth : hidden;
  }

  private void append(char c) {
    if (hidden == 0) {
      out.append(c);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
