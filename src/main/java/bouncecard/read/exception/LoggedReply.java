package bouncecard.read.exception;

import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import java.util.Optional;
import java.util.Set;

/// A reply as the value of a key in an application's log, `level=error msg="554 Transaction failed"
/// method=POST path=/api`: it stands in a line of its own, and what the application says of itself
/// behind it is left out, unless an address is in it.
final class LoggedReply implements LibraryShape {
  static final String LEVEL = "level=";
  private static final Set<String> KEYS =
      Set.of("msg", "message", "err", "error", "reason", "response", "reply", "detail", "cause");
  private static final int LONGEST_KEY = 12;

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('=')
        && text.signs().mayHave('"')
        && text.text().contains(LEVEL)
        && text.text().contains("=\"");
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    int from = 0;
    for (int at = t.indexOf("=\"", from); at >= 0; at = t.indexOf("=\"", from)) {
      from = at + 2;
      Optional<Literal> value =
          PythonReply.isCode(t, from) && isKey(t, at) ? Literal.at(t, at + 1) : Optional.empty();
      if (value.isPresent() && value.get().end() > from + 4 && t.charAt(from + 3) == ' ') {
        int end = t.indexOf('\n', value.get().after());
        end = end < 0 ? t.length() : end;
        out.copyTo(at + 1).put("\n").skipTo(from).copyTo(value.get().end());
        boolean isAddressed = t.substring(value.get().after(), end).indexOf('@') >= 0;
        out.skipTo(isAddressed ? value.get().after() : end);
        from = isAddressed ? value.get().after() : end;
      }
    }
    return out.build();
  }

  private static boolean isKey(String t, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_KEY && Character.isLetter(t.charAt(start - 1))) {
      start--;
    }
    return KEYS.contains(LowerCase.of(t.substring(start, end)));
  }
}
