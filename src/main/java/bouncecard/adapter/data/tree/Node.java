package bouncecard.adapter.data.tree;

import bouncecard.app.Nearest;
import bouncecard.catalog.Term;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of a data file, read strictly: a missing, mistyped or unread key is an error that names
/// its place. What stands in for a wrong value only lets the reading go on, so that all errors are
/// found at once; nobody gets it, because then all is refused.
public final class Node {
  private final Supplier<String> place;
  private final Map<String, Object> table;
  private final DataErrors errors;
  private final Set<String> read = new LinkedHashSet<>();

  public Node(String place, Map<String, Object> table, DataErrors errors) {
    this(() -> place, table, errors);
  }

  private Node(Supplier<String> place, Map<String, Object> table, DataErrors errors) {
    this.place = place;
    this.table = table;
    this.errors = errors;
  }

  public String place() {
    return place.get();
  }

  public Set<String> keys() {
    return table.keySet();
  }

  public boolean has(String key) {
    return table.containsKey(key);
  }

  /// Adds an error about a key.
  public void wrong(String key, String problem) {
    errors.add(place(), DataErrors.quoted(key) + " " + problem);
  }

  public String text(String key) {
    if (!has(key)) {
      wrong(key, "is missing, and must be a text");
      take(key);
      return "";
    }
    return optional(key).orElse("");
  }

  public Optional<String> optional(String key) {
    Object value = take(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    wrong(key, "must be a text that is not empty");
    return Optional.empty();
  }

  /// What a text is read as; empty where it is missing or wrong.
  ///
  /// @param expected what the text must be, as in `must be a reply code such as "550"`
  public <T> Optional<T> read(String key, Function<String, Optional<T>> parser, String expected) {
    return given(text(key)).flatMap(text -> parsed(key, text, parser, () -> expected));
  }

  public <T> Optional<T> readOptional(
      String key, Function<String, Optional<T>> parser, String expected) {
    return optional(key).flatMap(text -> parsed(key, text, parser, () -> expected));
  }

  /// What each text of a list is read as, without those that are wrong.
  public <T> List<T> readAll(String key, Function<String, Optional<T>> parser, String expected) {
    return readAll(key, parser, () -> expected);
  }

  private <T> List<T> readAll(
      String key, Function<String, Optional<T>> parser, Supplier<String> expected) {
    List<T> values = new ArrayList<>();
    for (String text : texts(key)) {
      parsed(key, text, parser, expected).ifPresent(values::add);
    }
    return values;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private <T> Optional<T> parsed(
      String key, String text, Function<String, Optional<T>> parser, Supplier<String> expected) {
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      wrong(key, "is " + DataErrors.quoted(text) + ", and must be " + expected.get());
    }
    return value;
  }

  /// A word of a closed set; the first of the set where it is missing or wrong.
  public <T extends Enum<T> & Term> T term(String key, Class<T> type) {
    return given(text(key)).flatMap(text -> termOf(key, text, type)).orElse(first(type));
  }

  /// A word of a closed set, or `usual` where there is none.
  public <T extends Enum<T> & Term> T term(String key, Class<T> type, T usual) {
    return optionalTerm(key, type).orElse(usual);
  }

  /// A word of a closed set; empty where there is none.
  public <T extends Enum<T> & Term> Optional<T> optionalTerm(String key, Class<T> type) {
    return optional(key).flatMap(text -> termOf(key, text, type));
  }

  private <T extends Enum<T> & Term> Optional<T> termOf(String key, String text, Class<T> type) {
    return parsed(key, text, token -> Term.parse(type, token), () -> oneOf(type));
  }

  /// Words of a closed set.
  public <T extends Enum<T> & Term> List<T> terms(String key, Class<T> type) {
    return readAll(key, text -> Term.parse(type, text), () -> oneOf(type));
  }

  /// Words of a closed set, at least one.
  public <T extends Enum<T> & Term> List<T> someTerms(String key, Class<T> type) {
    someTexts(key);
    return terms(key, type);
  }

  private static <T extends Enum<T> & Term> T first(Class<T> type) {
    return type.getEnumConstants()[0];
  }

  private static <T extends Enum<T> & Term> String oneOf(Class<T> type) {
    return "one of "
        + DataErrors.listed(Stream.of(type.getEnumConstants()).map(Term::token).toList());
  }

  public Optional<URI> uri(String key) {
    return readOptional(
        key, Node::webAddress, "the address of a web page, such as \"https://example.com/help\"");
  }

  private static Optional<URI> webAddress(String text) {
    try {
      URI uri = URI.create(text);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return Optional.of(uri).filter(found -> isWeb && found.getHost() != null);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public boolean flag(String key) {
    Object value = take(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    wrong(key, "must be true or false, without quotes");
    return false;
  }

  /// A whole number within bounds.
  public int number(String key, int least, int most) {
    Object value = take(key);
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    wrong(key, "must be a number from " + least + " to " + most + ", without quotes");
    return least;
  }

  public List<String> texts(String key) {
    Object value = take(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      wrong(key, "must be a list of texts, such as [\"…\"]");
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      if (element instanceof String text && !text.isBlank()) {
        texts.add(text);
      } else {
        wrong(key, "holds something that is no text, or an empty one; all in it must be texts");
      }
    }
    return texts;
  }

  /// A text, or a list of at least one.
  public List<String> textOrTexts(String key) {
    return table.get(key) instanceof String ? List.of(text(key)) : someTexts(key);
  }

  /// The texts under a key, one or several, without a word on what is wrong there.
  public List<String> sentences(String key) {
    return switch (table.get(key)) {
      case String text -> List.of(text);
      case List<?> list ->
          list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }

  public List<String> someTexts(String key) {
    if (!has(key)) {
      wrong(key, "is missing, and must be a list of texts");
    }
    List<String> texts = texts(key);
    if (table.get(key) instanceof List<?> list && list.isEmpty()) {
      wrong(key, "is empty, and must hold a text at least");
    }
    return texts;
  }

  public Node table(String key) {
    return table(key, () -> place() + ", [" + key + "]");
  }

  /// A table whose errors name it otherwise.
  public Node table(String key, Supplier<String> named) {
    Object value = take(key);
    if (value instanceof Map<?, ?> map) {
      return new Node(named, typed(map), errors);
    }
    wrong(key, value == null ? "is missing, and must be a table" : "must be a table");
    return new Node(named, Map.of(), new DataErrors());
  }

  /// A list of tables, of which each is named by one of its texts.
  public List<Node> tables(String key, String name) {
    Object value = take(key);
    if (value == null) {
      return List.of();
    }
    List<Node> tables = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          int number = tables.size() + 1;
          String known =
              map.get(name) instanceof String text ? DataErrors.oneLine(text) : "no. " + number;
          tables.add(new Node(() -> place() + ", " + key + " " + known, typed(map), errors));
        }
      }
      if (tables.size() == list.size()) {
        return tables;
      }
    }
    wrong(key, "must be tables, each begun by [[" + key + "]]");
    return tables;
  }

  /// Every key must have been read by now.
  public void end() {
    for (String key : table.keySet()) {
      if (!read.contains(key)) {
        wrong(
            key,
            "is not a known key"
                + Nearest.to(key, read)
                    .map(nearest -> "; perhaps " + DataErrors.quoted(nearest) + " is meant")
                    .orElse("; there are " + DataErrors.listed(read)));
      }
    }
  }

  private @Nullable Object take(String key) {
    read.add(key);
    return table.get(key);
  }

  @SuppressWarnings("unchecked") // keys of TOML tables and of the compiled form are strings
  public static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
