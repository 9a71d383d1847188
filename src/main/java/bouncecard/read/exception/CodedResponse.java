package bouncecard.read.exception;

import bouncecard.text.Rewritten;

/// A reply as the libraries of Stalwart print it: `Response { code: 550, esc: [5, 1, 1], message:
/// "User unknown" }`. The parts of the enhanced status code stand apart.
final class CodedResponse implements LibraryShape {
  private static final String CODE = "code: ";
  static final String PARTS = ", esc: [";
  private static final String WORDS = "], message: \"";

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('[') && text.text().contains(PARTS);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    for (int at = t.indexOf(PARTS); at >= 0; at = t.indexOf(PARTS, at + 1)) {
      int code = at - 3;
      int parts = at + PARTS.length();
      int end = t.indexOf(']', parts);
      boolean isOne =
          code >= CODE.length()
              && t.startsWith(CODE, code - CODE.length())
              && PythonReply.isCode(t, code)
              && end > parts
              && t.startsWith(WORDS, end);
      String enhanced = isOne ? t.substring(parts, end).replace(", ", ".") : "";
      if (!isOne || !enhanced.chars().allMatch(c -> Character.isDigit(c) || c == '.')) {
        continue;
      }
      boolean isGiven = !enhanced.startsWith("0");
      out.copyTo(code - CODE.length()).put("\n").skipTo(code).copyTo(at);
      out.put(isGiven ? " " + enhanced + " " : " ").skipTo(end + WORDS.length());
    }
    return out.build();
  }
}
