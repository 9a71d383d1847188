package bouncecard.app;

import bouncecard.text.CharacterReferences;
import bouncecard.text.HtmlText;
import bouncecard.text.LowerCase;
import bouncecard.text.RtfText;
import java.util.List;
import java.util.Optional;

/// Repairs of a paste, by what was done to it on the way: quoted, put into a code block, cut off
/// from its header.
final class Pasted {
  private static final int DEEPEST_QUOTE = 6;

  /// How many lines are looked at for where the parts of a mail begin.
  private static final int SNIFFED_LINES = 60;

  private static final int LONGEST_BOUNDARY = 200;

  /// How many lines at least show an encoding, and how long each may be (RFC 2045 §6.7, §6.8).
  private static final int LEAST_ENCODED = 2;

  private static final int LONGEST_ENCODED = 76;
  private static final int SHORTEST_FULL = 60;

  private Pasted() {}

  /// The text without the marks of quoting and code blocks around it.
  static String unwrapped(String text) {
    String bare = unfenced(unescaped(text));
    for (int depth = 0; depth < DEEPEST_QUOTE && isQuoted(bare); depth++) {
      bare = unquoted(bare);
    }
    return bare;
  }

  /// Without the character references of a page, an interface or a feed, which may have escaped it
  /// twice.
  private static String unescaped(String text) {
    return CharacterReferences.decodedWhole(CharacterReferences.decodedWhole(text));
  }

  /// The words of a text that is HTML or RTF, as mail programs copy it; any other text as it is.
  static String plain(String text) {
    if (RtfText.isRtf(text)) {
      return RtfText.of(text);
    }
    boolean beginsAsPage = text.stripLeading().startsWith("<") || text.indexOf('\n') < 0;
    return beginsAsPage && HtmlText.isHtml(text) ? HtmlText.of(text) : text;
  }

  /// Whether most lines begin as quoted ones do.
  private static boolean isQuoted(String text) {
    int quoted = 0;
    int all = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (!line.isBlank()) {
        all++;
        quoted += isQuotedLine(line) ? 1 : 0;
      }
    }
    return quoted > 1 && quoted * 10 >= all * 6;
  }

  private static boolean isQuotedLine(String line) {
    return line.startsWith("> ") || line.equals(">") || line.startsWith(">>");
  }

  private static String unquoted(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int from = !line.startsWith(">") ? 0 : line.startsWith("> ") ? 2 : 1;
      out.append(line, from, line.length()).append('\n');
    }
    return out.toString();
  }

  /// Drops lines of nothing but three backquotes, with the name of a language or not, and the same
  /// signs where the text begins or ends with them.
  private static String unfenced(String text) {
    if (!text.contains("```")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String stripped = line.strip();
      boolean isFence =
          stripped.startsWith("```")
              && stripped.length() <= 16
              && stripped.chars().skip(3).allMatch(Character::isLetterOrDigit);
      if (!isFence) {
        out.append(line).append('\n');
      }
    }
    String bare = out.toString();
    bare = bare.startsWith("```") ? bare.substring(3) : bare;
    String end = bare.stripTrailing();
    return end.endsWith("```") ? end.substring(0, end.length() - 3) : bare;
  }

  /// The body of a mail that lost its header, with one that says what it is: parts, or a text in a
  /// transfer encoding; empty where it is plain text.
  static Optional<String> withHeader(String text) {
    List<String> lines = text.lines().limit(SNIFFED_LINES).toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.startsWith("--")
          && line.length() > 2
          && line.length() <= LONGEST_BOUNDARY
          && line.indexOf('"') < 0
          && LowerCase.of(lines.get(i + 1)).startsWith("content-")) {
        // What stands before the first boundary lost only its own: as a preamble nobody reads it.
        boolean isCut = lines.subList(0, i).stream().anyMatch(before -> before.indexOf('@') > 0);
        String head = "Content-Type: multipart/mixed; boundary=\"" + line.substring(2) + "\"\n\n";
        return Optional.of(head + (isCut ? line + "\n\n" : "") + text);
      }
    }
    return encoding(lines).map(name -> "Content-Transfer-Encoding: " + name + "\n\n" + text);
  }

  /// The transfer encoding (RFC 2045 §6) that these lines are in, by what no other text looks like.
  private static Optional<String> encoding(List<String> lines) {
    List<String> full = lines.stream().filter(line -> !line.isBlank()).toList();
    if (full.size() >= LEAST_ENCODED
        && full.getFirst().length() >= SHORTEST_FULL
        && full.stream().allMatch(Pasted::isBase64)) {
      return Optional.of("base64");
    }
    long broken = full.stream().filter(line -> line.endsWith("=")).count();
    return broken >= LEAST_ENCODED && full.stream().anyMatch(Pasted::hasEscape)
        ? Optional.of("quoted-printable")
        : Optional.empty();
  }

  private static boolean isBase64(String line) {
    return line.length() % 4 == 0
        && line.length() <= LONGEST_ENCODED
        && line.chars()
            .allMatch(
                c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '+' || c == '/' || c == '=');
  }

  /// Whether a byte is written as `=3D` in it.
  private static boolean hasEscape(String line) {
    for (int at = line.indexOf('=');
        at >= 0 && at + 2 < line.length();
        at = line.indexOf('=', at + 1)) {
      if (isUpperHexadecimal(line.charAt(at + 1)) && isUpperHexadecimal(line.charAt(at + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpperHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
  }
}
