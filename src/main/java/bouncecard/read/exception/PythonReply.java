package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import java.util.Optional;

/// Replies as smtplib raises them and as tuples print: `(550, b'5.1.1 …')`, with the sender after
/// or not, and `{'user@example.com': (550, b'5.1.1 …'), …}` with a recipient before each.
final class PythonReply implements LibraryShape {
  private static final int LONGEST_ADDRESS = 320;

  @Override
  public boolean mayBeIn(String text) {
    int open = text.indexOf('(');
    return open >= 0 && text.indexOf(',', open) > 0;
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    int done = 0;
    for (int open = t.indexOf('('); open >= 0; open = t.indexOf('(', Math.max(open + 1, done))) {
      Optional<Tuple> tuple = tuple(t, open);
      if (tuple.isPresent()) {
        int from = before(t, open, done, out);
        if (from < open) {
          out.skipTo(tuple.get().code());
        } else {
          out.copyTo(open).put(" ").skipTo(tuple.get().code());
        }
        out.copyTo(tuple.get().code() + 3)
            .put(" ")
            .skipTo(tuple.get().words().start())
            .copyTo(tuple.get().words().end())
            .skipTo(tuple.get().end());
        done = tuple.get().end();
      }
    }
    return out.build();
  }

  /// Where a reply code and its words stand, and where the tuple ends.
  private record Tuple(int code, Literal words, int end) {}

  private static Optional<Tuple> tuple(String t, int open) {
    int code = blanks(t, open + 1);
    if (!isCode(t, code)) {
      return Optional.empty();
    }
    int comma = blanks(t, code + 3);
    if (comma >= t.length() || t.charAt(comma) != ',') {
      return Optional.empty();
    }
    Optional<Literal> words = Literal.at(t, blanks(t, comma + 1));
    return words.map(literal -> new Tuple(code, literal, end(t, literal.after())));
  }

  /// After the closing parenthesis; a third part, the sender, is no recipient.
  private static int end(String t, int after) {
    int at = blanks(t, after);
    if (at < t.length() && t.charAt(at) == ',') {
      Optional<Literal> sender = Literal.at(t, blanks(t, at + 1));
      at = sender.map(literal -> blanks(t, literal.after())).orElse(at + 1);
    }
    return at < t.length() && t.charAt(at) == ')' ? at + 1 : Math.min(at, t.length());
  }

  /// Writes the recipient whose reply the tuple is as the head of a line, and returns where its
  /// entry begins; `open` where none stands before it.
  private static int before(String t, int open, int done, Rewritten.Builder out) {
    int colon = open - 1;
    while (colon > done && t.charAt(colon) == ' ') {
      colon--;
    }
    if (colon <= done || t.charAt(colon) != ':') {
      return open;
    }
    int close = colon;
    while (close > done && t.charAt(close - 1) == ' ') {
      close--;
    }
    Optional<Literal> key = Literal.endingAt(t, close, LONGEST_ADDRESS);
    if (key.isEmpty() || key.get().of(t).indexOf('@') < 0 || key.get().start() - 1 < done) {
      return open;
    }
    int start = key.get().start() - 1;
    while (start > done && "bu{, ".indexOf(t.charAt(start - 1)) >= 0) {
      start--;
    }
    out.copyTo(start).put("\n<").skipTo(key.get().start()).copyTo(key.get().end()).put(">: ");
    return start;
  }

  private static int blanks(String t, int from) {
    int at = from;
    while (at < t.length()
        && (t.charAt(at) == ' ' || t.charAt(at) == '\n' || t.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  static boolean isCode(String t, int at) {
    return at + 3 <= t.length()
        && t.charAt(at) >= '2'
        && t.charAt(at) <= '5'
        && isDigit(t.charAt(at + 1))
        && isDigit(t.charAt(at + 2))
        && (at + 3 == t.length() || !isDigit(t.charAt(at + 3)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
