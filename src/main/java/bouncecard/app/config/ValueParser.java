package bouncecard.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How one value is written, and what it is read as.
///
/// @param expected what works, as it ends the sentence "it must be …"
/// @param read the value, or nothing where the text is none
public record ValueParser<T>(String expected, Function<String, Optional<T>> read) {

  /// Yes or no.
  public static ValueParser<Boolean> truth() {
    return new ValueParser<>(
        "true or false",
        text ->
            Optional.of(text)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map(Boolean::valueOf));
  }

  /// One of an enum's constants, in lower case.
  public static <E extends Enum<E>> ValueParser<E> oneOf(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    return new ValueParser<>(
        constants.stream().map(ValueParser::word).collect(Collectors.joining(" or ")),
        text -> constants.stream().filter(constant -> word(constant).equals(text)).findFirst());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
