package bouncecard.read.exception;

import bouncecard.dsn.Addresses;
import bouncecard.text.Rewritten;
import java.util.Optional;

/// A shape of smtplib's `SMTPSenderRefused`, which prints the sender last, in a line of its own:
/// that is left out, since whose address it is shows nowhere else.
final class SenderRefused implements LibraryShape {
  static final String NAME = "SMTPSenderRefused";
  private static final int MOST_LINES = 6;
  private static final int LONGEST_ADDRESS = 330;
  private static final int LONGEST_LINE = 660;

  @Override
  public boolean mayBeIn(Rewritten text) {
    return text.signs().mayHave('S') && text.text().contains(NAME);
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    for (int name = t.indexOf(NAME); name >= 0; name = t.indexOf(NAME, name + 1)) {
      line(t, name).ifPresent(line -> out.copyTo(line.start()).skipTo(line.end()));
    }
    return out.build();
  }

  /// The sender in a line of its own, after the error's name.
  static Optional<String> sender(String t, int name) {
    return line(t, name).flatMap(line -> Addresses.first(t.substring(line.start(), line.end())));
  }

  private record Line(int start, int end) {}

  private static Optional<Line> line(String t, int name) {
    int from = endOfLine(t, name);
    for (int i = 0; i < MOST_LINES && from < t.length(); i++) {
      int start = from + (t.startsWith("\\n", from) ? 2 : 1);
      int end = endOfLine(t, start);
      if (isAddress(t.substring(Math.min(start, end), Math.min(end, start + LONGEST_ADDRESS)))) {
        return Optional.of(new Line(start, end));
      }
      from = end;
    }
    return Optional.empty();
  }

  /// Where the line ends, by its break or by one that is written as an escape; lines that are
  /// longer than any address are cut.
  private static int endOfLine(String t, int from) {
    int limit = Math.min(t.length(), from + LONGEST_LINE);
    for (int i = from; i < limit; i++) {
      if (t.charAt(i) == '\n' || t.startsWith("\\n", i)) {
        return i;
      }
    }
    return limit;
  }

  private static boolean isAddress(String line) {
    String bare = line.strip();
    int end = bare.length();
    while (end > 0 && "\"')> ".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    String address = bare.substring(0, end);
    return address.indexOf('@') > 0
        && address.indexOf(' ') < 0
        && Addresses.first(address).filter(address::equals).isPresent();
  }
}
