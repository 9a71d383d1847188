package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Quotation marks and spaces as word processors, pages, chat programs and languages set them
/// become those of ASCII: a code between them is one all the same. Backquotes of Markdown go, but
/// for fences; those around a reply quote it, as in "what it says is `550 no such user`".
final class TypographicMarks implements Step {
  private static final String SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4";
  private static final String DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\uff02";

  /// Those that hold words together, those of a fixed width, and the ideographic one.
  private static final String SPACES =
      "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";

  private static final int LONGEST_REPLY = 512;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (text.signs().isAscii() && !text.signs().mayHave('`')) {
      return text;
    }
    Rewritten.Builder out = null;
    int closing = -1;
    for (int i = 0; i < t.length(); i++) {
      char mark = plain(t.charAt(i));
      if (mark != t.charAt(i)) {
        out = out == null ? text.rewrite() : out;
        out.copyTo(i).replace(mark);
      } else if (mark == '`' && !t.startsWith("```", i)) {
        out = out == null ? text.rewrite() : out;
        int end = i;
        while (end < t.length() && t.charAt(end) == '`') {
          end++;
        }
        boolean isClosing = i == closing;
        closing = isClosing ? -1 : closingOfReply(t, end);
        out.copyTo(i).replace(isClosing || closing > 0 ? '"' : ' ').skipTo(end);
        i = end - 1;
      } else if (mark == '`') {
        while (i + 1 < t.length() && t.charAt(i + 1) == '`') {
          i++;
        }
      }
    }
    return out == null ? text : out.build();
  }

  /// Where the backquote stands that ends a reply with its words, which begins there; -1 where none
  /// does, in its line and soon.
  private static int closingOfReply(String t, int start) {
    int words = start + 4;
    boolean isReply =
        words < t.length()
            && (t.charAt(start) == '4' || t.charAt(start) == '5')
            && isDigit(t.charAt(start + 1))
            && isDigit(t.charAt(start + 2))
            && t.charAt(start + 3) == ' ';
    if (!isReply) {
      return -1;
    }
    int limit = Math.min(t.length(), start + LONGEST_REPLY);
    for (int i = words; i < limit; i++) {
      char c = t.charAt(i);
      if (c == '`') {
        return i;
      }
      if (c == '\n' || c == '"') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char plain(char c) {
    if (c < 0x80) {
      return c;
    }
    if (SPACES.indexOf(c) >= 0) {
      return ' ';
    }
    if (SINGLE.indexOf(c) >= 0) {
      return '\'';
    }
    return DOUBLE.indexOf(c) >= 0 ? '"' : c;
  }
}
