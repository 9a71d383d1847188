package bouncecard.read.speaker;

import bouncecard.text.LowerCase;
import bouncecard.text.Signs;
import java.util.List;
import java.util.Set;

/// The shapes of lines in which programmers write of replies: source code, lists of phrases,
/// queries, commits, test results, titles of issues; and the answers of other servers of mail,
/// which are no replies of SMTP. None of them was said about a delivery.
final class SourceLine {
  private static final int LONGEST_HEAD = 40;

  private static final List<String> STATEMENTS =
      List.of(
          "insert into ",
          "select ",
          "update ",
          "delete from ",
          "const ",
          "let ",
          "var ",
          "def ",
          "func ",
          "return ",
          "import ",
          "private static ",
          "public static ",
          "elif ",
          "case \"",
          "case '");

  /// Of commits as many projects write them.
  private static final Set<String> CHANGES =
      Set.of(
          "feat",
          "fix",
          "chore",
          "docs",
          "refactor",
          "test",
          "perf",
          "ci",
          "build",
          "style",
          "revert");

  private static final Set<String> ANSWERS = Set.of("NO", "BAD", "BYE");

  private SourceLine() {}

  /// Whether a line is one of those.
  ///
  /// @param signs what may stand in it
  static boolean isOne(String line, Signs signs) {
    String bare = line.strip();
    return !bare.isEmpty()
        && (isStatement(bare)
            || (signs.mayHave('|') && isPattern(bare))
            || isPhraseInList(line, bare)
            || isCommit(bare)
            || (signs.mayHave('-') && isIssue(bare))
            || isTest(bare)
            || (signs.mayHave('_') && isScore(bare))
            || isMailboxAnswer(bare));
  }

  /// `INSERT INTO rules VALUES (550, 'user unknown');`, `const HARD = /user unknown/i;`.
  private static boolean isStatement(String bare) {
    char last = bare.charAt(bare.length() - 1);
    boolean isEnded = last == ';' || last == '{' || last == ':' || last == ')';
    if (!isEnded) {
      return false;
    }
    for (String statement : STATEMENTS) {
      if (bare.regionMatches(true, 0, statement, 0, statement.length())
          && LowerCase.of(bare.substring(0, statement.length())).equals(statement)) {
        return true;
      }
    }
    return false;
  }

  /// `/user unknown|mailbox full/`: words parted by bars between slashes or quotation marks.
  private static boolean isPattern(String bare) {
    int bar = bare.indexOf('|');
    if (bar < 2 || bar + 1 >= bare.length()) {
      return false;
    }
    int open = Math.max(bare.lastIndexOf('/', bar), bare.lastIndexOf('"', bar));
    int close = open < 0 ? -1 : bare.indexOf(bare.charAt(open), bar);
    return close > bar
        && Character.isLetter(bare.charAt(bar - 1))
        && Character.isLetter(bare.charAt(bar + 1));
  }

  /// ` - user unknown`, below a name in YAML.
  private static boolean isPhraseInList(String line, String bare) {
    return Character.isWhitespace(line.charAt(0))
        && bare.startsWith("- ")
        && bare.length() < LONGEST_HEAD
        && bare.chars().skip(2).allMatch(c -> (c >= 'a' && c <= 'z') || c == ' ' || c == '\'');
  }

  /// `b4511de Fix relay access denied`, `fix(mailer): handle "user unknown"`.
  private static boolean isCommit(String bare) {
    int space = bare.indexOf(' ');
    if (space < 3 || space > LONGEST_HEAD || (space == 3 && bare.charAt(2) != ':')) {
      return false;
    }
    String head = bare.substring(0, space);
    if (head.endsWith(":")) {
      int open = head.indexOf('(');
      String kind = head.substring(0, open < 0 ? head.length() - 1 : open).replace("!", "");
      return CHANGES.contains(kind);
    }
    boolean isHash = (space == 40 || (space > 6 && space < 13)) && hasDigitAndLetter(head);
    return isHash && head.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
  }

  private static boolean hasDigitAndLetter(String word) {
    return word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
  }

  /// `MAIL-550: Mailboxes are full too early`.
  private static boolean isIssue(String bare) {
    int dash = bare.indexOf('-');
    int colon = dash < 2 || dash > 10 ? -1 : bare.indexOf(": ");
    if (colon < dash + 2 || colon > dash + 7) {
      return false;
    }
    return bare.chars().limit(dash).allMatch(c -> c >= 'A' && c <= 'Z')
        && bare.substring(dash + 1, colon).chars().allMatch(Character::isDigit);
  }

  /// `✓ mailbox full is transient`.
  private static boolean isTest(String bare) {
    char first = bare.charAt(0);
    return first > '~' && "✓✔✗✘●○".indexOf(first) >= 0 && bare.indexOf('@') < 0;
  }

  /// ` 4.5 RCVD_IN_BL RBL: Received via a relay …`, of a spam filter's table.
  private static boolean isScore(String bare) {
    int space = bare.indexOf(' ');
    int end = space < 0 ? -1 : bare.indexOf(' ', space + 1);
    if (space < 1 || space > 5 || end < space + 5) {
      return false;
    }
    if (bare.indexOf('.') >= space || bare.indexOf('_') < space) {
      return false;
    }
    String score = bare.substring(0, space);
    String rule = bare.substring(space + 1, end);
    return score.indexOf('.') > 0
        && score.indexOf('.') == score.lastIndexOf('.')
        && score.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-')
        && rule.indexOf('_') > 0
        && rule.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || Character.isDigit(c) || c == '_');
  }

  /// `a2 NO [OVERQUOTA] Quota exceeded`, of a mailbox's server (RFC 9051 §7.1).
  private static boolean isMailboxAnswer(String bare) {
    int tag = bare.indexOf(' ');
    int end = tag < 0 ? -1 : bare.indexOf(' ', tag + 1);
    boolean isTag =
        tag == 1
            ? bare.charAt(0) == '*'
            : tag > 1
                && tag < 9
                && Character.isLetter(bare.charAt(0))
                && Character.isDigit(bare.charAt(tag - 1));
    return isTag && end > 0 && ANSWERS.contains(bare.substring(tag + 1, end));
  }
}
