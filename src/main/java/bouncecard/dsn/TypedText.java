package bouncecard.dsn;

import bouncecard.text.UntrustedText;
import java.util.Locale;

/// A value with its type in front, as `rfc822; user@example.com` or `smtp; 550 …` (RFC 3464 §2.1.2,
/// §2.3.6).
///
/// @param type in lower case; empty where none was written
/// @param text what follows the semicolon
public record TypedText(String type, UntrustedText text) {
  private static final int LONGEST_TYPE = 24;

  /// Splits a field's value; what has no type in front is all text.
  public static TypedText parse(String value) {
    int semicolon = value.indexOf(';');
    if (semicolon > 0 && semicolon <= LONGEST_TYPE) {
      String type = value.substring(0, semicolon).strip();
      if (!type.isEmpty() && type.chars().allMatch(TypedText::isTypeCharacter)) {
        return new TypedText(
            type.toLowerCase(Locale.ROOT),
            new UntrustedText(value.substring(semicolon + 1).strip()));
      }
    }
    return new TypedText("", new UntrustedText(value.strip()));
  }

  private static boolean isTypeCharacter(int c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /// As it stood in the field.
  public UntrustedText whole() {
    return type.isEmpty() ? text : new UntrustedText(type + "; " + text.value());
  }
}
