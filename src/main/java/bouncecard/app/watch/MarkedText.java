package bouncecard.app.watch;

import bouncecard.app.watch.Passage.Kind;
import bouncecard.text.Lines;
import java.util.ArrayList;
import java.util.List;

/// A text with the marks that both chats write alike: code between back-ticks, quotes after `>`.
public final class MarkedText {
  private static final String FENCE = "```";
  private static final int LONGEST_LANGUAGE = 16;
  private static final int MOST_WORDS = 7;
  private static final int MOST_LETTERS = 50;
  private static final int LEAST_PIECES = 3;

  private final List<Passage> all = new ArrayList<>();
  private final StringBuilder prose = new StringBuilder();
  private final StringBuilder quote = new StringBuilder();
  private final Kind rest;

  private MarkedText(Kind rest) {
    this.rest = rest;
  }

  /// The passages of a text.
  ///
  /// @param rest what is neither code nor quoted
  public static List<Passage> passages(String text, Kind rest) {
    MarkedText marked = new MarkedText(rest);
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf(FENCE, from);
      int close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length());
      if (close < 0) {
        break;
      }
      marked.lines(text.substring(from, open));
      marked.end();
      marked.add(Kind.CODE, withoutLanguage(text.substring(open + FENCE.length(), close)));
      from = close + FENCE.length();
    }
    marked.lines(text.substring(from));
    marked.end();
    return marked.all;
  }

  private static String withoutLanguage(String code) {
    int line = code.indexOf('\n');
    boolean isLanguage =
        line > 0
            && line <= LONGEST_LANGUAGE
            && code.substring(0, line).chars().allMatch(Character::isLetterOrDigit);
    return isLanguage ? code.substring(line + 1) : code;
  }

  private void lines(String text) {
    boolean isQuotedOn = false;
    for (String line : Lines.of(text)) {
      boolean isLong = line.startsWith(">>> ");
      isQuotedOn |= isLong;
      if (isQuotedOn || line.startsWith(">")) {
        endProse();
        quote.append(isLong ? line.substring(4) : unquoted(line)).append('\n');
      } else {
        endQuote();
        if (rest != Kind.PROSE || !isOfPieces(line)) {
          inline(line);
          prose.append(line);
        }
        prose.append('\n');
      }
    }
  }

  private static String unquoted(String line) {
    int from = 0;
    while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) {
      from++;
    }
    return line.substring(from);
  }

  /// Code that is nearly all of a line is a passage of its own, beside the line.
  private void inline(String line) {
    inLine(line).forEach(code -> add(Kind.CODE, code));
  }

  /// What stands between back-ticks in a line that says little beside it: in a sentence it is only
  /// spoken of.
  public static List<String> inLine(String line) {
    List<String> codes = new ArrayList<>();
    StringBuilder rest = new StringBuilder(line.length());
    int from = 0;
    int open = line.indexOf('`');
    while (open >= 0) {
      int start = open;
      while (start < line.length() && line.charAt(start) == '`') {
        start++;
      }
      int close = line.indexOf('`', start);
      if (close < 0) {
        break;
      }
      codes.add(line.substring(start, close));
      rest.append(line, from, open).append(' ');
      from = close;
      while (from < line.length() && line.charAt(from) == '`') {
        from++;
      }
      open = line.indexOf('`', from);
    }
    String last = line.substring(from);
    boolean isWithin = rest.chars().anyMatch(Character::isLetter) && isWord(last);
    rest.append(last);
    boolean isApart = saysLittle(rest.toString()) && !isWithin && !counts(last);
    return isApart ? codes : List.of();
  }

  /// Whether a line that somebody wrote is put together of pieces of code: it tells of a program
  /// and of no failure.
  public static boolean isOfPieces(String line) {
    return line.chars().filter(c -> c == '`').count() >= 2L * LEAST_PIECES;
  }

  /// Whether a sentence goes on there.
  private static boolean isWord(String behind) {
    String bare = behind.strip();
    return !bare.isEmpty() && Character.isLetter(bare.charAt(0)) && bare.indexOf(' ') > 0;
  }

  /// `×12`, `(12)`: how often it was.
  private static boolean counts(String behind) {
    String bare = behind.strip();
    return bare.length() > 1
        && "×x(".indexOf(bare.charAt(0)) >= 0
        && Character.isDigit(bare.charAt(1));
  }

  private static boolean saysLittle(String words) {
    int letters = 0;
    int spaces = 0;
    boolean isWord = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      letters += Character.isLetterOrDigit(c) ? c < 0x1100 ? 1 : 3 : 0;
      spaces += isWord && Character.isWhitespace(c) ? 1 : 0;
      isWord = !Character.isWhitespace(c);
    }
    return spaces < MOST_WORDS && letters < MOST_LETTERS;
  }

  private void end() {
    endProse();
    endQuote();
  }

  private void endProse() {
    String text = prose.toString();
    prose.setLength(0);
    add(rest, text);
  }

  private void endQuote() {
    String text = quote.toString();
    quote.setLength(0);
    add(Kind.QUOTE, text);
  }

  private void add(Kind kind, String text) {
    if (!text.isBlank()) {
      all.add(Passage.of(kind, text.strip()));
    }
  }
}
