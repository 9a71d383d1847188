package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Source;
import bouncecard.catalog.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the build cannot see in the facts and rules.
class DataFactsTest {
  private static final Pattern SEEN = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  /// Causes that the kind of a mail names rather than a rule or code.
  private static final Set<String> BY_KIND =
      Set.of("accepted-so-far", "auto-reply", "complaint", "delivered");

  private final Catalog catalog = DataFiles.load();

  @Test
  void enhancedStatusCodes_ofTheRegistry_allHaveAnEntryAndNoOthers() {
    assertThat(catalog.enhancedStatusCodes().stream().map(EnhancedStatusCodeEntry::key))
        .containsExactlyInAnyOrderElementsOf(registry("enhanced-status-codes.txt"));
  }

  @Test
  void replyCodes_ofTheStandards_areThoseOfTheRfcs() {
    assertThat(
            catalog.replyCodes().stream()
                .filter(
                    entry ->
                        entry.standing() == Standing.STANDARD
                            || entry.standing() == Standing.EXTENSION)
                .map(entry -> entry.code().toString()))
        .containsExactlyInAnyOrderElementsOf(registry("reply-codes.txt"));
  }

  @Test
  void causes_all_areNamedByARuleACodeOrAKindOfMail() {
    Set<String> used = new TreeSet<>(BY_KIND);
    catalog.rules().forEach(rule -> used.add(rule.cause()));
    catalog.replyCodes().stream().map(ReplyCodeEntry::causes).forEach(used::addAll);
    catalog.enhancedStatusCodes().stream()
        .map(EnhancedStatusCodeEntry::causes)
        .forEach(used::addAll);
    assertThat(catalog.causes().stream().map(Cause::id)).isSubsetOf(used).contains("unknown");
  }

  @Test
  void pairs_all_areOfTwoCodesAndThereOnce() {
    Set<Set<String>> seen = new HashSet<>();
    for (Pair pair : catalog.pairs()) {
      Set<String> codes = Set.of(pair.first().toString(), pair.second().toString());
      assertThat(codes).hasSize(2);
      assertThat(seen.add(codes)).as(codes.toString()).isTrue();
      assertThat(catalog.pair(/* first= */ pair.second(), /* second= */ pair.first()))
          .contains(pair);
    }
  }

  @Test
  void sources_all_areDated() {
    List<Source> sources = new ArrayList<>();
    catalog.rules().stream().map(Rule::source).forEach(sources::add);
    catalog.providers().stream().map(Provider::source).forEach(sources::add);
    catalog.causes().stream().map(Cause::source).forEach(sources::add);
    catalog.pairs().stream().map(Pair::source).forEach(sources::add);
    catalog.replyCodes().stream().map(ReplyCodeEntry::source).forEach(sources::add);
    catalog.enhancedStatusCodes().stream()
        .map(EnhancedStatusCodeEntry::source)
        .forEach(sources::add);
    assertThat(sources)
        .allSatisfy(source -> assertThat(source.seen()).matches(SEEN))
        .allSatisfy(source -> assertThat(source.title()).isNotBlank());
  }

  @Test
  void wordings_all_areFoldedAsTheTextIsThatTheyAreLookedForIn() {
    List<String> wrong = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      Stream.concat(rule.conditions().any().stream(), rule.conditions().all().stream())
          .filter(
              wording ->
                  !wording.equals(wording.toLowerCase(Locale.ROOT).strip())
                      || wording.contains("  ")
                      || wording.length() < 2)
          .forEach(wording -> wrong.add(rule.id() + ": " + wording));
    }
    for (Provider provider : catalog.providers()) {
      Stream.of(provider.markers(), provider.hosts(), provider.domains())
          .flatMap(List::stream)
          .filter(name -> !name.equals(name.toLowerCase(Locale.ROOT).strip()) || name.length() < 4)
          .forEach(name -> wrong.add(provider.id() + ": " + name));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void rules_all_nameSomethingThatCanBeFound() {
    assertThat(catalog.rules())
        .allSatisfy(
            rule ->
                assertThat(
                        !rule.conditions().isCodeOnly()
                            || !rule.conditions().enhancedStatusCodes().isEmpty()
                            || (rule.conditions().needsProvider()
                                && !rule.conditions().replyCodes().isEmpty()))
                    .as(rule.id().toString())
                    .isTrue());
  }

  @Test
  void rules_thatNeedTheirProvider_canSeeIt() {
    List<String> blind = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      if (rule.conditions().needsProvider()) {
        Provider provider =
            catalog.providers().stream()
                .filter(found -> found.id().equals(rule.id().owner()))
                .findFirst()
                .orElseThrow();
        if (provider.hosts().isEmpty()
            && provider.domains().isEmpty()
            && provider.markers().isEmpty()) {
          blind.add(rule.id().toString());
        }
      }
    }
    assertThat(blind).isEmpty();
  }

  private static List<String> registry(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/bouncecard/data").resolve(name))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(code -> !code.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
