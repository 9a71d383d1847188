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
      if (term.token().equals(token)) {
        return Optional.of(term);
      }
    }
    return Optional.empty();
  }
}
