package bouncecard.app.watch;

import static bouncecard.app.watch.CodeLine.LITERAL;

import bouncecard.catalog.words.ProgramWords;
import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Locale;

/// Tells with which lines a statement of a program begins, by how they are built, in whatever
/// language: a value, a call, a block, a comparison, a branch. What programs print looks like it,
/// but names an error, has words around its literals, or a key under which replies are printed.
final class Statements {
  private static final int MOST_WORDS_BEFORE = 6;
  private static final int MOST_PARTS = 6;

  private static final List<String> COMPARING =
      List.of("==", "!=", "=~", "!~", " eq", " ne", "-match", "-like", "-eq", " in");

  private final ProgramWords words;
  private final CodeNames names;

  Statements(ProgramWords words) {
    this.words = words;
    this.names = new CodeNames(words);
  }

  /// What its names and words are told by.
  CodeNames names() {
    return names;
  }

  /// Whether a statement begins on it.
  boolean isOne(CodeLine line) {
    String bare = line.bare();
    if (bare.isEmpty() || Character.isDigit(bare.charAt(0)) || names.isSentence(bare)) {
      return false;
    }
    return isAssigned(line)
        || isCall(line)
        || isBlock(line)
        || isGiven(line)
        || isCompared(line)
        || isBranch(line)
        || isExpected(bare);
  }

  /// Whether its words are the command of a shell or a database that holds what is ours.
  boolean isCommand(String whole) {
    String bare = whole.strip();
    String lower = LowerCase.of(bare.startsWith("$ ") ? bare.substring(2) : bare);
    return words.commands().stream().anyMatch(lower::startsWith);
  }

  /// Whether a line of a configuration gives the reply that stands in it.
  boolean isSetting(String whole) {
    String line = LowerCase.of(String.join(" ", whole.strip().split("\\s+", MOST_PARTS)));
    return words.settings().stream().anyMatch(line::contains);
  }

  /// Whether a test wants what stands on it, or an example shows it.
  boolean isExpected(CodeLine line) {
    return !line.bare().isEmpty() && isExpected(line.bare());
  }

  /// `String reply = "550 …";`, `@line "550 …"`, `REPLY = [`, `raw := "550 …"`: what a program has
  /// for a value.
  private boolean isAssigned(CodeLine line) {
    String bare = line.bare();
    int sign = bare.indexOf('=');
    if (bare.charAt(0) == '@' && sign < 0) {
      String name = bare.substring(1).replace(LITERAL, ' ').strip();
      return line.hasLiteral() && CodeNames.isName(name);
    }
    boolean isSign =
        sign > 0
            && "=~>".indexOf(CodeNames.at(bare, sign + 1)) < 0
            && "!<>".indexOf(CodeNames.at(bare, sign - 1)) < 0;
    if (!isSign) {
      return false;
    }
    boolean isShort = bare.charAt(sign - 1) == ':';
    boolean isApart = isShort || bare.charAt(sign - 1) == ' ';
    String left = bare.substring(0, isShort ? sign - 1 : sign).strip();
    String right = bare.substring(sign + 1).strip();
    return isLeft(left, isApart, isShort) && (isValue(right, line) || (right.isEmpty() && isApart));
  }

  private boolean isLeft(String left, boolean isApart, boolean isShort) {
    String[] parts = left.split(" ", MOST_WORDS_BEFORE + 2);
    if (left.isEmpty() || parts.length > MOST_WORDS_BEFORE || left.indexOf(LITERAL) >= 0) {
      return false;
    }
    String first = LowerCase.of(parts[0]);
    int typed = left.indexOf(": ");
    String name = typed > 0 ? left.substring(0, typed) : parts[parts.length - 1];
    String own = name.substring(name.lastIndexOf(' ') + 1);
    boolean isNamed = !own.isEmpty() && own.chars().allMatch(CodeNames::isOfName);
    boolean isDeclared = words.declarations().contains(first) && parts.length > 1;
    boolean isMarked = isApart && (left.charAt(0) == '$' || left.charAt(0) == '@');
    boolean isMember = own.startsWith("self.") || own.startsWith("this.");
    if (!isNamed) {
      return isDeclared;
    }
    boolean isConstant = isApart && own.equals(own.toUpperCase(Locale.ROOT)) && parts.length == 1;
    if (isDeclared || isMarked || isMember || isShort || isConstant) {
      return true;
    }
    boolean isPlain = parts.length == 1 && Character.isLetter(own.charAt(0));
    return (isPlain || typed > 0) && (names.isTested(own) || !names.isPrinted(own));
  }

  /// Whether it is a literal with nothing said behind it, or what opens more of a program.
  private boolean isValue(String right, CodeLine line) {
    if (right.isEmpty()) {
      return !line.opened().isEmpty();
    }
    char first = right.charAt(0);
    if (first == LITERAL) {
      char next =
          right.length() == 1
              ? ';'
              : right.charAt(1) == ' ' ? CodeNames.at(right, 2) : right.charAt(1);
      return ";+\\,.)}%]".indexOf(next) >= 0 || next == LITERAL || right.startsWith("if ", 2);
    }
    boolean isOpen = line.depth() > 0 && "([{".indexOf(line.last()) >= 0;
    boolean isPath =
        CodeNames.endOfName(right, 0) > 0
            && "(.[{".indexOf(CodeNames.at(right, CodeNames.endOfName(right, 0))) >= 0;
    return (isOpen && "([{%".indexOf(first) >= 0)
        || ("([{".indexOf(first) >= 0 && CodeNames.at(right, 1) == LITERAL)
        || (isPath && (line.hasLiteral() || isOpen))
        || !line.opened().isEmpty();
  }

  /// `assert.equals(err.message, "550 …");`, `t.Errorf("want 550 …")`, `expect(reply).toBe('550
  /// …')` and not `smtplib.SMTPDataError(550, b'…')`, which is an error as programs show it.
  private boolean isCall(CodeLine line) {
    String bare = line.bare();
    int from = bare.startsWith(".") ? 1 : 0;
    int end = CodeNames.endOfName(bare, from);
    if (end == from || bare.charAt(end - 1) == ':') {
      return false;
    }
    String path = bare.substring(from, end);
    String own =
        path.substring(
            Math.max(path.lastIndexOf('.'), Math.max(path.lastIndexOf(':'), path.lastIndexOf('>')))
                + 1);
    boolean isWithin = from > 0 || own.length() < path.length();
    boolean isNamed =
        !own.isEmpty()
            && (Character.isLowerCase(own.charAt(0))
                || isWithin
                || "$@?".indexOf(own.charAt(0)) >= 0);
    boolean isShown =
        names.isError(own) || (!isWithin && names.isPrinted(own) && !names.isTested(own));
    if (!isNamed
        || isShown
        || (!Character.isLetter(bare.charAt(from)) && "$@?".indexOf(bare.charAt(from)) < 0)) {
      return false;
    }
    boolean isCalled =
        CodeNames.at(bare, end) == '('
            || (CodeNames.at(bare, end) == '!' && CodeNames.at(bare, end + 1) == '(');
    boolean isTold =
        CodeNames.at(bare, end) == ' '
            && CodeNames.at(bare, end + 1) == LITERAL
            && (own.indexOf('_') > 0 || line.last() == ';');
    boolean isGoingOn = isEnd(line) && (line.hasLiteral() || line.depth() > 0);
    return (isCalled && isGoingOn) || (isTold && isGoingOn && line.last() != LITERAL);
  }

  /// Whether a statement ends there, or opens more of itself.
  private static boolean isEnd(CodeLine line) {
    String bare = line.bare();
    return ");,({[}\\|:+.".indexOf(line.last()) >= 0
        || bare.endsWith(" do")
        || bare.endsWith("=>")
        || bare.endsWith("->")
        || bare.endsWith(" then")
        || !line.opened().isEmpty();
  }

  /// `describe "…" do`, `def test_full():`, `resource "x" "y" {`, `if (line.startsWith("550")) {`.
  private boolean isBlock(CodeLine line) {
    String bare = line.bare();
    String word = CodeNames.firstWord(bare);
    String rest = bare.substring(Math.min(bare.length(), word.length())).strip();
    boolean isOpen = "{:([".indexOf(line.last()) >= 0 || bare.endsWith(" do") || bare.endsWith("|");
    if (words.blocks().contains(word)) {
      boolean isCall =
          rest.indexOf('(') >= 0
              || rest.indexOf('{') >= 0
              || rest.indexOf(LITERAL) >= 0
              || bare.endsWith(" do");
      return isNamed(rest) && isCall && (isOpen || isEnd(line));
    }
    boolean isPart = words.controls().contains(word) || word.equals("}");
    return isPart
        && !rest.isEmpty()
        && (isOpen || bare.endsWith(" then"))
        && (rest.indexOf('(') >= 0 || rest.indexOf(LITERAL) >= 0 || line.last() == '{');
  }

  /// Whether a block's name or its literals stand there, and nothing is said behind them.
  private static boolean isNamed(String rest) {
    if (rest.isEmpty() || (rest.charAt(0) != LITERAL && "({".indexOf(rest.charAt(0)) < 0)) {
      return !rest.isEmpty() && CodeNames.isOfName(rest.charAt(0));
    }
    int end = 0;
    while (end < rest.length() && (rest.charAt(end) == LITERAL || rest.charAt(end) == ' ')) {
      end++;
    }
    return end == 0
        || end == rest.length()
        || ",{)(:=$".indexOf(rest.charAt(end)) >= 0
        || rest.startsWith("do", end);
  }

  /// `return "550 …"`, `throw new Failure("550 …")`, `ereject "550 …";`.
  private boolean isGiven(CodeLine line) {
    String bare = line.bare();
    String word = CodeNames.firstWord(bare);
    if (!words.givings().contains(word) || word.length() >= bare.length()) {
      return false;
    }
    String rest = bare.substring(word.length()).strip();
    boolean isLiteral =
        (!rest.isEmpty() && rest.charAt(0) == LITERAL)
            || (rest.isEmpty() && !line.opened().isEmpty());
    boolean isList = rest.length() == 1 && "([{".indexOf(rest.charAt(0)) >= 0;
    boolean isCall = CodeNames.endOfName(rest, 0) > 0 && rest.indexOf('(') > 0 && line.hasLiteral();
    boolean isClosed = line.last() == ';' && (line.hasLiteral() || bare.indexOf('(') > 0);
    return bare.charAt(word.length()) == ' '
        && ((isLiteral && isWhole(rest)) || isList || (isCall && isEnd(line)) || isClosed);
  }

  private static boolean isWhole(String rest) {
    return rest.length() <= 1
        || rest.indexOf(' ') < 0
        || ";,)({".indexOf(rest.charAt(rest.length() - 1)) >= 0
        || rest.endsWith(String.valueOf(LITERAL))
        || rest.endsWith(" do");
  }

  /// `reply == "550 …"`, `unless line =~ "550 …"`, `return 1 if $reason eq '550 …';`.
  private boolean isCompared(CodeLine line) {
    String bare = line.bare();
    for (String sign : COMPARING) {
      int at = bare.indexOf(sign);
      boolean isBeside =
          at > 0
              && (bare.startsWith(LITERAL + "", at + sign.length())
                  || bare.startsWith(" " + LITERAL, at + sign.length())
                  || (sign.equals(" in") && bare.charAt(at - 1) == LITERAL));
      boolean isWord = Character.isLetter(sign.charAt(sign.length() - 1)) && sign.charAt(0) == ' ';
      if (isBeside
          && (!isWord
              || words.controls().contains(CodeNames.firstWord(bare))
              || bare.charAt(bare.length() - 1) == ';')) {
        return true;
      }
    }
    return false;
  }

  /// `"550 …" -> Full`, `'550 …' => FULL,`, `case "550 …":`.
  private boolean isBranch(CodeLine line) {
    String bare = line.bare();
    int from = bare.startsWith("case ") ? 5 : 0;
    if (CodeNames.at(bare, from) != LITERAL) {
      return false;
    }
    String rest = bare.substring(from + 1).strip();
    boolean isArrow = rest.startsWith("=>") || rest.startsWith("->");
    char first = isArrow ? CodeNames.at(rest.substring(2).strip(), 0) : ' ';
    return (isArrow && (Character.isLetter(first) || first == ':'))
        || (from > 0 && rest.startsWith(":"));
  }

  /// `expect: "550 …"`, `- want: 550 …`.
  private boolean isExpected(String bare) {
    String line = bare.startsWith("- ") ? bare.substring(2) : bare;
    int colon = line.indexOf(':');
    return colon > 0
        && line.length() > colon + 1
        && CodeNames.isName(line.substring(0, colon))
        && words.expected().contains(CodeNames.firstPart(line.substring(0, colon)));
  }
}
