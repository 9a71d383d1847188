package bouncecard.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Something that the operator can set, in a file or in the environment. It is no secret.
///
/// @param <T> what it is read as
public final class Setting<T> {
  private final String name;
  private final boolean takesList;
  private final List<String> usual;
  private final String meaning;
  private final Function<List<String>, Value<T>> reader;
  private final Optional<String> formerName;

  /// What came of reading a setting's texts.
  public sealed interface Value<T> {
    /// They are in order.
    record Right<T>(T value) implements Value<T> {}

    /// One is not.
    ///
    /// @param expected as in [ValueParser]
    record Wrong<T>(String text, String expected) implements Value<T> {}
  }

  private Setting(
      String name,
      boolean takesList,
      List<String> usual,
      String meaning,
      Function<List<String>, Value<T>> reader,
      Optional<String> formerName) {
    this.name = name;
    this.takesList = takesList;
    this.usual = List.copyOf(usual);
    this.meaning = meaning;
    this.reader = reader;
    this.formerName = formerName;
  }

  /// A setting with a default.
  public static <T> Setting<T> of(String name, String usual, ValueParser<T> kind, String meaning) {
    return new Setting<>(
        name, false, List.of(usual), meaning, texts -> one(texts, kind), Optional.empty());
  }

  /// A setting that may be left out.
  public static <T> Setting<Optional<T>> optional(
      String name, ValueParser<T> kind, String meaning) {
    return new Setting<>(
        name,
        false,
        List.of(),
        meaning,
        texts ->
            texts.isEmpty()
                ? new Value.Right<>(Optional.empty())
                : switch (one(texts, kind)) {
                  case Value.Right<T>(T value) -> new Value.Right<>(Optional.of(value));
                  case Value.Wrong<T>(String text, String expected) ->
                      new Value.Wrong<>(text, expected);
                },
        Optional.empty());
  }

  /// A setting that takes any number of values: a list in the file, parted by commas in the
  /// environment.
  public static <T> Setting<List<T>> list(
      String name, List<String> usual, ValueParser<T> kind, String meaning) {
    return new Setting<>(name, true, usual, meaning, texts -> all(texts, kind), Optional.empty());
  }

  /// The same with the name that it had in the release before, which is still taken, with a
  /// warning. It is dropped with the release after.
  public Setting<T> formerly(String former) {
    return new Setting<>(name, takesList, usual, meaning, reader, Optional.of(former));
  }

  private static <T> Value<T> one(List<String> texts, ValueParser<T> kind) {
    String text = texts.getFirst();
    Optional<T> value = kind.read().apply(text);
    return value.isPresent()
        ? new Value.Right<>(value.get())
        : new Value.Wrong<>(text, kind.expected());
  }

  private static <T> Value<List<T>> all(List<String> texts, ValueParser<T> kind) {
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      Optional<T> value = kind.read().apply(text);
      if (value.isEmpty()) {
        return new Value.Wrong<>(text, kind.expected());
      }
      values.add(value.get());
    }
    return new Value.Right<>(List.copyOf(values));
  }

  /// What its texts are read as.
  public Value<T> read(List<String> texts) {
    return reader.apply(texts);
  }

  /// Its name in the file, with that of its table: `state.file`.
  public String name() {
    return name;
  }

  /// Its name in the environment: `BOUNCECARD_STATE_FILE`.
  public String variable() {
    return variable(name);
  }

  /// The name in the file that it had before it was renamed; empty where it was not.
  public Optional<String> formerName() {
    return formerName;
  }

  /// The same in the environment.
  public Optional<String> formerVariable() {
    return formerName.map(Setting::variable);
  }

  private static String variable(String name) {
    return "BOUNCECARD_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// What holds where it is not set, as it is written in a file; empty for nothing.
  public List<String> usual() {
    return usual;
  }

  /// What it is for, in one line.
  public String meaning() {
    return meaning;
  }

  /// Whether it takes any number of values.
  public boolean takesList() {
    return takesList;
  }
}
