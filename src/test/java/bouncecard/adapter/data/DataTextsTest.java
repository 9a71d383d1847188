package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.tree.DataTree;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the compiler cannot see in the texts of a language.
class DataTextsTest {
  private static final DataTree TREE = DataFolder.tree();
  private static final Map<String, String> ENGLISH = sentences(Language.ENGLISH.tag());

  private final Catalog catalog = DataFiles.load();

  static Stream<String> complete() {
    return TREE.languages().entrySet().stream()
        .filter(
            language ->
                language.getValue() instanceof Map<?, ?> table
                    && Boolean.TRUE.equals(table.get("complete")))
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("complete")
  void texts_ofACompleteLanguage_areAsManyAsInEnglish(String language) {
    assertThat(sentences(language).keySet()).isEqualTo(ENGLISH.keySet()).hasSizeGreaterThan(4000);
    assertThat(catalog.languages()).contains(new Language(language));
  }

  @ParameterizedTest
  @MethodSource("complete")
  void texts_ofACompleteLanguage_areTranslated(String language) {
    Map<String, String> texts = sentences(language);
    long same =
        texts.entrySet().stream()
            .filter(text -> text.getValue().equals(ENGLISH.get(text.getKey())))
            .filter(
                text ->
                    text.getValue()
                        .replaceAll("\\{[a-z_]+}|`[^`]*`", "")
                        .chars()
                        .anyMatch(Character::isLetter))
            .count();
    if (!language.equals(Language.ENGLISH.tag())) {
      assertThat(same).isZero();
    }
  }

  /// Every sentence of a language by its place, as `causes/user-unknown/fix/2`.
  static Map<String, String> sentences(String language) {
    Map<String, String> sentences = new TreeMap<>();
    LanguageFiles files = TREE.texts().getOrDefault(language, new LanguageFiles());
    collect("", files.sections(), sentences);
    // What people look for are words, as many as a language has.
    sentences.keySet().removeIf(place -> place.startsWith("/search/"));
    collect("providers", files.rules(), sentences);
    return sentences;
  }

  private static void collect(String place, Object value, Map<String, String> into) {
    switch (value) {
      case Map<?, ?> table ->
          table.forEach((key, inner) -> collect(place + "/" + key, inner, into));
      case Iterable<?> list -> {
        int number = 0;
        for (Object element : list) {
          collect(place + "/" + number++, element, into);
        }
      }
      default -> into.put(place, value.toString());
    }
  }
}
