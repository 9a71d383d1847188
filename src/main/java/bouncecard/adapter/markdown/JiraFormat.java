package bouncecard.adapter.markdown;

import bouncecard.card.Block;
import java.net.URI;

/// A card in Jira's wiki markup
/// (<https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all>).
///
/// Untrusted text can neither format nor link, name a person (`[~name]`) or show a picture
/// (`!name!`): each mark that could is written as a character reference, which Jira draws and never
/// reads; a backslash is a mark too, and two of them would break a line.
public final class JiraFormat extends Markup {
  private static final String MARKS = "\\*_?+^~{}[]|!#@&<>";
  private static final int LONGEST_SIGN = 10;
  private static final String VERBATIM_END = "{noformat";

  /// A format; it keeps no state.
  public JiraFormat() {}

  @Override
  String title(String markup) {
    return "h2. " + markup;
  }

  @Override
  String heading(String markup) {
    return "h3. " + markup;
  }

  @Override
  String strong(String markup) {
    return "*" + markup + "*";
  }

  @Override
  String point() {
    return "* ";
  }

  @Override
  String step(int number) {
    return "# ";
  }

  @Override
  String link(URI address) {
    return "[" + address + "]";
  }

  @Override
  void quote(StringBuilder out, String lines) {
    out.append("{noformat}\n")
        .append(lines.replace(VERBATIM_END, "{ noformat"))
        .append("\n{noformat}\n");
  }

  @Override
  void table(StringBuilder out, Block.Comparison comparison) {
    out.append("|| ||");
    comparison.columns().forEach(column -> out.append(verbatim(column)).append("||"));
    out.append('\n');
    for (Block.Row row : comparison.rows()) {
      out.append('|').append(strong(escape(row.label()))).append('|');
      row.cells().forEach(cell -> out.append(rich(cell)).append(" |"));
      out.append('\n');
    }
  }

  @Override
  String verbatim(String text) {
    String escaped = escape(text);
    return escaped.isEmpty() ? "" : "{{" + escaped + "}}";
  }

  @Override
  String escape(String text, boolean atHead) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append(' ');
      } else if (isMark(text, i)) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether the character could format where it stands. What prose is full of and only formats in
  /// places stays elsewhere, so that the markup can be read as it is.
  private static boolean isMark(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case ':', ';', '-' -> !isWithin(text, at);
      case '(' -> isSign(text, at);
      default -> MARKS.indexOf(c) >= 0 || (at == 0 && isHead(text));
    };
  }

  private static boolean isWithin(String text, int at) {
    boolean isAfterWord = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    boolean isLast = at + 1 == text.length();
    return isAfterWord
        && (isLast || text.charAt(at + 1) == ' ' || Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /// A picture, as `(!)`, `(x)` and `(off)`.
  private static boolean isSign(String text, int at) {
    int end = text.indexOf(')', at, Math.min(text.length(), at + LONGEST_SIGN));
    return end > at + 1;
  }

  /// `h1. ` to `h6. ` and `bq. ` begin a heading and a quotation.
  private static boolean isHead(String text) {
    boolean isHeading =
        text.length() > 3
            && text.charAt(0) == 'h'
            && text.charAt(1) >= '1'
            && text.charAt(1) <= '6'
            && text.startsWith(". ", 2);
    return isHeading || text.startsWith("bq. ");
  }
}
