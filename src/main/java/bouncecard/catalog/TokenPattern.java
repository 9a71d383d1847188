package bouncecard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A provider's token as a whole word in its exact case, such as `TSS04` or `AUP#In-13{00-40}`.
///
/// `{00-40}` is a number in that range, written with as many digits, `{d}` digits, `{x}`
/// hexadecimal digits, `{bbbb}` as many binary digits with at least one `1` among them, each of
/// which means something by itself. Matching is linear in the text for the tokens there are: a part
/// is short, and none is optional.
public final class TokenPattern {
  private static final int LONGEST_RUN = 20;

  private final String written;
  private final List<Part> parts;

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Range(int low, int high, int leastDigits, int mostDigits) implements Part {
      /// Checks that the range rises.
      public Range {
        if (low < 0 || low > high || leastDigits > mostDigits) {
          throw new IllegalArgumentException("not a range: " + low + "-" + high);
        }
      }
    }

    record Run(boolean hexadecimal) implements Part {}

    record Bits(int count) implements Part {}
  }

  /// The pattern as written in the data files.
  public TokenPattern(String written) {
    this.written = written;
    this.parts = parts(written);
  }

  /// The pattern that `text` is; empty where it is none.
  public static Optional<TokenPattern> parse(String text) {
    try {
      return Optional.of(new TokenPattern(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static List<Part> parts(String written) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    while (i < written.length()) {
      int open = written.indexOf('{', i);
      if (open < 0) {
        parts.add(new Part.Literal(written.substring(i)));
        break;
      }
      int close = written.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("token without closing brace: " + written);
      }
      if (open > i) {
        parts.add(new Part.Literal(written.substring(i, open)));
      }
      parts.add(placeholder(written.substring(open + 1, close), written));
      i = close + 1;
    }
    if (parts.isEmpty() || !(parts.getFirst() instanceof Part.Literal)) {
      throw new IllegalArgumentException("a token begins with a literal: " + written);
    }
    return List.copyOf(parts);
  }

  private static Part placeholder(String inside, String written) {
    if (inside.equals("d")) {
      return new Part.Run(false);
    }
    if (inside.equals("x")) {
      return new Part.Run(true);
    }
    if (!inside.isEmpty() && inside.chars().allMatch(c -> c == 'b')) {
      return new Part.Bits(inside.length());
    }
    int dash = inside.indexOf('-');
    if (dash <= 0) {
      throw new IllegalArgumentException("unknown placeholder in token: " + written);
    }
    // NumberFormatException, where they are no numbers, is an IllegalArgumentException.
    return new Part.Range(
        Integer.parseInt(inside.substring(0, dash)),
        Integer.parseInt(inside.substring(dash + 1)),
        dash,
        inside.length() - dash - 1);
  }

  /// The literal that it begins with.
  public String head() {
    return ((Part.Literal) parts.getFirst()).text();
  }

  /// The token where it first stands in `text`.
  public Optional<String> find(String text) {
    String head = head();
    for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      if (at > 0 && isWordCharacter(text.charAt(at - 1)) && isWordCharacter(head.charAt(0))) {
        continue;
      }
      int end = matchFrom(text, at);
      if (end >= 0) {
        return Optional.of(text.substring(at, end));
      }
    }
    return Optional.empty();
  }

  private int matchFrom(String text, int start) {
    int i = start;
    for (Part part : parts) {
      int next = end(part, text, i);
      if (next < 0) {
        return -1;
      }
      i = next;
    }
    boolean endsWithinWord =
        i < text.length() && isWordCharacter(text.charAt(i)) && isWordCharacter(text.charAt(i - 1));
    return endsWithinWord ? -1 : i;
  }

  /// Where a part that begins there ends; -1 where it does not begin there.
  private static int end(Part part, String text, int from) {
    return switch (part) {
      case Part.Literal(String literal) ->
          text.startsWith(literal, from) ? from + literal.length() : -1;
      case Part.Range range -> number(text, from, range);
      case Part.Run(boolean hexadecimal) -> run(text, from, hexadecimal);
      case Part.Bits(int count) -> bits(text, from, count);
    };
  }

  private static int number(String text, int from, Part.Range range) {
    int value = 0;
    int i = from;
    while (i < text.length()
        && i - from < range.mostDigits()
        && isRunCharacter(text.charAt(i), false)) {
      value = value * 10 + (text.charAt(i) - '0');
      i++;
    }
    boolean holds =
        i - from >= range.leastDigits() && value >= range.low() && value <= range.high();
    return holds ? i : -1;
  }

  private static int run(String text, int from, boolean hexadecimal) {
    int i = from;
    while (i < text.length()
        && i - from < LONGEST_RUN
        && isRunCharacter(text.charAt(i), hexadecimal)) {
      i++;
    }
    return i > from ? i : -1;
  }

  private static int bits(String text, int from, int count) {
    int end = from + count;
    boolean any = false;
    for (int i = from; i < end; i++) {
      if (i >= text.length() || (text.charAt(i) != '0' && text.charAt(i) != '1')) {
        return -1;
      }
      any |= text.charAt(i) == '1';
    }
    return any ? end : -1;
  }

  /// How many digits of it mean something each; 0 for most tokens.
  public int bitCount() {
    return parts.stream().mapToInt(part -> part instanceof Part.Bits(int count) ? count : 0).sum();
  }

  /// Which of those digits are `1` in a token of this pattern, the rightmost being 0; none where it
  /// is no such token.
  public List<Integer> bits(String token) {
    List<Integer> set = new ArrayList<>();
    for (int at = token.indexOf(head()); at >= 0 && bitCount() > 0; ) {
      if (matchFrom(token, at) >= 0) {
        addBits(token, at, set);
        return List.copyOf(set);
      }
      at = token.indexOf(head(), at + 1);
    }
    return List.of();
  }

  private void addBits(String token, int start, List<Integer> set) {
    int i = start;
    for (Part part : parts) {
      if (part instanceof Part.Bits(int count)) {
        for (int bit = 0; bit < count; bit++) {
          if (token.charAt(i + count - 1 - bit) == '1') {
            set.add(bit);
          }
        }
      }
      i = end(part, token, i);
    }
  }

  /// Several tokens in a row that stand for the same.
  public record Family(String first, String last) {}

  /// The first and the last of its tokens, where it stands for a range of them.
  public Optional<Family> family() {
    StringBuilder first = new StringBuilder();
    StringBuilder last = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> {
          first.append(text);
          last.append(text);
        }
        case Part.Range range -> {
          first.append(padded(range.low(), range.leastDigits()));
          last.append(padded(range.high(), range.leastDigits()));
        }
        case Part.Run _, Part.Bits _ -> {
          return Optional.empty();
        }
      }
    }
    boolean isOne = first.compareTo(last) == 0;
    return isOne ? Optional.empty() : Optional.of(new Family(first.toString(), last.toString()));
  }

  private static String padded(int number, int digits) {
    String written = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - written.length())) + written;
  }

  private static boolean isRunCharacter(char c, boolean hexadecimal) {
    return (c >= '0' && c <= '9')
        || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
  }

  private static boolean isWordCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// How long the part is that must stand there literally.
  public int literalLength() {
    int length = 0;
    for (Part part : parts) {
      if (part instanceof Part.Literal(String text)) {
        length += text.length();
      }
    }
    return length;
  }

  @Override
  public String toString() {
    return written;
  }
}
