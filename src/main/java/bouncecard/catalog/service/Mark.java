package bouncecard.catalog.service;

import java.util.List;

/// A mark by which an object is known as an event of a service: that one of these keys is in it,
/// with one of these values where there are any.
///
/// @param keys paths of which one must lead to something
/// @param values words of which one must be there; none where any will do
public record Mark(List<KeyPath> keys, List<WordPattern> values) {

  /// Copies the lists.
  public Mark {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /// The mark that is written `key`, `key|other`, or `key=value|other`.
  public static Mark of(String written) {
    int equals = written.indexOf('=');
    String keys = equals < 0 ? written : written.substring(0, equals);
    String values = equals < 0 ? "" : written.substring(equals + 1);
    return new Mark(
        List.of(keys.split("\\|", -1)).stream().map(KeyPath::of).toList(),
        values.isEmpty()
            ? List.of()
            : List.of(values.split("\\|", -1)).stream().map(WordPattern::of).toList());
  }

  /// Whether one of its values is this text; any is where it has none.
  public boolean allows(String text) {
    String folded = WordPattern.fold(text);
    return values.isEmpty() || values.stream().anyMatch(value -> value.matches(folded));
  }
}
