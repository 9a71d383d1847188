package bouncecard.adapter.data;

import bouncecard.adapter.data.checks.Glossary;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Language;
import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The demands that each language is held to.
///
/// @param complete the tags of those that must lack nothing
/// @param scripts the letters that languages are written in, by their tags
/// @param glossaries their words, by their tags
record Languages(
    Set<String> complete, Map<String, UnicodeScript> scripts, Map<String, Glossary> glossaries) {
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

  /// Copies all.
  Languages {
    complete = Set.copyOf(complete);
    scripts = Map.copyOf(scripts);
    glossaries = Map.copyOf(glossaries);
  }

  /// Reads `texts/languages.toml`.
  ///
  /// @param tags the languages that there are
  static Languages read(Node file, Collection<String> tags, DataErrors errors) {
    Set<String> complete = new HashSet<>();
    Map<String, UnicodeScript> scripts = new LinkedHashMap<>();
    Map<String, Glossary> glossaries = new LinkedHashMap<>();
    for (String tag : file.keys()) {
      Node node = file.table(tag);
      if (node.flag("complete")) {
        complete.add(tag);
      }
      node.readOptional(
              "script", Languages::script, "the name of a script, such as \"latin\" or \"hangul\"")
          .ifPresent(script -> scripts.put(tag, script));
      glossaries.put(tag, Glossary.read(node));
      node.end();
      if (!tags.contains(tag)) {
        file.wrong(tag, "is a language without texts, and must have a folder beside this file");
      }
    }
    check(tags, errors);
    return new Languages(complete, scripts, glossaries);
  }

  /// Languages are told by their tags.
  static void check(Collection<String> tags, DataErrors errors) {
    for (String tag : tags) {
      if (!TAG.matcher(tag).matches()) {
        errors.add(
            "texts/" + DataErrors.oneLine(tag),
            "this folder must have the tag of a language for its name, as \"en\" or \"pt-BR\"");
      }
    }
  }

  private static Optional<UnicodeScript> script(String name) {
    try {
      return Optional.of(UnicodeScript.forName(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  Glossary glossary(String tag) {
    return glossaries.getOrDefault(tag, Glossary.NONE);
  }

  boolean mustBeComplete(String tag) {
    return complete.contains(tag) || tag.equals(Language.ENGLISH.tag());
  }
}
