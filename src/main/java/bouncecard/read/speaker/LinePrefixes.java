package bouncecard.read.speaker;

import bouncecard.catalog.words.ProgramNames;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import java.util.Optional;

/// Takes off what a collector, a search or an editor put before each line of something else: a
/// container's name, the time and stream of a runtime, the head of a program's own log, a file and
/// a line's number, the marks of comments and changes.
///
/// Only what stands before every line in the same form is taken off. A time, which logs of mail
/// programs begin with as well, only where what follows is nothing that they write.
public final class LinePrefixes {
  private static final int LONGEST = 200;

  private final ProgramNames names;

  /// @param names the names of programs; what those that handle mail log stays as it is
  public LinePrefixes(ProgramNames names) {
    this.names = names;
  }

  /// What was found before a line.
  ///
  /// @param form the same for lines that were marked by the same hand
  /// @param end where the line's own words begin
  /// @param isOpen whether mail programs write lines that begin so too
  /// @param needsOthers whether it is one only where other lines have it as well
  private record Prefix(String form, int end, boolean isOpen, boolean needsOthers) {}

  /// The text without them.
  public Rewritten without(Rewritten text) {
    String t = text.text();
    int start = firstWords(t, 0);
    Optional<Prefix> first = start < t.length() ? prefix(t, start) : Optional.empty();
    if (first.isEmpty() || !areAll(t, first.get())) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    for (int at = start; at < t.length(); at = firstWords(t, Lines.endOfLine(t, at))) {
      int end = prefix(t, at).map(Prefix::end).orElse(at);
      out.copyTo(at).skipTo(end);
    }
    return out.build();
  }

  /// Where the next line begins that is not empty.
  private static int firstWords(String t, int from) {
    int at = from;
    while (at < t.length() && (t.charAt(at) == '\n' || t.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  private boolean areAll(String t, Prefix first) {
    int lines = 0;
    boolean isFree = !first.isOpen();
    for (int at = firstWords(t, 0); at < t.length(); at = firstWords(t, Lines.endOfLine(t, at))) {
      Optional<Prefix> prefix = prefix(t, at);
      if (prefix.isEmpty() || !prefix.get().form().equals(first.form())) {
        return false;
      }
      isFree = isFree || FreeLine.isOne(t, prefix.get().end(), Lines.endOfLine(t, at));
      lines++;
    }
    return isFree && (lines > 1 || !first.needsOthers());
  }

  private Optional<Prefix> prefix(String t, int at) {
    String line = t.substring(at, Math.min(Lines.endOfLine(t, at), at + LONGEST));
    return marked(line)
        .or(() -> contained(line))
        .or(() -> found(line))
        .or(() -> logged(line))
        .or(() -> timed(line))
        .map(
            prefix ->
                new Prefix(
                    prefix.form(), at + prefix.end(), prefix.isOpen(), prefix.needsOthers()));
  }

  /// `# `, `// `, `+`, `| `: comments, additions, boxes.
  private static Optional<Prefix> marked(String line) {
    int end = 0;
    while (end < line.length() && "#/+|".indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    String mark = line.substring(0, end);
    boolean isMark = mark.equals("#") || mark.equals("//") || mark.equals("+") || mark.equals("|");
    boolean isApart = end == line.length() || line.charAt(end) == ' ' || mark.equals("+");
    int words = end < line.length() && line.charAt(end) == ' ' && !mark.equals("+") ? end + 1 : end;
    return isMark && isApart
        ? Optional.of(new Prefix(mark, words, /* isOpen= */ false, /* needsOthers= */ true))
        : Optional.empty();
  }

  /// `mail_1 | `, as Docker Compose writes, and `0|worker | `, as PM2 does.
  private static Optional<Prefix> contained(String line) {
    int bar = line.indexOf("| ");
    boolean isAtEnd = bar < 0 && line.endsWith("|");
    bar = isAtEnd ? line.length() - 1 : bar;
    if (bar < 2 || bar > 48 || line.charAt(bar - 1) != ' ') {
      return Optional.empty();
    }
    String name = line.substring(0, bar).strip();
    if (name.isEmpty() || name.chars().noneMatch(Character::isLetter)) {
      return Optional.empty();
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isOfName = Character.isLetterOrDigit(c) || "-_.|".indexOf(c) >= 0;
      if (!isOfName) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Prefix(
            withoutNumbers(name),
            isAtEnd ? bar + 1 : bar + 2,
            /* isOpen= */ false,
            /* needsOthers= */ !Character.isDigit(name.charAt(name.length() - 1))));
  }

  /// `/var/log/app.log:`, `/var/log/app.log:12:`, `12:`, as searches write.
  private static Optional<Prefix> found(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    String file = line.substring(0, colon);
    boolean isNumber = LineShape.areDigits(line, 0, colon) && colon <= 6;
    boolean isFile =
        file.indexOf(' ') < 0
            && (file.endsWith(".log") || file.endsWith(".txt") || file.startsWith("/var/"));
    if (!isNumber && !isFile) {
      return Optional.empty();
    }
    int end = colon + 1;
    int second = isFile ? line.indexOf(':', end) : -1;
    boolean isNumbered = second > end && LineShape.areDigits(line, end, second);
    return Optional.of(
        new Prefix(
            isNumber ? ":" : file,
            isNumbered ? second + 1 : end,
            /* isOpen= */ false,
            /* needsOthers= */ isNumber));
  }

  /// `Nov 30 10:11:12 web1 gunicorn[812]: `, of a program that is not known to handle mail.
  private Optional<Prefix> logged(String line) {
    return LoggedBy.of(line, /* mayHaveNumber= */ true)
        .filter(logged -> line.startsWith(": ", logged.message() - 1))
        .filter(logged -> line.charAt(logged.message() - 2) == ']')
        .filter(logged -> !isKnown(logged.program()))
        .map(
            logged ->
                new Prefix(
                    LowerCase.of(logged.program()),
                    logged.message() + 1,
                    /* isOpen= */ false,
                    /* needsOthers= */ true));
  }

  private boolean isKnown(String program) {
    String name = LowerCase.of(program);
    return names.mail().contains(name) || names.others().contains(name);
  }

  /// `2026-11-30T10:11:12.123Z stderr F `, `[2026-11-30 10:11:12] `, `2026-11-30 10:11:12,345 ERROR
  /// `.
  private Optional<Prefix> timed(String line) {
    int time = Stamp.end(line);
    if (time < 0) {
      return Optional.empty();
    }
    boolean isOfRuntime =
        (line.startsWith("stdout ", time) || line.startsWith("stderr ", time))
            && (line.startsWith("F ", time + 7) || line.startsWith("P ", time + 7));
    if (isOfRuntime) {
      return Optional.of(
          new Prefix("runtime", time + 9, /* isOpen= */ false, /* needsOthers= */ false));
    }
    int process = endOfProcess(line, time);
    return process > time
        ? Optional.of(new Prefix("process", process, /* isOpen= */ false, /* needsOthers= */ false))
        : Optional.of(
            new Prefix(
                "time", Stamp.endOfLevel(line, time), /* isOpen= */ true, /* needsOthers= */ true));
  }

  /// `app[web.1]: `, as platforms that run programs write; `from` where none stands there.
  private int endOfProcess(String line, int from) {
    int open = line.indexOf('[', from);
    int close = open < 0 ? -1 : line.indexOf("]: ", open);
    boolean isProcess =
        open > from
            && close > open
            && close - from < 48
            && line.substring(from, close).indexOf(' ') < 0
            && line.substring(open, close).indexOf('.') > 0;
    return isProcess && !isKnown(line.substring(from, open)) ? close + 3 : from;
  }

  private static String withoutNumbers(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      out.append(Character.isDigit(name.charAt(i)) ? '0' : name.charAt(i));
    }
    return out.toString();
  }
}
