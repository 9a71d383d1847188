package bouncecard.text;

/// The text of an HTML page or fragment, for reading what it says: tags dropped, blocks on lines of
/// their own, character references decoded. What is broken in it is text. Linear in the page.
public final class HtmlText {
  private static final int LONGEST_ADDRESS = 320;

  /// Elements that begin a new line.
  private static final String BLOCKS =
      " br p div tr table li ul ol h1 h2 h3 h4 h5 h6 pre blockquote hr dd dt dl section ";

  /// Elements of which nothing is shown.
  private static final String HIDDEN = " script style head title ";

  private HtmlText() {}

  /// Whether a text is HTML rather than words: it has a closing tag of a common element.
  public static boolean isHtml(String text) {
    String lower = LowerCase.of(text);
    return lower.contains("</html>")
        || lower.contains("</body>")
        || lower.contains("</p>")
        || lower.contains("</div>")
        || lower.contains("</td>")
        || lower.contains("</pre>")
        || lower.contains("</code>")
        || lower.contains("<br>")
        || lower.contains("<br/>")
        || lower.contains("<br />");
  }

  /// What the page says.
  public static String of(String html) {
    StringBuilder out = new StringBuilder(html.length());
    boolean isAsWritten = false;
    int i = 0;
    while (i < html.length()) {
      char c = html.charAt(i);
      if (c == '<' && isTag(html, i + 1)) {
        isAsWritten = isAsWritten ? !isNamed(html, i + 1, "/pre") : isNamed(html, i + 1, "pre");
        i = tag(html, i, out);
      } else if (c == '&') {
        i = reference(html, i, out);
      } else if (isAsWritten) {
        out.append(c);
        i++;
      } else {
        append(out, c);
        i++;
      }
    }
    return out.toString();
  }

  private static boolean isNamed(String html, int start, String name) {
    int end = start + name.length();
    return html.regionMatches(/* ignoreCase= */ true, start, name, 0, name.length())
        && (end == html.length() || !isNameCharacter(html.charAt(end)));
  }

  private static boolean isTag(String html, int start) {
    if (start >= html.length()) {
      return false;
    }
    char c = html.charAt(start);
    if (c != '/' && c != '!' && c != '?' && !isNameCharacter(c)) {
      return false;
    }
    boolean oneWord = true;
    for (int i = start; i < Math.min(html.length(), start + LONGEST_ADDRESS); i++) {
      char in = html.charAt(i);
      if (in == '>' || !oneWord) {
        return true;
      }
      oneWord = in > ' ';
      if (in == '@') {
        return false; // an address in angle brackets
      }
    }
    return true;
  }

  /// Reads the tag at `start` and says where the text goes on.
  private static int tag(String html, int start, StringBuilder out) {
    if (html.startsWith("<!--", start)) {
      int end = html.indexOf("-->", start + 4);
      return end < 0 ? html.length() : end + 3;
    }
    int close = html.indexOf('>', start);
    if (close < 0) {
      return html.length();
    }
    boolean isEnd = html.charAt(start + 1) == '/';
    int from = start + (isEnd ? 2 : 1);
    int to = from;
    while (to < close && isNameCharacter(html.charAt(to))) {
      to++;
    }
    String name = " " + LowerCase.of(html.substring(from, to)) + " ";
    if (HIDDEN.contains(name) && !isEnd) {
      int end = indexOfEndTag(html, close, name.strip());
      return end < 0 ? html.length() : end;
    }
    if (BLOCKS.contains(name)) {
      newLine(out);
    } else if (name.equals(" td ") || name.equals(" th ")) {
      append(out, ' ');
    }
    return close + 1;
  }

  private static int indexOfEndTag(String html, int from, String name) {
    for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
      if (html.regionMatches(true, at + 2, name, 0, name.length())) {
        return at;
      }
    }
    return -1;
  }

  private static int reference(String html, int start, StringBuilder out) {
    CharacterReferences.Reference found = CharacterReferences.at(html, start);
    if (found.text().isEmpty()) {
      out.append('&');
      return start + 1;
    }
    out.append(found.text());
    return found.end();
  }

  /// White space of the source is one space, as a browser shows it.
  private static void append(StringBuilder out, char c) {
    if (c > ' ') {
      out.append(c);
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) > ' ') {
      out.append(' ');
    }
  }

  private static void newLine(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
