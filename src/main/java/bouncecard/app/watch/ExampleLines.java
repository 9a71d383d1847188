package bouncecard.app.watch;

import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.List;

/// Tells lines that show a reply which no server gave there: what is counted, the patterns and
/// templates of programs, tables of codes, source code. They are told by their form, in whatever
/// language.
final class ExampleLines {
  private static final int LONGEST_LOOKED_AT = 2000;
  private static final int MOST_DIGITS = 7;
  private static final int LEAST_RULES = 2;

  /// Names of values in rules and in results of a search, as JSON and YAML write them.
  private static final List<String> KEYS =
      List.of("pattern", "regex", "regexp", "match", "matches", "doc_count");

  private static final List<String> STATEMENTS =
      List.of(
          "const ", "let ", "var ", "return ", "throw ", "raise ", "if (", "if(", "case ", "elif ");

  private ExampleLines() {}

  /// The text without such lines.
  static String without(String text) {
    return areRules(text) ? "" : Lines.without(text, ExampleLines::isOne);
  }

  private static boolean isOne(String whole) {
    String line = whole.substring(0, Math.min(whole.length(), LONGEST_LOOKED_AT));
    int code = codeIn(line, 0);
    return code >= 0
        && (isCounted(line)
            || isPattern(line)
            || isTemplate(line)
            || hasKeyOfRules(line)
            || isKeyedByCode(line)
            || isRow(line, code)
            || isStatement(line));
  }

  /// Where a reply code of a failure stands by itself from there on; -1 where none does.
  static int codeIn(String line, int from) {
    for (int i = from; i + 2 < line.length(); i++) {
      boolean isCode =
          (line.charAt(i) == '4' || line.charAt(i) == '5')
              && isDigit(line, i + 1)
              && isDigit(line, i + 2)
              && !isDigit(line, i + 3)
              && (i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)));
      if (isCode) {
        return i;
      }
    }
    return -1;
  }

  /// `1204 550 5.1.1 User unknown`, ` 12 host mx.example.org said: 550 …`, `3 Time(s): …`: how
  /// often something was said stands before it, and no address between.
  private static boolean isCounted(String line) {
    int start = 0;
    while (start < line.length() && " \t|*-•".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (isDigit(line, end) || (end > start && isComma(line, end))) {
      end++;
    }
    if (end == start || end - start > MOST_DIGITS || end >= line.length()) {
      return false;
    }
    int code = codeIn(line, end);
    if (code < 0 || line.substring(end, code).indexOf('@') >= 0) {
      return false;
    }
    String behind = LowerCase.of(line.substring(end, code).strip());
    boolean isMarked =
        behind.startsWith("time(s)")
            || behind.startsWith("times")
            || behind.startsWith("×")
            || behind.startsWith("x ")
            || (behind.startsWith("|") && line.charAt(end) == ' ');
    boolean isColumn = line.startsWith("  ", end) || line.charAt(end) == '\t';
    boolean isBefore = behind.isEmpty() && codeIn(line, start) != start;
    return isMarked || isBefore || (isColumn && codeIn(line, start) != start);
  }

  private static boolean isComma(String line, int at) {
    return at < line.length()
        && (line.charAt(at) == ',' || line.charAt(at) == '.')
        && isDigit(line, at + 1)
        && isDigit(line, at + 2)
        && isDigit(line, at + 3)
        && !isDigit(line, at + 4);
  }

  /// `554 .* blocked`, `450 4\.7\.1 .*greylist`.
  private static boolean isPattern(String line) {
    for (int i = line.indexOf(".*"); i >= 0; i = line.indexOf(".*", i + 2)) {
      boolean isApart = i > 0 && line.charAt(i - 1) == ' ';
      boolean goesOn = i + 2 < line.length() && Character.isLetterOrDigit(line.charAt(i + 2));
      if (isApart || goesOn) {
        return true;
      }
    }
    return line.contains("\\d")
        || line.contains("\\.\\d")
        || line.contains("\\s+")
        || line.contains("(?:")
        || line.contains("(?i)")
        || line.contains("[0-9]");
  }

  /// `550 $sender_host_address is listed`, `550 {{ reason }}`, `550 ${text}`, `550 %s`.
  private static boolean isTemplate(String line) {
    for (int i = line.indexOf('$'); i >= 0; i = line.indexOf('$', i + 1)) {
      boolean isFree = i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
      if (isFree && (line.startsWith("{", i + 1) || isVariable(line, i + 1))) {
        return true;
      }
    }
    return isSlot(line) || line.contains(" %s") || line.contains("%(");
  }

  /// `{{ reason }}`, `{{.Reason}}`, and not `{{nocatch,{permanent_failure,…`, which Erlang prints.
  private static boolean isSlot(String line) {
    int open = line.indexOf("{{");
    int inner = open < 0 ? -1 : line.indexOf('{', open + 2);
    int close = open < 0 ? -1 : line.indexOf("}}", open);
    return close > 0 && (inner < 0 || inner > close);
  }

  private static boolean isVariable(String line, int from) {
    int end = from;
    while (end < line.length()
        && (line.charAt(end) == '_' || Character.isLetter(line.charAt(end)))) {
      end++;
    }
    return end > from + 1 && line.indexOf('_', from) > from && line.indexOf('_', from) < end;
  }

  /// `{"pattern": "550 …"}`, `match: "554 …"`, `"doc_count": 12`.
  private static boolean hasKeyOfRules(String line) {
    String lower = LowerCase.of(line);
    for (String key : KEYS) {
      int at = lower.indexOf(key);
      int end = at + key.length();
      if (at >= 0 && isKey(lower, at, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(String lower, int at, int end) {
    boolean isQuoted = at > 0 && lower.charAt(at - 1) == '"' && lower.startsWith("\"", end);
    String before = lower.substring(0, at).strip();
    boolean isFirst = before.isEmpty() || before.equals("-");
    String behind = lower.substring(end).strip();
    return (isQuoted && behind.startsWith("\":"))
        || behind.startsWith("\" :")
        || (isFirst && (behind.startsWith(": \"") || behind.startsWith(": '")));
  }

  /// `"smtp.550": "550 Mailbox unavailable"`, `'552' => '…'`: the code is the name of its words.
  private static boolean isKeyedByCode(String line) {
    for (int code = codeIn(line, 0); code >= 0; code = codeIn(line, code + 3)) {
      if (isNameOf(line, code)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameOf(String line, int code) {
    char before = code == 0 ? ' ' : line.charAt(code - 1);
    char after = code + 3 < line.length() ? line.charAt(code + 3) : ' ';
    boolean isQuoted =
        (after == '"' || after == '\'' || after == '`') && "\"'`._-".indexOf(before) >= 0;
    if (!isQuoted) {
      return false;
    }
    String behind = line.substring(code + 4).strip();
    int sign =
        behind.startsWith("=>") ? 2 : behind.startsWith(":") || behind.startsWith("=") ? 1 : 0;
    String value = behind.substring(sign).strip();
    return sign > 0 && (value.startsWith("\"") || value.startsWith("'"));
  }

  /// `421, "4.4.5", Server busy`: a row of a table of codes.
  private static boolean isRow(String line, int code) {
    boolean isFirst = line.substring(0, code).chars().noneMatch(Character::isLetterOrDigit);
    String behind = line.substring(code + 3).replace(" ", "").replace('\'', '"');
    return isFirst
        && behind.startsWith(",\"")
        && behind.indexOf('"', 2) > 2
        && behind.substring(2, behind.indexOf('"', 2)).chars().noneMatch(Character::isLetter);
  }

  /// `// 550 …`, `const NO_USER = '550 5.1.1 no such user';`, `throw new Error("550 …");`.
  private static boolean isStatement(String line) {
    String bare = line.strip();
    if (bare.startsWith("//") || bare.startsWith("/*")) {
      return true;
    }
    char last = bare.charAt(bare.length() - 1);
    boolean isEnded = last == ';' || last == '{' || last == ',' || last == ')';
    boolean hasText = bare.indexOf('"') >= 0 || bare.indexOf('\'') >= 0;
    return isEnded && hasText && STATEMENTS.stream().anyMatch(bare::startsWith);
  }

  /// Whether it is a list of rules: several codes are values of their own in lists of names and
  /// values, and nobody and no host is named.
  private static boolean areRules(String text) {
    if (text.length() > LONGEST_LOOKED_AT || text.indexOf('@') >= 0) {
      return false;
    }
    int rules = 0;
    for (String line : Lines.of(text)) {
      String bare = line.strip();
      int colon = bare.startsWith("- ") ? bare.indexOf(": ") : -1;
      boolean isRule = colon > 2 && codeIn(bare, colon) == colon + 2 && bare.length() == colon + 5;
      rules += isRule ? 1 : 0;
    }
    return rules >= LEAST_RULES;
  }

  private static boolean isDigit(String line, int at) {
    return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }
}
