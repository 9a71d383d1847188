package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import java.util.List;

/// A reply code as Rust's lettre prints it for programmers, digit by digit: `Code { severity:
/// PermanentNegativeCompletion, category: MailSystem, detail: Zero }` is 550. The words of the
/// reply stand after it as the error's source.
final class LettreCode implements LibraryShape {
  static final String SEVERITY = "Code { severity: ";
  private static final String CATEGORY = ", category: ";
  private static final String DETAIL = ", detail: ";

  private static final List<String> SEVERITIES =
      List.of(
          "",
          "",
          "PositiveCompletion",
          "PositiveIntermediate",
          "TransientNegativeCompletion",
          "PermanentNegativeCompletion");

  private static final List<String> CATEGORIES =
      List.of("Syntax", "Information", "Connections", "Unspecified3", "Unspecified4", "MailSystem");

  private static final List<String> DETAILS =
      List.of("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('{') && text.text().contains(SEVERITY);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    for (int at = t.indexOf(SEVERITY); at >= 0; at = t.indexOf(SEVERITY, at + 1)) {
      int severity = at + SEVERITY.length();
      int category = behind(t, SEVERITIES, severity, CATEGORY);
      int detail = category < 0 ? -1 : behind(t, CATEGORIES, category, DETAIL);
      int end = detail < 0 ? -1 : detail + wordAt(t, DETAILS, detail).length();
      if (end <= detail) {
        continue;
      }
      String code =
          ""
              + SEVERITIES.indexOf(wordAt(t, SEVERITIES, severity))
              + CATEGORIES.indexOf(wordAt(t, CATEGORIES, category))
              + DETAILS.indexOf(wordAt(t, DETAILS, detail));
      int words = endOfWrappers(t, end);
      out.copyTo(at).put("\n" + code + " ").skipTo(words);
    }
    return out.build();
  }

  /// Where the next name begins, after one of these and a joint; -1 where it does not go on so.
  private static int behind(String t, List<String> names, int from, String joint) {
    String name = wordAt(t, names, from);
    return !name.isEmpty() && t.startsWith(joint, from + name.length())
        ? from + name.length() + joint.length()
        : -1;
  }

  private static String wordAt(String t, List<String> names, int at) {
    String longest = "";
    for (String name : names) {
      if (name.length() > longest.length() && t.startsWith(name, at)) {
        longest = name;
      }
    }
    return longest;
  }

  /// Behind `}), source: "`, which stands between the code and its words.
  private static int endOfWrappers(String t, int from) {
    int at = from;
    while (at < t.length() && " })],".indexOf(t.charAt(at)) >= 0) {
      at++;
    }
    if (t.startsWith("source: ", at)) {
      at += "source: ".length();
    }
    return at < t.length() && t.charAt(at) == '"' ? at + 1 : at;
  }
}
