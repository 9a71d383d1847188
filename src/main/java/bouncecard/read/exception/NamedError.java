package bouncecard.read.exception;

import bouncecard.catalog.Once;
import bouncecard.text.Beginnings;
import bouncecard.text.PhraseIndex;
import bouncecard.text.Rewritten;
import java.util.List;
import java.util.function.Supplier;

/// The reply after the name of a library's error: `Net::SMTPFatalError (554 …`, `permanent error
/// (550): …`, `SMTP Error: code 550 …`. It begins a line of its own, as a server's reply does.
///
/// A reply in parentheses is one without such a name too: `mail refused (550 relay disabled)`.
final class NamedError implements LibraryShape {
  private static final int REACH = 120;

  /// What of a log line before a reply is looked at.
  private static final int LONGEST_HEAD = 400;

  private final Beginnings names;
  private final Supplier<PhraseIndex> index;

  NamedError(List<String> names) {
    this.names = new Beginnings(names);
    List<String> copied = List.copyOf(names);
    this.index = new Once<>(() -> new PhraseIndex(copied));
  }

  @Override
  public boolean mayBeIn(Rewritten text) {
    return isAnyInParentheses(text)
        || (mayBegin(text.text()) && index.get().isAnyInLowerCaseOf(text.text()));
  }

  /// Whether a number stands in parentheses: there it need not be named.
  static boolean isAnyInParentheses(Rewritten text) {
    if (!text.signs().mayHave('(')) {
      return false;
    }
    String t = text.text();
    for (int open = t.indexOf('('); open >= 0; open = t.indexOf('(', open + 1)) {
      if (open + 1 < t.length() && Character.isDigit(t.charAt(open + 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a code stands elsewhere than where a line begins: most replies have none there.
  private static boolean mayBegin(String t) {
    int line = 0;
    for (int i = 0; i + 3 < t.length(); i++) {
      char c = t.charAt(i);
      if (c == '\n') {
        line = i + 1;
      } else if (c >= '0' && c <= '9') {
        if (i > line && endOfCode(t, i) > 0 && !isBehindCode(t, i)) {
          return true;
        }
        while (i + 1 < t.length() && isNumber(t.charAt(i + 1))) {
          i++;
        }
      }
    }
    return false;
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    return rewrite(text, /* mayBeNamed= */ true);
  }

  /// The same of a text that may hold the name of a library's error or certainly holds none.
  Rewritten rewrite(Rewritten text, boolean mayBeNamed) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    boolean isNamed = mayBeNamed && index.get().isAnyInLowerCaseOf(t);
    int last = -REACH;
    int line = 0;
    for (int i = 0; i + 3 < t.length(); i++) {
      char c = t.charAt(i);
      if (c == '\n') {
        line = i + 1;
      } else if (Character.isLetter(c)) {
        boolean isBegin = i == 0 || !Character.isLetter(t.charAt(i - 1));
        last = isNamed && isBegin && names.isAnyAt(t, i) ? i : last;
      } else if (Character.isDigit(c)) {
        int end = endOfCode(t, i);
        if (end > 0 && isWordAfter(t, end) && !isBehindCode(t, i) && begins(t, line, i, last)) {
          boolean isInParentheses = i > 0 && t.charAt(i - 1) == '(';
          out.copyTo(isInParentheses ? i - 1 : i).put("\n" + codeAfter(t, i)).skipTo(i);
          last = -REACH;
        }
        while (i + 1 < t.length() && isNumber(t.charAt(i + 1))) {
          i++;
        }
      }
    }
    return out.build();
  }

  /// `535: 5.7.3 …`: the code that it belongs to stands before it.
  private static boolean isBehindCode(String t, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && " :,-".indexOf(t.charAt(end - 1)) >= 0) {
      end--;
    }
    return t.charAt(at + 1) == '.'
        && end < at
        && end >= 3
        && PythonReply.isCode(t, end - 3)
        && (end == 3 || !Character.isLetterOrDigit(t.charAt(end - 4)));
  }

  /// Whether a reply begins there that does not begin a line: after an error's name, or in
  /// parentheses. Lines of logs keep theirs.
  private static boolean begins(String t, int line, int at, int name) {
    boolean isLogged =
        Character.isDigit(t.charAt(line))
            || t.substring(Math.max(line, at - LONGEST_HEAD), at).contains(" to=");
    if (at == line || isLogged) {
      return false;
    }
    return t.charAt(at - 1) == '('
        ? t.charAt(at + 1) != '.'
        : at - name < REACH && " \t(:\"'*>".indexOf(t.charAt(at - 1)) >= 0;
  }

  /// Where the reply code or the enhanced status code ends that begins there; -1 where none does.
  private static int endOfCode(String t, int at) {
    if (PythonReply.isCode(t, at)) {
      return at + 3;
    }
    boolean isClass = t.charAt(at) == '2' || t.charAt(at) == '4' || t.charAt(at) == '5';
    return isClass && t.charAt(at + 1) == '.' ? SplitReply.endOfEnhanced(t, at) : -1;
  }

  /// The reply code in parentheses that ends the line of an enhanced status code, with a space
  /// after it; empty where there is none.
  private static String codeAfter(String t, int at) {
    int end = t.indexOf('\n', at);
    int last = (end < 0 ? t.length() : end) - 5;
    boolean isSplit =
        t.charAt(at + 1) == '.'
            && last > at
            && t.charAt(last) == '('
            && t.charAt(last + 4) == ')'
            && PythonReply.isCode(t, last + 1)
            && t.charAt(last + 1) == t.charAt(at);
    return isSplit ? t.substring(last + 1, last + 4) + " " : "";
  }

  private static boolean isNumber(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  /// Whether a space and a letter, or an enhanced status code, follow.
  private static boolean isWordAfter(String t, int end) {
    return end + 1 < t.length()
        && (t.charAt(end) == ' ' || t.charAt(end) == '-')
        && (Character.isLetter(t.charAt(end + 1))
            || Character.isDigit(t.charAt(end + 1))
            || t.charAt(end + 1) == '<');
  }
}
