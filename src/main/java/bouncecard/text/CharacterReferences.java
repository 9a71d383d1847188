package bouncecard.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Character references of HTML and XML (`&lt;`, `&#39;`, `&#x2019;`): those of ASCII, Latin-1 and
/// of typography by name, any other by number.
///
/// [HTML, named character references](https://html.spec.whatwg.org/#named-character-references)
public final class CharacterReferences {
  private static final int LONGEST = 12;

  /// The names of U+00A0 to U+00FF, in this order (HTML 4.01 §24.2.1).
  private static final String LATIN =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
          + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig"
          + " ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
          + " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  private static final int FIRST_OF_LATIN = 0xA0;

  private static final Map<String, String> NAMED = named();

  private CharacterReferences() {}

  private static Map<String, String> named() {
    Map<String, String> all =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("amp", "&"),
                Map.entry("lt", "<"),
                Map.entry("gt", ">"),
                Map.entry("quot", "\""),
                Map.entry("apos", "'"),
                Map.entry("ndash", "–"),
                Map.entry("mdash", "—"),
                Map.entry("lsquo", "‘"),
                Map.entry("rsquo", "’"),
                Map.entry("sbquo", "‚"),
                Map.entry("ldquo", "“"),
                Map.entry("rdquo", "”"),
                Map.entry("bdquo", "„"),
                Map.entry("hellip", "…"),
                Map.entry("bull", "•"),
                Map.entry("euro", "€"),
                Map.entry("rarr", "→")));
    List<String> latin = List.of(LATIN.split(" ", -1));
    for (int i = 0; i < latin.size(); i++) {
      all.put(latin.get(i), String.valueOf((char) (FIRST_OF_LATIN + i)));
    }
    // A space that holds words together is one all the same.
    all.put("nbsp", " ");
    return Map.copyOf(all);
  }

  /// A reference that was read.
  ///
  /// @param text what it stands for; empty where there is none
  /// @param end where the text goes on after it; where it began where there is none
  public record Reference(String text, int end) {}

  /// The reference whose `&` stands at `start`. Its semicolon may be missing, as on pages.
  public static Reference at(String text, int start) {
    int limit = Math.min(text.length(), start + LONGEST);
    int end = start + 1;
    while (end < limit && (isNameCharacter(text.charAt(end)) || text.charAt(end) == '#')) {
      end++;
    }
    String name = text.substring(start + 1, end);
    String meant = name.startsWith("#") ? numeric(name.substring(1)) : NAMED.getOrDefault(name, "");
    if (meant.isEmpty()) {
      return new Reference("", start);
    }
    return new Reference(meant, end < text.length() && text.charAt(end) == ';' ? end + 1 : end);
  }

  /// A text that was escaped as a whole, as it was before: no `<` and `>` stands in it but as a
  /// reference. Any other text as it is.
  public static String decodedWhole(String text) {
    return isEscaped(text) ? decoded(text) : text;
  }

  private static boolean isEscaped(String text) {
    return text.indexOf('&') >= 0
        && text.indexOf('<') < 0
        && text.indexOf('>') < 0
        && (text.contains("lt;") || text.contains("gt;") || text.contains("quot;"));
  }

  private static String decoded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(from, at + 1))) {
      Reference found = at(text, at);
      if (!found.text().isEmpty() && text.charAt(found.end() - 1) == ';') {
        out.append(text, from, at).append(found.text());
        from = found.end();
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String numeric(String digits) {
    boolean isHex = digits.startsWith("x") || digits.startsWith("X");
    String number = isHex ? digits.substring(1) : digits;
    if (number.isEmpty() || number.length() > 7) {
      return "";
    }
    int value = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(i), isHex ? 16 : 10);
      if (digit < 0) {
        return "";
      }
      value = value * (isHex ? 16 : 10) + digit;
    }
    return Character.isValidCodePoint(value) && value > 0 ? Character.toString(value) : "";
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
