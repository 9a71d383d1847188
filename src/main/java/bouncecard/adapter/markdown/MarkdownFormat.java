package bouncecard.adapter.markdown;

import bouncecard.card.Block;
import bouncecard.text.UntrustedText;
import java.net.URI;

/// A card as CommonMark with GitHub's tables. Untrusted text can neither format nor link: plain
/// text is escaped, verbatim text is fenced with more back-ticks than it has.
public final class MarkdownFormat extends Markup {
  private static final String ESCAPED = "\\`*_{}[]<>#|~&@$";

  /// A format; it keeps no state.
  public MarkdownFormat() {}

  @Override
  String title(String markup) {
    return "## " + markup;
  }

  @Override
  String heading(String markup) {
    return "### " + markup;
  }

  @Override
  String strong(String markup) {
    return "**" + markup + "**";
  }

  @Override
  String point() {
    return "- ";
  }

  @Override
  String step(int number) {
    return number + ". ";
  }

  @Override
  String link(URI address) {
    return "<" + address + ">";
  }

  @Override
  void quote(StringBuilder out, String lines) {
    String fence = "`".repeat(Math.max(3, longestTicks(lines) + 1));
    out.append(fence).append("text\n").append(lines).append('\n').append(fence).append('\n');
  }

  @Override
  void table(StringBuilder out, Block.Comparison comparison) {
    out.append("| |");
    comparison
        .columns()
        .forEach(column -> out.append(' ').append(cell(verbatim(column))).append(" |"));
    out.append("\n|---|").append("---|".repeat(comparison.columns().size())).append('\n');
    for (Block.Row row : comparison.rows()) {
      out.append("| ").append(strong(escape(row.label()))).append(" |");
      row.cells().forEach(cell -> out.append(' ').append(cell(rich(cell))).append(" |"));
      out.append('\n');
    }
  }

  /// A bar within a verbatim span would end the cell; one is literal after an odd number of
  /// backslashes.
  private static String cell(String markdown) {
    StringBuilder out = new StringBuilder(markdown.length());
    boolean escaped = false;
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      if (c == '|' && !escaped) {
        out.append('\\');
      }
      escaped = c == '\\' && !escaped;
      out.append(c);
    }
    return out.toString();
  }

  @Override
  String escape(String text, boolean atHead) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ESCAPED.indexOf(c) >= 0 || formatsHere(text, i, atHead)) {
        out.append('\\');
      }
      out.append(c == '\n' ? ' ' : c);
    }
    return out.toString();
  }

  /// Marks that prose is full of and that format only in places: lists at the head, addresses that
  /// GitHub makes links of.
  private static boolean formatsHere(String text, int i, boolean atHead) {
    return switch (text.charAt(i)) {
      case '-', '+', '=' -> atHead && text.substring(0, i).isBlank();
      case '.' -> numbersList(text, i, atHead) || text.regionMatches(true, i - 3, "www", 0, 3);
      case ')' -> numbersList(text, i, atHead);
      case ':' -> text.startsWith("//", i + 1);
      default -> false;
    };
  }

  private static boolean numbersList(String text, int i, boolean atHead) {
    boolean endsWord = i + 1 == text.length() || text.charAt(i + 1) == ' ';
    String before = text.substring(0, i).strip();
    return atHead
        && endsWord
        && !before.isEmpty()
        && before.length() < 10
        && before.chars().allMatch(Character::isDigit);
  }

  @Override
  String verbatim(String text) {
    String line = UntrustedText.drawable(text).replace('\n', ' ');
    if (line.isEmpty()) {
      return "";
    }
    String ticks = "`".repeat(longestTicks(line) + 1);
    boolean touches = line.startsWith("`") || line.endsWith("`");
    return touches ? ticks + " " + line + " " + ticks : ticks + line + ticks;
  }

  private static int longestTicks(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
