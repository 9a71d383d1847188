package bouncecard.probe.address;

import java.util.Locale;
import java.util.Optional;

/// Turns names of any script into A-labels: IDNA 2008 (RFC 5891 §4, §5) with the mappings of RFC
/// 5895 §2 that a name needs which a person typed.
///
/// The text is expected in normal form C; what composes it stands before the core. A character is
/// allowed by its category: letters, marks and decimal digits (RFC 5892 §2.1). Compatibility forms
/// are not mapped, but for the full-width ones: `①` is no digit, and `ß` stays what it is.
final class Idna {
  private static final String PREFIX = "xn--";
  private static final int LONGEST = 1000;

  private Idna() {}

  /// The name in A-labels; empty where a label is none. A label of ASCII is only put in lower case;
  /// one that says that it is an A-label must be the encoding of something (RFC 5891 §5.4).
  static Optional<String> toAscii(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String mapped = mapped(written);
    StringBuilder name = new StringBuilder(mapped.length());
    for (String label : mapped.split("\\.", -1)) {
      boolean isAscii = label.chars().allMatch(c -> c < 128);
      if (isAscii ? !isEncoded(label) : !isAllowed(label)) {
        return Optional.empty();
      }
      name.append(isAscii ? label : PREFIX + Punycode.encode(label.codePoints().toArray()));
      name.append('.');
    }
    return Optional.of(name.substring(0, name.length() - 1));
  }

  /// Whether a label of ASCII is what it says. Of an A-label that is registered somewhere more is
  /// taken than would be written today, such as signs, but nothing that is not seen.
  private static boolean isEncoded(String label) {
    if (!label.startsWith(PREFIX)) {
      return true;
    }
    String encoded = label.substring(PREFIX.length());
    int[] points = Punycode.decode(encoded).orElse(new int[0]);
    boolean isForeign = false;
    for (int c : points) {
      isForeign |= c >= 128;
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SPACE_SEPARATOR -> {
          return false;
        }
        default -> {}
      }
    }
    return isForeign && Punycode.encode(points).equals(encoded);
  }

  /// In lower case, full-width forms narrowed, and the full stops of other scripts as dots.
  private static String mapped(String written) {
    StringBuilder out = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\u3002' || c == '\uFF61') {
        out.append('.');
      } else if (c >= '\uFF01' && c <= '\uFF5E') {
        out.append((char) (c - 0xFEE0));
      } else {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isAllowed(String label) {
    boolean hasMarkInFront = isMark(Character.getType(label.codePointAt(0)));
    boolean looksLikeALabel = label.startsWith("--", 2);
    return !hasMarkInFront
        && !looksLikeALabel
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.codePoints().allMatch(Idna::isAllowed);
  }

  private static boolean isAllowed(int c) {
    if (c < 128) {
      return Character.isLetterOrDigit(c) || c == '-';
    }
    int type = Character.getType(c);
    return isMark(type)
        || type == Character.LOWERCASE_LETTER
        || type == Character.OTHER_LETTER
        || type == Character.MODIFIER_LETTER
        || type == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
