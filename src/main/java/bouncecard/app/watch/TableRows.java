package bouncecard.app.watch;

import static bouncecard.app.watch.CodeLine.LITERAL;

/// Tells rows of tables that programs have, as tests list what is read and what is expected of it.
final class TableRows {
  private final CodeNames names;

  TableRows(CodeNames names) {
    this.names = names;
  }

  /// `{Text: "550 …", Want: Full},`, `("550 …", "full"),`: a row of a table that a program has.
  boolean isRow(CodeLine line) {
    String bare = line.bare();
    int open = CodeNames.endOfName(bare, bare.startsWith("&") ? 1 : 0);
    boolean isClosed =
        bare.length() > open + 2
            && line.last() == ','
            && ")}]".indexOf(CodeNames.at(bare, bare.length() - 2)) >= 0
            && line.depth() == 0;
    if (!isClosed
        || "({[".indexOf(CodeNames.at(bare, open)) < 0
        || bare.contains(LITERAL + ":")
        || bare.contains(LITERAL + "=>")) {
      return false;
    }
    int key = open + 1;
    int colon = bare.indexOf(':', key);
    return CodeNames.at(bare, key) == LITERAL
        || (colon > 0
            && CodeNames.isName(bare.substring(key, colon).strip())
            && !names.hasPrintedKey(bare));
  }

  /// Whether a row alone tells that it is one: by keys in the form of exported names, or of tests.
  boolean isSureRow(CodeLine line) {
    String bare = line.bare();
    int open = bare.indexOf('{');
    String key = open < 0 ? "" : bare.substring(open + 1).strip();
    return isRow(line) && !key.isEmpty() && Character.isUpperCase(key.charAt(0));
  }
}
