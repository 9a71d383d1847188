package bouncecard.read.log;

import bouncecard.text.UntrustedText;
import java.util.Optional;
import java.util.stream.Stream;

/// One line of a mail log: what stands after `key=`, and words by their number.
public record LogLine(String text) {
  private static final int LONGEST_ADDRESS = 320;
  private static final int LONGEST_ID = 40;
  private static final int MOST_WORDS = 40;

  /// Where the value of `key` begins, from `index` on: `to=` is not the end of `orig_to=`. -1 where
  /// the key is not there.
  int startOf(String key, int index) {
    int at = text.indexOf(key, index);
    while (at > 0 && isKeyCharacter(text.charAt(at - 1))) {
      at = text.indexOf(key, at + 1);
    }
    return at < 0 ? -1 : at + key.length();
  }

  boolean has(String key) {
    return startOf(key, 0) >= 0;
  }

  private static boolean isKeyCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/';
  }

  /// The value up to a comma or a space.
  Optional<String> value(String key) {
    int at = startOf(key, 0);
    if (at < 0) {
      return Optional.empty();
    }
    int end = at;
    while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ' ') {
      end++;
    }
    return end == at ? Optional.empty() : Optional.of(text.substring(at, end));
  }

  /// The mailbox after `key`, in angle brackets or not; empty for the null reverse-path `<>`.
  Optional<UntrustedText> address(String key) {
    int at = startOf(key, 0);
    if (at < 0) {
      return Optional.empty();
    }
    return text.startsWith("<", at) ? bracketed(at) : value(key).flatMap(LogLine::mailbox);
  }

  /// The mailbox in the angle brackets that open at `at`.
  Optional<UntrustedText> bracketed(int at) {
    int close = text.indexOf('>', at);
    return close < 0 ? Optional.empty() : mailbox(text.substring(at + 1, close));
  }

  /// A mailbox as it was logged: quoted local parts and names without a domain are logged too.
  public static Optional<UntrustedText> mailbox(String written) {
    String bare = written.strip();
    if (bare.startsWith("<") && bare.endsWith(">") && bare.length() > 1) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.isEmpty() || bare.length() > LONGEST_ADDRESS || bare.indexOf('<') >= 0
        ? Optional.empty()
        : Optional.of(new UntrustedText(bare));
  }

  /// The words at the beginning of a line without the marks around them.
  static Stream<String> words(String line) {
    return Stream.of(line.split("[^0-9A-Za-z-]+", MOST_WORDS));
  }

  /// The queue id that ends at `end`: the word before a colon.
  Optional<String> idBefore(int end) {
    int start = end;
    while (start > 0 && end - start <= LONGEST_ID && isIdCharacter(text.charAt(start - 1))) {
      start--;
    }
    boolean isWord = start == 0 || text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t';
    int length = end - start;
    return isWord && length >= 5 && length <= LONGEST_ID
        ? Optional.of(text.substring(start, end)).filter(id -> !id.equals("NOQUEUE"))
        : Optional.empty();
  }

  private static boolean isIdCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
