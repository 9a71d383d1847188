package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Quotation marks as word processors, chat programs and languages set them become those of ASCII:
/// a code between them is one all the same. Backquotes of Markdown go, but for fences.
final class TypographicMarks implements Step {
  private static final String SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4";
  private static final String DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\uff02";

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (text.signs().isAscii() && !text.signs().mayHave('`')) {
      return text;
    }
    Rewritten.Builder out = null;
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
        out.copyTo(i).replace(' ').skipTo(end);
        i = end - 1;
      } else if (mark == '`') {
        while (i + 1 < t.length() && t.charAt(i + 1) == '`') {
          i++;
        }
      }
    }
    return out == null ? text : out.build();
  }

  private static char plain(char c) {
    if (c < 0x80) {
      return c;
    }
    if (SINGLE.indexOf(c) >= 0) {
      return '\'';
    }
    return DOUBLE.indexOf(c) >= 0 ? '"' : c;
  }
}
