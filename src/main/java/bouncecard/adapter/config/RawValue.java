package bouncecard.adapter.config;

import java.util.List;

/// The texts of a setting before they are read.
///
/// @param texts one; more or none for a list
/// @param isList whether they were written as a list
record RawValue(List<String> texts, boolean isList, Origin origin) {
  RawValue {
    texts = List.copyOf(texts);
  }

  /// How a mistake in it begins: the variable, or the file with the setting's name.
  String label(String setting) {
    return switch (origin) {
      case Origin.Variable(String name) -> name;
      case Origin.File(String name) -> name + ": " + setting;
      case Origin.Default() -> setting;
    };
  }
}
