package bouncecard.app.watch;

import bouncecard.catalog.words.ProgramWords;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;

/// Tells source code and its documentation: what a comment, a value or a call holds, no server
/// said. Lines of a trace are code too, but the error beside them is none.
final class SourceText {
  private static final int LONGEST_LOOKED_AT = 2000;

  /// A statement has no more lines.
  private static final int MOST_LINES = 80;

  private static final int LEAST_ROWS = 2;

  private final ProgramWords words;
  private final Statements statements;
  private final CodeNames names;
  private final TableRows rows;
  private final LoneEntry loneEntry;

  /// What a line belongs to.
  private enum Part {
    STATEMENT,
    COMMAND,
    COMMENT,
    REST
  }

  SourceText(ProgramWords words) {
    this.words = words;
    this.statements = new Statements(words);
    this.names = statements.names();
    this.rows = new TableRows(names);
    this.loneEntry = new LoneEntry(names);
  }

  /// The text without what is source code in it; nothing where all of it is.
  String without(String text) {
    List<String> whole = text.lines().toList();
    if (isProgram(whole) || loneEntry.isOne(text)) {
      return "";
    }
    if (whole.stream().anyMatch(line -> isOfTrace(LowerCase.of(begun(line))))) {
      return text;
    }
    List<String> lines = isPatch(whole) ? whole.stream().map(SourceText::unmarked).toList() : whole;
    List<CodeLine> read = lines.stream().map(CodeLine::of).toList();
    List<Part> parts = parts(lines, read);
    if (isAll(read, parts)) {
      return "";
    }
    boolean isCode = parts.contains(Part.STATEMENT) || areComments(read, parts);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      boolean isLeft =
          parts.get(i) == Part.REST
              || (parts.get(i) == Part.COMMENT
                  && !isCode
                  && !lines.get(i).strip().startsWith("//"));
      if (isLeft) {
        kept.add(whole.get(i));
      }
    }
    return kept.size() == whole.size() ? text : String.join("\n", kept);
  }

  /// Whether it is one line behind a label as programs print it: `Error: …`.
  boolean isPrinted(String text) {
    String line = text.strip();
    int colon = line.indexOf(": ");
    String label = line.substring(0, Math.max(colon, 0));
    return line.indexOf('\n') < 0 && CodeNames.isName(label) && names.isPrinted(label);
  }

  private List<Part> parts(List<String> lines, List<CodeLine> read) {
    List<Part> parts = new ArrayList<>();
    BlockComments comments = new BlockComments(lines);
    boolean areRows = read.stream().filter(rows::isRow).count() >= LEAST_ROWS;
    while (parts.size() < lines.size()) {
      int from = parts.size();
      CodeLine line = read.get(from);
      int comment = comments.end(from);
      boolean isCommand =
          statements.isCommand(lines.get(from)) && (line.hasLiteral() || line.last() == '\\');
      if (comment > from) {
        boolean isSaid = lines.subList(from, comment).stream().anyMatch(SourceText::hasCode);
        add(parts, isSaid ? Part.STATEMENT : Part.REST, comment - from);
      } else if (line.isComment()) {
        parts.add(Part.COMMENT);
      } else if (statements.isSetting(lines.get(from)) || statements.isExpected(line)) {
        parts.add(Part.STATEMENT);
      } else if (isCommand || statements.isOne(line)) {
        int end = endOfStatement(lines, read, from, isCommand);
        boolean holds = end - from > 1 || line.hasLiteral();
        add(parts, isCommand ? Part.COMMAND : holds ? Part.STATEMENT : Part.REST, end - from);
      } else {
        boolean isRow = (areRows && rows.isRow(line)) || rows.isSureRow(line);
        parts.add(isRow ? Part.STATEMENT : Part.REST);
      }
    }
    return parts;
  }

  private static void add(List<Part> parts, Part part, int count) {
    for (int i = 0; i < count; i++) {
      parts.add(part);
    }
  }

  /// Behind which line a statement ends: where its brackets are closed, its literals, and the block
  /// that it begins.
  private int endOfStatement(List<String> lines, List<CodeLine> read, int from, boolean isCommand) {
    CodeLine first = read.get(from);
    int most = Math.min(lines.size(), from + MOST_LINES);
    int depth = 0;
    int said = -1;
    int end = from;
    while (end < most) {
      CodeLine line = read.get(end);
      said = said < 0 && end > from && names.isSentence(line.bare()) ? end : said;
      depth += line.depth();
      String opened =
          isPlain(line.opened())
                  && !isCommand
                  && !line.bare().endsWith("@")
                  && !line.bare().endsWith("$")
              ? ""
              : line.opened();
      int close = opened.isEmpty() ? -1 : closing(lines, end + 1, most, opened);
      if (close > 0) {
        end = close;
        depth +=
            isPlain(opened) || opened.equals("`") || opened.length() == 3
                ? depthBehind(lines.get(close), opened)
                : 0;
      }
      end++;
      boolean goesOn =
          end < most
              && (depth > 0 || isOpen(read.get(end - 1)) || isContinued(first, read.get(end)));
      if (!goesOn) {
        break;
      }
    }
    return depth > 0 && said > 0 ? said : end;
  }

  private static boolean isPlain(String opened) {
    return opened.equals("\"") || opened.equals("'");
  }

  private static int depthBehind(String line, String mark) {
    int at = line.indexOf(mark);
    return at < 0 ? 0 : CodeLine.of(line.substring(at + mark.length())).depth();
  }

  private static int closing(List<String> lines, int from, int most, String mark) {
    boolean isWord = Character.isLetter(mark.charAt(0));
    for (int i = from; i < most; i++) {
      String line = lines.get(i);
      if (isWord ? line.strip().startsWith(mark) : line.contains(mark)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether more is to come behind a line.
  private static boolean isOpen(CodeLine line) {
    String bare = line.bare();
    return line.last() == '\\'
        || line.last() == '='
        || line.last() == '+'
        || bare.endsWith("->")
        || bare.endsWith("=>")
        || bare.endsWith("&&")
        || bare.endsWith("||")
        || bare.endsWith(" $");
  }

  /// Whether a line goes on with the statement above it, or stands in the block that it begins.
  private static boolean isContinued(CodeLine first, CodeLine line) {
    if (line.isBlank()) {
      return false;
    }
    boolean isDeeper = line.indent() > first.indent();
    boolean isBlock =
        first.last() == ':'
            || first.bare().endsWith(" do")
            || first.last() == '|'
            || first.bare().endsWith(" then")
            || first.last() == ',';
    String bare = line.bare();
    boolean isLed =
        bare.startsWith(".")
            || bare.startsWith("+ ")
            || bare.startsWith("->")
            || bare.startsWith("&&")
            || bare.startsWith("|");
    return isDeeper
        && (isBlock || isLed || (!bare.isEmpty() && bare.charAt(0) == CodeLine.LITERAL));
  }

  /// Whether the rest beside statements is of a program too: nothing is said in it.
  private boolean isAll(List<CodeLine> read, List<Part> parts) {
    if (!parts.contains(Part.STATEMENT)) {
      return false;
    }
    for (int i = 0; i < read.size(); i++) {
      CodeLine line = read.get(i);
      if (parts.get(i) != Part.STATEMENT
          && !line.isComment()
          && !line.isBlank()
          && !isNeutral(line)) {
        return false;
      }
    }
    return true;
  }

  private boolean isNeutral(CodeLine line) {
    String bare = line.bare();
    return !hasCode(bare)
        && !names.isSentence(bare)
        && !names.hasPrintedKey(bare)
        && bare.indexOf('@') < 0
        && !Character.isDigit(bare.charAt(0))
        && bare.charAt(0) != '>'
        && bare.charAt(0) != '<';
  }

  private static boolean areComments(List<CodeLine> read, List<Part> parts) {
    boolean areSeveral = parts.stream().filter(part -> part == Part.COMMENT).count() > 1;
    for (int i = 0; i < read.size() && areSeveral; i++) {
      areSeveral = parts.get(i) == Part.COMMENT || read.get(i).isBlank();
    }
    return areSeveral;
  }

  /// Whether it is a part of a patch: lines that are added or taken away, and what stands around.
  private static boolean isPatch(List<String> lines) {
    int marked = 0;
    int all = 0;
    for (String line : lines) {
      if (!line.isBlank()) {
        boolean isMarked = line.charAt(0) == '+' || line.charAt(0) == '-';
        if (!isMarked && line.charAt(0) != ' ' && !line.startsWith("@@")) {
          return false;
        }
        marked += isMarked ? 1 : 0;
        all++;
      }
    }
    return marked * 3 >= all && marked > 0;
  }

  private static String unmarked(String line) {
    return line.isEmpty() || line.startsWith("@@") ? "" : line.substring(1);
  }

  private static String begun(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_LOOKED_AT)).strip();
  }

  private static boolean hasCode(String line) {
    return ExampleLines.codeIn(line, 0) >= 0;
  }

  private boolean isProgram(List<String> lines) {
    boolean isOne = false;
    for (String whole : lines) {
      String line = LowerCase.of(begun(whole));
      if (isOfTrace(line)) {
        return false;
      }
      isOne |= line.equals("@test") || words.beginnings().stream().anyMatch(line::startsWith);
    }
    return isOne;
  }

  private boolean isOfTrace(String lower) {
    return lower.startsWith("at ") || words.traces().stream().anyMatch(lower::contains);
  }
}
