package bouncecard.app.watch;

import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells source code and its documentation: what a comment, an assertion or a call holds, no server
/// said. Lines of a trace are code too, but the error beside them is none.
final class SourceText {
  private static final int LONGEST_LOOKED_AT = 2000;

  /// With such a line begins a program or a document that is written for programs.
  private static final List<String> BEGINNINGS =
      List.of(
          "<?php",
          "<?xml-stylesheet",
          "#!/",
          "#include ",
          "=head",
          "=pod",
          "=item ",
          "=over",
          "=cut",
          "=encoding ",
          ".sh ",
          ".th ",
          ".. code-block::",
          ".. note::",
          ".. warning::",
          "package main",
          "#[test]",
          "use strict",
          "defmodule ",
          "describe(",
          "describe '",
          "describe \"",
          "test.describe(",
          "context '",
          "context \"",
          "public class ",
          "@pytest.",
          "using nunit",
          "using xunit");

  /// Of a line with one of these it is known that it stands in no program.
  private static final List<String> TRACES =
      List.of("traceback (most", "\", line ", "caused by:", "exception in thread", "stack trace:");

  private static final List<Comment> COMMENTS =
      List.of(
          new Comment("/*", "*/"),
          new Comment("<!--", "-->"),
          new Comment("{-", "-}"),
          new Comment("--[[", "]]"),
          new Comment("=begin", "=end"),
          new Comment("\"\"\"", "\"\"\""),
          new Comment("'''", "'''"));

  /// Names of errors end so, and with what they were made of in parentheses programs show them.
  private static final List<String> ERRORS =
      List.of("error", "exception", "refused", "failed", "rejected", "failure", "disconnected");

  /// What a value is declared with.
  private static final Set<String> DECLARATIONS =
      Set.of(
          "const",
          "let",
          "var",
          "val",
          "final",
          "static",
          "private",
          "public",
          "protected",
          "my",
          "our",
          "local",
          "auto",
          "string",
          "char",
          "std::string",
          "byte[]",
          "def",
          "dim");

  private static final List<String> BEFORE_CALLS =
      List.of("await ", "return ", "throw new ", "throw ", "raise ", "yield ");

  /// What a comment of more than one line stands between.
  private record Comment(String open, String close) {}

  private SourceText() {}

  /// The text without what is source code in it; nothing where all of it is.
  static String without(String text) {
    List<String> lines = text.lines().toList();
    if (isProgram(lines)) {
      return "";
    }
    List<String> kept = new ArrayList<>();
    Map<String, Integer> closings = closings(lines);
    for (int i = 0; i < lines.size(); i++) {
      String line = begun(lines.get(i));
      int end = endOfComment(lines, i, closings);
      if (end > i) {
        if (lines.subList(i, end).stream().noneMatch(SourceText::hasCode)) {
          kept.addAll(lines.subList(i, end));
        }
        i = end - 1;
      } else if (!hasCode(line) || (!isCommand(line) && !isCall(line) && !isValue(line))) {
        kept.add(lines.get(i));
      }
    }
    return kept.size() == lines.size() ? text : String.join("\n", kept);
  }

  /// `echo '550 …'`, `INSERT INTO samples VALUES ('550 …')`.
  private static boolean isCommand(String line) {
    String lower = LowerCase.of(line);
    return lower.startsWith("echo ") || lower.startsWith("insert into ");
  }

  private static String begun(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_LOOKED_AT)).strip();
  }

  private static boolean hasCode(String line) {
    return ExampleLines.codeIn(line, 0) >= 0;
  }

  /// Where each mark that closes comments stands last, so that none is looked for in vain.
  private static Map<String, Integer> closings(List<String> lines) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Comment comment : COMMENTS) {
        if (lines.get(i).contains(comment.close())) {
          last.put(comment.close(), i);
        }
      }
    }
    return last;
  }

  /// Behind which line a comment ends that begins with that one; that one alone where it does not.
  private static int endOfComment(List<String> lines, int from, Map<String, Integer> closings) {
    String line = begun(lines.get(from));
    for (Comment comment : COMMENTS) {
      if (line.startsWith(comment.open())) {
        int end = from;
        boolean isClosed = line.indexOf(comment.close(), comment.open().length()) >= 0;
        int last = closings.getOrDefault(comment.close(), from);
        while (!isClosed && ++end <= last) {
          isClosed = lines.get(end).contains(comment.close());
        }
        return isClosed ? end + 1 : from + 1;
      }
    }
    return from;
  }

  private static boolean isProgram(List<String> lines) {
    boolean isOne = false;
    for (String whole : lines) {
      String line = LowerCase.of(begun(whole));
      if (TRACES.stream().anyMatch(line::contains) || line.startsWith("at ")) {
        return false;
      }
      isOne |= line.equals("@test") || BEGINNINGS.stream().anyMatch(line::startsWith);
    }
    return isOne;
  }

  /// `assert.equals(err.message, "550 …");`, `t.Errorf("want 550 …")`, `expect(reply).toBe('550
  /// …')` and not `smtplib.SMTPDataError(550, b'…')`, which is an error as programs show it.
  private static boolean isCall(String line) {
    int from = skipped(line);
    int end = endOfPath(line, from);
    if (end == from || end >= line.length() || line.charAt(end) != '(') {
      return false;
    }
    String path = line.substring(from, end);
    String lower = LowerCase.of(path);
    if (ERRORS.stream().anyMatch(lower::endsWith)
        || (!Character.isLetter(path.charAt(0)) && path.charAt(0) != '$')) {
      return false;
    }
    boolean isWithin = path.indexOf('.') > 0 || path.contains("::") || path.contains("->");
    char last = line.charAt(line.length() - 1);
    boolean isEnded = last == ';' || last == '{' || last == ',' || last == ')';
    boolean isSaid = line.indexOf('"', end) > 0 || line.indexOf('\'', end) > 0;
    boolean isTest = lower.contains("assert") || lower.startsWith("expect");
    return isTest || (isSaid && (isEnded || line.indexOf(')') < 0) && (isWithin || last == ';'));
  }

  private static int skipped(String line) {
    for (String word : BEFORE_CALLS) {
      if (line.startsWith(word)) {
        return word.length();
      }
    }
    return 0;
  }

  private static int endOfPath(String line, int from) {
    int end = from;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end))
            || "_.:$>-!?".indexOf(line.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  /// `String reply = "550 …";`, `@line "550 …"`, `REPLY = '550 …'`, `raw := "550 …"`: words that a
  /// program has for a value.
  private static boolean isValue(String line) {
    int quote = 0;
    while (quote < line.length() && "\"'`".indexOf(line.charAt(quote)) < 0) {
      quote++;
    }
    if (quote == 0 || quote >= line.length()) {
      return false;
    }
    String before = line.substring(0, quote).strip();
    boolean isAttribute = before.startsWith("@") && isName(before.substring(1));
    int sign = before.endsWith(":=") ? 2 : before.endsWith("=") ? 1 : 0;
    if (sign == 0) {
      return isAttribute;
    }
    String name = before.substring(0, before.length() - sign);
    boolean isConstant =
        name.endsWith(" ") && isName(name.strip()) && name.equals(name.toUpperCase(Locale.ROOT));
    boolean isTyped = isDeclared(name.strip());
    return isConstant || isTyped || (sign == 2 && isName(name.strip()));
  }

  private static boolean isDeclared(String name) {
    int space = name.lastIndexOf(' ');
    boolean isMember = name.startsWith("self.") || name.startsWith("this.") || name.startsWith("@");
    if (space < 0) {
      return isMember && isName(name.substring(name.indexOf('.') + 1));
    }
    String type = name.substring(0, space).strip();
    String first = type.indexOf(' ') < 0 ? type : type.substring(0, type.indexOf(' '));
    return isName(name.substring(space + 1)) && DECLARATIONS.contains(LowerCase.of(first));
  }

  private static boolean isName(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }
}
