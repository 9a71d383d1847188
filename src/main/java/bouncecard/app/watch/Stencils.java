package bouncecard.app.watch;

import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Set;

/// Tells lines that show how a reply looks, or what ours shall be, by what stands where a host, an
/// address or the words would: dots, names of what belongs there, patterns of who is refused.
final class Stencils {
  private static final int LONGEST_LOOKED_AT = 2000;
  private static final int LEAST = 2;

  /// What tables of access have for an action (Postfix access(5), sendmail's access database).
  private static final List<String> ACTIONS =
      List.of(
          "OK",
          "REJECT",
          "DISCARD",
          "DUNNO",
          "RELAY",
          "HOLD",
          "PERMIT",
          "DEFER",
          "FILTER",
          "REDIRECT",
          "PREPEND",
          "WARN",
          "SUBJECT",
          "QUARANTINE",
          "DEFER_IF_PERMIT",
          "DEFER_IF_REJECT");

  private final Set<String> placeholders;

  /// @param placeholders names of what belongs there, in lower case
  Stencils(List<String> placeholders) {
    this.placeholders = Set.copyOf(placeholders);
  }

  /// The text without such lines.
  String without(String text) {
    List<String> lines = text.lines().toList();
    boolean areRules = areRulesOfAccess(lines);
    boolean areTitled = areTitled(lines);
    boolean isTable = lines.stream().anyMatch(line -> line.strip().startsWith("|--"));
    return Lines.without(
        text,
        whole -> {
          String line = whole.substring(0, Math.min(whole.length(), LONGEST_LOOKED_AT));
          return ExampleLines.codeIn(line, 0) >= 0
              && ((areRules && isRule(line.strip()))
                  || areTitled
                  || (isTable && line.strip().startsWith("|"))
                  || isPattern(line)
                  || isStencil(line));
        });
  }

  /// `reply /550 Connection denied/ mode=backoff`: a reply between slashes is looked for, and
  /// nobody said it.
  private static boolean isPattern(String line) {
    int code = ExampleLines.codeIn(line, 0);
    boolean isBegun =
        code > 0 && line.charAt(code - 1) == '/' && (code < 2 || line.charAt(code - 2) == ' ');
    if (!isBegun) {
      return false;
    }
    int end = line.indexOf('/', code);
    return end > 0 && (end + 1 == line.length() || " \t,;)im".indexOf(line.charAt(end + 1)) >= 0);
  }

  /// Two things or more are left out where a server would have said them, and nobody is named.
  private boolean isStencil(String line) {
    return leftOut(line) >= LEAST && !namesSomebody(line);
  }

  private int leftOut(String line) {
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      int dots = line.startsWith("...", i) ? 3 : line.charAt(i) == '…' ? 1 : 0;
      if (dots > 0) {
        count += isApart(line, i, i + dots) ? 1 : 0;
        i += dots - 1;
      } else if ("<[{(".indexOf(line.charAt(i)) >= 0) {
        int close = closing(line, i);
        count +=
            close > 0 && placeholders.contains(LowerCase.of(line.substring(i + 1, close))) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isApart(String line, int from, int to) {
    boolean begins = from == 0 || " \t<[({=:\"'".indexOf(line.charAt(from - 1)) >= 0;
    return begins && (to >= line.length() || " \t>])},;:\"'".indexOf(line.charAt(to)) >= 0);
  }

  private static int closing(String line, int open) {
    int kind = "<[{(".indexOf(line.charAt(open));
    return line.indexOf(">]})".charAt(kind), open);
  }

  /// Whether an address or the number of a host stands in it.
  private static boolean namesSomebody(String line) {
    for (int i = line.indexOf('@'); i > 0; i = line.indexOf('@', i + 1)) {
      if (Character.isLetterOrDigit(line.charAt(i - 1))
          && i + 1 < line.length()
          && Character.isLetterOrDigit(line.charAt(i + 1))) {
        return true;
      }
    }
    for (int i = line.indexOf('['); i >= 0; i = line.indexOf('[', i + 1)) {
      int end = i + 1;
      while (end < line.length() && Character.isDigit(line.charAt(end))) {
        end++;
      }
      if (end > i + 1 && end < line.length() && line.charAt(end) == '.') {
        return true;
      }
    }
    return false;
  }

  /// `bad.example 554 go away`, `friend.example OK`: who may, and what the others are told.
  private static boolean areRulesOfAccess(List<String> lines) {
    int rules = 0;
    boolean isSure = false;
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", 3);
      if (words.length > 1 && !words[0].endsWith(":")) {
        boolean isAction = ACTIONS.contains(words[1]);
        boolean isReply = words[1].length() == 3 && ExampleLines.codeIn(words[1], 0) == 0;
        boolean isErrorOf = words[1].startsWith("ERROR:") || words[1].startsWith("\"ERROR:");
        rules += isAction || isReply || isErrorOf ? 1 : 0;
        isSure |=
            isErrorOf
                || ((isAction || isReply) && isPatternOfMany(words[0]))
                || (isAction && words.length == 2);
      }
    }
    return isSure && rules >= LEAST;
  }

  private static boolean isPatternOfMany(String key) {
    return key.endsWith("@")
        || key.startsWith("@")
        || key.startsWith(".")
        || key.startsWith("/")
        || key.equals("<>")
        || key.contains("*");
  }

  private static boolean isRule(String line) {
    String[] words = line.split("\\s+", 3);
    return words.length > 1 && !words[1].isEmpty() && ExampleLines.codeIn(words[1], 0) >= 0;
  }

  /// `# Put off (tried again)` above a line with a reply, more than once: samples with their
  /// titles.
  private static boolean areTitled(List<String> lines) {
    int titled = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      titled +=
          isTitle(lines.get(i).strip()) && ExampleLines.codeIn(lines.get(i + 1), 0) >= 0 ? 1 : 0;
    }
    return titled >= LEAST;
  }

  private static boolean isTitle(String line) {
    boolean isComment = line.startsWith("# ") || line.startsWith("// ") || line.startsWith("-- ");
    return isComment
        && line.length() > 4
        && ExampleLines.codeIn(line, 0) < 0
        && line.indexOf('/', 3) < 0;
  }
}
