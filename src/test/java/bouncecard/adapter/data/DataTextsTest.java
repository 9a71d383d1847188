package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the texts of each language must have in common, and what makes them fit to be read.
class DataTextsTest {
  /// What fix steps are made concrete with; messages have values of their own.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "recipient",
          "recipient_domain",
          "sender",
          "sender_domain",
          "ip",
          "host",
          "dnsbl",
          "limit",
          "link",
          "selector",
          "queue_id");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  /// A word of Korean that follows a placeholder must fit any value, so that it can be no particle;
  /// counters and the copula do.
  private static final Pattern PARTICLE =
      Pattern.compile("\\{[a-z_]+}`?(?!번|명|가지|쪽|개|초|분|시간|입니다)[가-힣]");

  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  private final Map<String, String> english = texts("en");
  private final Map<String, String> korean = texts("ko");

  @Test
  void texts_inBothLanguages_haveTheSameSentences() {
    assertThat(korean.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(4000);
  }

  @Test
  void texts_inKorean_areKorean() {
    List<String> wrong = new ArrayList<>();
    korean.forEach(
        (place, text) -> {
          boolean isPlaceholdersOnly =
              PLACEHOLDER.matcher(text).replaceAll("").chars().noneMatch(Character::isLetter);
          if (!isPlaceholdersOnly
              && (!HANGUL.matcher(text).find() || text.equals(english.get(place)))) {
            wrong.add(place + ": " + text);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void texts_inKorean_haveNoParticleBehindAPlaceholder() {
    List<String> wrong = new ArrayList<>();
    korean.forEach(
        (place, text) -> {
          if (PARTICLE.matcher(text).find()) {
            wrong.add(place + ": " + text);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void texts_inKorean_keepTheFormalStyle() {
    List<String> wrong = new ArrayList<>();
    korean.forEach(
        (place, text) -> {
          if (Pattern.compile("[가-힣](해요|예요|이에요|세요|어요|아요)[.?!]").matcher(text).find()) {
            wrong.add(place + ": " + text);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void texts_inEnglish_haveNoHangul() {
    assertThat(english).allSatisfy((_, text) -> assertThat(text).doesNotContainPattern(HANGUL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void texts_all_haveBalancedBackTicksAndPlainPunctuation(String language) {
    List<String> wrong = new ArrayList<>();
    texts(language)
        .forEach(
            (place, text) -> {
              boolean balanced = text.chars().filter(c -> c == '`').count() % 2 == 0;
              boolean isTidy =
                  (text.equals(text.strip()) || place.equals("messages/list-join"))
                      && !text.contains("  ")
                      && !text.contains("``");
              boolean shouts = text.replaceAll("`[^`]*`", "").contains("!");
              if (!balanced || !isTidy || shouts) {
                wrong.add(place + ": " + text);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void texts_aboutCodesCausesAndRules_haveKnownPlaceholdersOnly(String language) {
    List<String> wrong = new ArrayList<>();
    texts(language)
        .forEach(
            (place, text) -> {
              boolean isKnown = PLACEHOLDERS.containsAll(placeholders(text));
              boolean isOfMessage = place.startsWith("messages") || place.startsWith("findings");
              boolean hasStray =
                  !isOfMessage && PLACEHOLDER.matcher(text).replaceAll("").contains("{");
              if ((!isOfMessage && !isKnown) || hasStray) {
                wrong.add(place + ": " + text);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void texts_inBothLanguages_haveTheSamePlaceholders() {
    Map<String, Set<String>> wanted = new TreeMap<>();
    Map<String, Set<String>> found = new TreeMap<>();
    english.forEach((place, text) -> wanted.put(place, placeholders(text)));
    korean.forEach((place, text) -> found.put(place, placeholders(text)));
    assertThat(found).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void texts_all_fitACard(String language) {
    List<String> wrong = new ArrayList<>();
    texts(language)
        .forEach(
            (place, text) -> {
              int least = place.endsWith("/name") || place.startsWith("messages") ? 1 : 6;
              if (text.length() < least || text.length() > longest(place)) {
                wrong.add(place + " has " + text.length() + " characters");
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static int longest(String place) {
    if (place.endsWith("/name")) {
      return place.startsWith("causes") ? 40 : 60;
    }
    return place.contains("/verdict") ? 240 : 350;
  }

  @Test
  void names_ofCodesAndCauses_areUniqueWithinTheirFileAndHaveNoFullStop() {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> language : List.of(english, korean)) {
      Set<String> seen = new TreeSet<>();
      language.forEach(
          (place, text) -> {
            boolean isCauses = place.startsWith("causes/") && place.endsWith("/name");
            if ((isCauses && !seen.add(text)) || (place.endsWith("/name") && text.endsWith("."))) {
              wrong.add(place + ": " + text);
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> placeholders(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /// Every sentence of a language by its place, as `causes/user-unknown/fix/2`.
  private static Map<String, String> texts(String language) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file :
        List.of(
            "reply-codes",
            "enhanced-status-codes",
            "classes",
            "pairs",
            "causes",
            "findings",
            "verdicts",
            "messages")) {
      collect(file, DataFolder.toml("texts/" + language + "/" + file + ".toml"), texts);
    }
    try {
      for (var file :
          DataCompiler.tomlFiles(DataFolder.ROOT.resolve("texts/" + language + "/providers"))) {
        collect(DataCompiler.name(file), Toml.read(file), texts);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return texts;
  }

  private static void collect(String place, Object value, Map<String, String> into) {
    switch (value) {
      case Map<?, ?> table ->
          table.forEach((key, inner) -> collect(place + "/" + key, inner, into));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          collect(place + "/" + i, list.get(i), into);
        }
      }
      case String text -> into.put(place, text);
      default -> throw new AssertionError(place + ": " + Optional.of(value));
    }
  }
}
