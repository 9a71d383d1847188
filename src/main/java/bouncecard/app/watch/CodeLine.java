package bouncecard.app.watch;

import java.util.Locale;

/// A line of a text that may be a program: what stands in literals is told from what stands around
/// them, and what is a comment from what is none.
///
/// @param bare what stands around its literals and before its comment; [#LITERAL] for each literal
/// @param indent how many blanks and tabs stand before it
/// @param depth how many brackets it opens that it does not close; below zero for the opposite
/// @param opened what closes a text that goes on behind the line; empty where none does
/// @param isComment whether there is nothing but a comment on it
record CodeLine(String bare, int indent, int depth, String opened, boolean isComment) {
  /// Stands for a literal.
  static final char LITERAL = '\u0001';

  private static final int LONGEST_LOOKED_AT = 2000;
  private static final int LONGEST_MARK = 6;
  private static final String QUOTES = "\"'`";

  /// That line.
  static CodeLine of(String whole) {
    return new Reading(whole.substring(0, Math.min(whole.length(), LONGEST_LOOKED_AT))).read();
  }

  boolean hasLiteral() {
    return bare.indexOf(LITERAL) >= 0 || !opened.isEmpty();
  }

  boolean isBlank() {
    return bare.isEmpty() && !isComment && opened.isEmpty();
  }

  /// Its last sign; a space where it has none.
  char last() {
    return bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
  }

  /// One reading of a line from its beginning to its end.
  private static final class Reading {
    private final String line;
    private final StringBuilder bare = new StringBuilder();
    private int depth;
    private int at;
    private String opened = "";

    /// Of a quote for which none was found to close it, none will be.
    private String unclosed = "";

    Reading(String line) {
      this.line = line;
    }

    CodeLine read() {
      int indent = 0;
      while (indent < line.length() && " \t".indexOf(line.charAt(indent)) >= 0) {
        indent++;
      }
      at = indent;
      if (isCommentAt(at, true)) {
        return new CodeLine("", indent, 0, "", true);
      }
      while (at < line.length() && opened.isEmpty() && !isCommentAt(at, false)) {
        next();
      }
      return new CodeLine(bare.toString().strip(), indent, depth, opened, false);
    }

    private boolean isCommentAt(int from, boolean isFirst) {
      boolean isApart = isFirst || (from > 0 && " \t".indexOf(line.charAt(from - 1)) >= 0);
      if (!isApart || from >= line.length()) {
        return false;
      }
      if (line.startsWith("//", from) || line.startsWith("/*", from)) {
        return true;
      }
      char mark = line.charAt(from);
      boolean isFollowed = from + 1 >= line.length() || line.charAt(from + 1) == ' ';
      return mark == '#'
          ? isFollowed && (isFirst || line.startsWith("  ", from - 2))
          : isFirst
              && ((isFollowed && (mark == ';' || mark == '%' || mark == '*'))
                  || line.startsWith("-- ", from));
    }

    private void next() {
      char c = line.charAt(at);
      if (QUOTES.indexOf(c) >= 0 && beginsLiteral()) {
        literal(c);
      } else if (line.startsWith("<<", at) && hereEnds()) {
        at = line.length();
      } else if (line.startsWith("[[", at) && (endsWith("= ") || endsWith("("))) {
        opened = "]]";
        at = line.length();
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        bare.append(c == LITERAL ? ' ' : c);
        at++;
      }
    }

    /// Whether no word ends before a quote, but for the letters by which literals are marked.
    private boolean beginsLiteral() {
      int letters = 0;
      int before = bare.length() - 1;
      while (before >= 0 && Character.isLetterOrDigit(bare.charAt(before)) && letters < 4) {
        before--;
        letters++;
      }
      boolean isMarked =
          letters <= 2
              && bare.substring(before + 1)
                  .chars()
                  .allMatch(c -> "bBrRfFuULscqwQW".indexOf(c) >= 0);
      if (isMarked) {
        bare.setLength(before + 1);
      }
      return isMarked;
    }

    private void literal(char quote) {
      String triple = String.valueOf(quote).repeat(3);
      boolean isRaw = endsWith("r#");
      boolean isVerbatim = quote == '"' && (endsWith("@") || endsWith("@$"));
      String mark =
          line.startsWith(triple, at) ? triple : isRaw ? quote + "#" : String.valueOf(quote);
      int close = closing(quote, mark, at + (mark.length() == 3 ? 3 : 1));
      if (close >= 0) {
        bare.append(LITERAL);
        at = close + mark.length();
      } else if (mark.length() > 1 || quote == '`' || isVerbatim || isLast(quote)) {
        opened = mark;
      } else {
        bare.append(quote);
        at++;
      }
    }

    private boolean endsWith(String mark) {
      int from = bare.length() - mark.length();
      return from >= 0 && bare.indexOf(mark, from) == from;
    }

    /// Whether the text that a shell's quote opens begins on the next line: `-d '{`.
    private boolean isLast(char quote) {
      String rest = line.substring(at + 1).strip();
      return quote != '`' && (rest.isEmpty() || rest.equals("{") || rest.equals("["));
    }

    private int closing(char quote, String mark, int from) {
      if (unclosed.indexOf(quote) >= 0 && mark.length() == 1) {
        return -1;
      }
      for (int i = from; i < line.length(); i++) {
        if (line.charAt(i) == '\\') {
          i++;
        } else if (line.startsWith(mark, i)) {
          return i;
        }
      }
      unclosed += mark.length() == 1 ? quote : "";
      return -1;
    }

    /// `<<~MAIL`, `<<'EOT'`, `<<<TXT`: a word in capitals ends the text.
    private boolean hereEnds() {
      int from = at + 2;
      while (from < Math.min(line.length(), at + LONGEST_MARK)
          && "<~-'\"\\ ".indexOf(line.charAt(from)) >= 0) {
        from++;
      }
      int end = from;
      while (end < line.length()
          && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
        end++;
      }
      String word = line.substring(from, end);
      boolean isWord =
          word.length() > 1
              && Character.isLetter(word.charAt(0))
              && word.equals(word.toUpperCase(Locale.ROOT));
      opened = isWord ? word : "";
      return isWord;
    }
  }
}
