package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import java.util.Optional;

/// Replies as smtplib raises them and as tuples print: `(550, b'5.1.1 …')`, with the sender after
/// or not, and `{'user@example.com': (550, b'5.1.1 …'), …}` with a recipient before each; of
/// aiosmtplib `SMTPRecipientRefused(550, '5.1.1 …', 'user@example.com')`.
final class PythonReply implements LibraryShape {
  private static final String ONE_RECIPIENT = "RecipientRefused";
  private static final int LONGEST_ADDRESS = 320;

  @Override
  public boolean mayBeIn(Rewritten text) {
    if (!text.signs().mayHave('(') || !text.signs().mayHave(',')) {
      return false;
    }
    int open = text.text().indexOf('(');
    return open >= 0 && text.text().indexOf(',', open) > 0;
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
        if (from == open) {
          out.copyTo(open).put(recipient(t, open, tuple.get()).orElse(" "));
        }
        out.skipTo(tuple.get().code());
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

  /// Where a reply code and its words stand, a third part after them, and where the tuple ends.
  record Tuple(int code, Literal words, Optional<Literal> third, int end) {}

  static Optional<Tuple> tuple(String t, int open) {
    int code = blanks(t, open + 1);
    if (!isCode(t, code)) {
      return Optional.empty();
    }
    int comma = blanks(t, code + 3);
    if (comma >= t.length() || t.charAt(comma) != ',') {
      return Optional.empty();
    }
    Optional<Literal> words = Literal.at(t, blanks(t, comma + 1));
    return words.map(literal -> tuple(t, code, literal));
  }

  private static Tuple tuple(String t, int code, Literal words) {
    int at = blanks(t, words.after());
    Optional<Literal> third = Optional.empty();
    if (at < t.length() && t.charAt(at) == ',') {
      third = Literal.at(t, blanks(t, at + 1));
      at = third.map(literal -> blanks(t, literal.after())).orElse(at + 1);
    }
    int end = at < t.length() && t.charAt(at) == ')' ? at + 1 : Math.min(at, t.length());
    return new Tuple(code, words, third, end);
  }

  /// The head of a line for the recipient that is the third part of `SMTPRecipientRefused(…)`; of
  /// other errors that is the sender.
  private static Optional<String> recipient(String t, int open, Tuple tuple) {
    return tuple
        .third()
        .filter(_ -> t.startsWith(ONE_RECIPIENT, open - ONE_RECIPIENT.length()))
        .map(literal -> literal.of(t))
        .filter(address -> address.indexOf('@') > 0 && address.length() <= LONGEST_ADDRESS)
        .map(address -> "\n<" + address + ">: ");
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
