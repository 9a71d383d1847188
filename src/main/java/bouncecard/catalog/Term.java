package bouncecard.catalog;

import java.util.Locale;
import java.util.Optional;

/// A word of a closed set, written `sender-admin` in data files and JSON.
public interface Term {

  /// The constant's name, as every enum has it.
  String name();

  /// The word as data files and JSON write it.
  default String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constant of `type` that is written `token`.
  static <T extends Enum<T> & Term> Optional<T> parse(Class<T> type, String token) {
    for (T term : type.getEnumConstants()) {
      if (isWritten(term.name(), token)) {
        return Optional.of(term);
      }
    }
    return Optional.empty();
  }

  /// Whether a constant of that name is written `token`; without making the token, as every start
  /// asks it some thousand times.
  private static boolean isWritten(String name, String token) {
    if (name.length() != token.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (token.charAt(i) != (c == '_' ? '-' : Character.toLowerCase(c))) {
        return false;
      }
    }
    return true;
  }
}
