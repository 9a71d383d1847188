package bouncecard.adapter.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The arguments that an assistant gave to a tool, held to what the tool takes.
record ToolArguments(Map<String, Object> given) {

  /// What is wrong with them, as a sentence.
  static final class WrongArguments extends Exception {
    private static final long serialVersionUID = 1;

    WrongArguments(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  static ToolArguments of(@Nullable Map<String, Object> given) {
    return new ToolArguments(given == null ? Map.of() : given);
  }

  /// Complains of what the tool does not know.
  void only(String... names) throws WrongArguments {
    Set<String> unknown = new TreeSet<>(given.keySet());
    Set<String> known = new TreeSet<>(List.of(names));
    known.add("language");
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new WrongArguments(
          "There is an argument that this tool does not take. It takes: "
              + String.join(", ", known)
              + ".");
    }
  }

  /// A text that is not blank.
  ///
  /// @param most how many characters it may have
  String text(String name, int most) throws WrongArguments {
    if (!(given.get(name) instanceof String text) || text.isBlank()) {
      throw new WrongArguments("\"%s\" must be a text that is not empty.".formatted(name));
    }
    if (text.length() > most) {
      throw new WrongArguments(
          "\"%s\" has %,d characters; %,d at most are read.".formatted(name, text.length(), most));
    }
    return text;
  }

  /// Some texts.
  List<String> texts(String name, int least, int most, int longest) throws WrongArguments {
    String wanted =
        "\"%s\" must be a list of %d to %d texts of at most %d characters."
            .formatted(name, least, most, longest);
    if (!(given.get(name) instanceof List<?> list) || list.size() < least || list.size() > most) {
      throw new WrongArguments(wanted);
    }
    List<String> texts = new ArrayList<>();
    for (Object one : list) {
      if (!(one instanceof String text) || text.isBlank() || text.length() > longest) {
        throw new WrongArguments(wanted);
      }
      texts.add(text);
    }
    return texts;
  }

  /// The language's tag; `en` where none is given.
  String language(List<String> spoken) throws WrongArguments {
    Object language = given.getOrDefault("language", "en");
    if (!(language instanceof String tag) || !spoken.contains(tag)) {
      throw new WrongArguments("\"language\" must be one of: " + String.join(", ", spoken) + ".");
    }
    return tag;
  }
}
