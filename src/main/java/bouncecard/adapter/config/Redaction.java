package bouncecard.adapter.config;

import bouncecard.text.UntrustedText;
import java.util.regex.Pattern;

/// Keeps secrets out of messages: a value is shown only where it does not look like one.
final class Redaction {
  private static final int LONGEST_SHOWN = 60;

  /// Tokens as chat platforms give them, and signing secrets.
  private static final Pattern SECRET =
      Pattern.compile(
          "xox[a-z]|xapp|[\\w-]{20,}\\.[\\w-]{5,}\\.[\\w-]{20,}|[0-9a-f]{32}",
          Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  static boolean looksSecret(String text) {
    return SECRET.matcher(text).find() || hasPassword(text);
  }

  /// An address with a user and a password in it.
  private static boolean hasPassword(String text) {
    int scheme = text.indexOf("://");
    int user = scheme < 0 ? -1 : text.indexOf(':', scheme + 3);
    return user >= 0 && text.lastIndexOf('@') > user;
  }

  /// The text in quotes, or that it is not shown.
  static String shown(String text) {
    return looksSecret(text)
        ? "what looks like a secret (not shown)"
        : "\"" + new UntrustedText(text).visible(LONGEST_SHOWN) + "\"";
  }
}
