package bouncecard.adapter.event;

/// A place in a text, and how the quoted texts and the white space there are read.
final class TextCursor {
  final String text;

  /// Where it is.
  int at;

  /// Whether the text is no such object any more, or ends in the middle of it.
  boolean isBroken;

  /// Where the text that is being read was found to be closed.
  private int closing = -1;

  TextCursor(String text, int at) {
    this.text = text;
    this.at = at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /// The character here; a space at the end.
  char here() {
    return isAtEnd() ? ' ' : text.charAt(at);
  }

  /// A long text as Python prints it, in pieces within parentheses.
  String concatenated() {
    StringBuilder whole = new StringBuilder();
    skip("");
    while (at < text.length() && isQuote(text.charAt(at)) && !isBroken) {
      whole.append(string());
      skip("");
    }
    if (at < text.length() && text.charAt(at) == ')') {
      at++;
    } else {
      isBroken = true;
    }
    return whole.toString();
  }

  /// A long text as JavaScript prints it, in pieces with a plus between them.
  String joined() {
    String whole = string();
    StringBuilder pieces = null;
    while (!isBroken) {
      int end = at;
      skip("");
      if (at >= text.length() || text.charAt(at) != '+') {
        at = end;
        break;
      }
      at++;
      skip("");
      if (at >= text.length() || !isQuote(text.charAt(at))) {
        at = end;
        break;
      }
      pieces = pieces == null ? new StringBuilder(whole) : pieces;
      pieces.append(string());
    }
    return pieces == null ? whole : pieces.toString();
  }

  /// The text whose quotation mark is here, without its escapes.
  String string() {
    char open = text.charAt(at++);
    int from = at;
    StringBuilder unescaped = null;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (closes(open, c)) {
        String end = text.substring(from, at);
        at++;
        return unescaped == null ? end : unescaped.append(end).toString();
      }
      if (c == '\\') {
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, from, at);
        escape(unescaped);
        from = at;
      } else if (c == '\n' || c == '\r') {
        if (at > closing && !goesOn(open)) {
          break;
        }
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, from, at);
        lineEnd(unescaped);
        from = at;
      } else {
        at++;
      }
    }
    isBroken = true;
    String rest = text.substring(Math.min(from, at), at);
    return unescaped == null ? rest : unescaped.append(rest).toString();
  }

  /// Whether a text that is broken by a line end goes on in the lines below, as where a terminal
  /// wrapped it: then what closes it stands before a sign that may follow a text. The line may as
  /// well have been cut there.
  private boolean goesOn(char open) {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (closes(open, c)) {
        int next = i + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
          next++;
        }
        closing = i;
        return next >= text.length() || ",:}])=".indexOf(text.charAt(next)) >= 0;
      }
    }
    return false;
  }

  /// What a line end within a text was before: nothing where the line is as long as its neighbour
  /// above, as terminals wrap; else a space.
  private void lineEnd(StringBuilder to) {
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int above = start < 2 ? -1 : text.lastIndexOf('\n', start - 2) + 1;
    boolean isFull = above >= 0 && start - 1 - above == at - start;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    while (at < text.length() && ">| ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean isSpaced = !to.isEmpty() && to.charAt(to.length() - 1) == ' ';
    to.append(isFull || isSpaced ? "" : " ");
  }

  private void escape(StringBuilder to) {
    at++;
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> to.append('\n');
      case 't' -> to.append('\t');
      case 'r' -> to.append('\r');
      case 'b', 'f', 'v', 'a', '0', '\n' -> to.append(' ');
      case 'u' -> hexadecimal(to, 4);
      case 'x' -> hexadecimal(to, 2);
      default -> to.append(c);
    }
  }

  private void hexadecimal(StringBuilder to, int digits) {
    int value = 0;
    int end = at + digits;
    for (int i = at; i < end; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return;
      }
      value = value << 4 | digit;
    }
    at = end;
    to.append((char) value);
  }

  /// Steps over white space, marks of quoted lines, comments, marks of left-out text, and these.
  void skip(String others) {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean isLineStart = at > 0 && text.charAt(at - 1) == '\n';
      if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || others.indexOf(c) >= 0) {
        at++;
      } else if (isLineStart && (c == '>' || c == '|')) {
        at++;
        while (at < text.length() && ">| ".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '…' || text.startsWith("...", at)) {
        at += c == '…' ? 1 : 3;
      } else {
        return;
      }
    }
  }

  /// Steps over the white space of this line.
  void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  static boolean isQuote(char c) {
    return isPlainQuote(c) || c == '“' || c == '”' || c == '„';
  }

  static boolean isPlainQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean closes(char open, char c) {
    return isPlainQuote(open) ? c == open : c == '“' || c == '”' || c == '"';
  }
}
