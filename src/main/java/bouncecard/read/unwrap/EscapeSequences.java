package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// The escapes of strings in JSON, Python, Ruby, PHP, Java, Go and JavaScript, where a program
/// printed a reply as it would write it in its source: `550-5.1.1 no such\r\n550 5.1.1 user`.
///
/// A path of Windows has backslashes too. A line break is one only where words end before it.
final class EscapeSequences implements Step {
  private static final int LONGEST_NAME = 64;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    int i = text.signs().mayHave('\\') ? t.indexOf('\\') : -1;
    if (i < 0) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    while (i >= 0 && i + 1 < t.length()) {
      i = t.indexOf('\\', undo(t, i, out));
    }
    return out.build();
  }

  /// Undoes the escape at `at`; returns where the text goes on.
  private static int undo(String t, int at, Rewritten.Builder out) {
    int end = at + 2;
    switch (t.charAt(at + 1)) {
      case 'r', 'n' -> {
        boolean isPair = t.startsWith("\\r\\n", at);
        end = isPair ? at + 4 : end;
        if (!isPair && isPath(t, at)) {
          return end;
        }
        out.copyTo(at).skipTo(at + 1).replace('\n').skipTo(end);
      }
      case 't' -> {
        if (isPath(t, at)) {
          return end;
        }
        out.copyTo(at).skipTo(at + 1).replace(' ');
      }
      case '"', '\'', '/' -> out.copyTo(at).skipTo(at + 1).copyTo(end);
      case 'u' -> end = hexadecimal(t, at, 4, out);
      case 'x' -> end = hexadecimal(t, at, 2, out);
      default -> {}
    }
    return end;
  }

  /// The escapes of four digits of JSON and two of Python, where they stand for one printable
  /// character.
  private static int hexadecimal(String t, int at, int digits, Rewritten.Builder out) {
    int end = at + 2 + digits;
    if (end > t.length()) {
      return at + 2;
    }
    int value = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(t.charAt(i), 16);
      if (digit < 0 || t.charAt(i) >= 0x80) {
        return at + 2;
      }
      value = value * 16 + digit;
    }
    boolean isShown = value >= ' ' && value != 0x7f && !Character.isSurrogate((char) value);
    if (isShown && (digits == 4 || value < 0x7f)) {
      out.copyTo(at).skipTo(at + 1).replace((char) value).skipTo(end);
    }
    return end;
  }

  /// Whether a folder's name begins there: `C:\new`, `C:\mail\test`.
  private static boolean isPath(String t, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST_NAME && isName(t.charAt(start - 1))) {
      start--;
    }
    char before = start == 0 ? ' ' : t.charAt(start - 1);
    return before == '\\' || (before == ':' && start == at);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
