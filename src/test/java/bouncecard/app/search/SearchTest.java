package bouncecard.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.search.SearchResult.Code;
import bouncecard.app.search.SearchResult.Hit;
import bouncecard.app.search.SearchResult.Topic;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Texts.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Search SEARCH = new Search(CATALOG);

  /// A line of `queries.tsv`.
  private record Query(String language, String said, List<String> right, boolean unseen) {}

  @Test
  void find_whatPeopleType_rightFirstNineOfTenAndAmongThreeNearlyAlways() throws IOException {
    Map<String, List<String>> missed = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    Map<String, Integer> first = new TreeMap<>();
    Map<String, Integer> amongThree = new TreeMap<>();
    for (Query query : queries()) {
      List<String> found =
          SEARCH.find(query.said()).hits().stream().map(SearchTest::written).toList();
      assertThat(found).as(query.said()).isNotEmpty();
      int place = place(found, query.right());
      for (String part : List.of(query.language(), query.unseen() ? "unseen" : "seen")) {
        count.merge(part, 1, Integer::sum);
        first.merge(part, place == 0 ? 1 : 0, Integer::sum);
        amongThree.merge(part, place < 3 ? 1 : 0, Integer::sum);
      }
      if (place > 0 && !query.unseen()) {
        missed
            .computeIfAbsent(place < 3 ? "not first" : "not among three", _ -> new ArrayList<>())
            .add(query.said() + " -> " + found.subList(0, Math.min(3, found.size())));
      }
    }
    count.forEach(
        (part, all) -> {
          assertThat(100.0 * first.getOrDefault(part, 0) / all)
              .as("first of %s: %s of %s, %s", part, first, count, missed)
              .isGreaterThanOrEqualTo(90);
          assertThat(100.0 * amongThree.getOrDefault(part, 0) / all)
              .as("among three of %s: %s of %s, %s", part, amongThree, count, missed)
              .isGreaterThanOrEqualTo(97);
        });
  }

  private static int place(List<String> found, List<String> right) {
    for (int i = 0; i < found.size(); i++) {
      if (right.contains(found.get(i))) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static String written(Hit hit) {
    return switch (hit) {
      case Topic(String cause) -> cause;
      case Code(String code, var rule) -> rule.map(SearchTest::ofProvider).orElse(code);
    };
  }

  private static String ofProvider(RuleId id) {
    Rule rule =
        CATALOG.rules().stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow();
    return id.owner() + ":" + rule.cause();
  }

  private static List<Query> queries() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SearchTest.class.getResourceAsStream("/bouncecard/search/queries.tsv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Query> queries = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String[] parts = lines.get(i).split("\t", -1);
        queries.add(new Query(parts[0], parts[1], List.of(parts[2].split("\\|", -1)), i % 3 == 2));
      }
      return queries;
    }
  }

  @Test
  void find_nameOfCause_thatCause() {
    for (Language language : CATALOG.languages()) {
      for (Cause cause : CATALOG.causes()) {
        String name =
            CATALOG.texts(language).entry(Section.CAUSES, cause.id()).orElseThrow().text("name");

        assertThat(SEARCH.find(name).hits()).as(name).startsWith(new Topic(cause.id()));
        assertThat(SEARCH.find(cause.id()).hits()).as(cause.id()).startsWith(new Topic(cause.id()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "error 550 again, 550",
    "550오류, 550",
    "what does 5.7.26 want, 5.7.26",
    "got 4.2.2에러, 4.2.2",
  })
  void find_codeInWords_thatCode(String said, String code) {
    assertThat(SEARCH.find(said).hits().stream().map(SearchTest::written)).startsWith(code);
  }

  @Test
  void find_codeAndProvider_itsRules() {
    assertThat(SEARCH.find("gmail 5.7.26").hits().getFirst())
        .isInstanceOfSatisfying(
            Code.class,
            code -> {
              assertThat(code.written()).endsWith("5.7.26");
              assertThat(code.rule().map(RuleId::owner)).contains("google");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks",
        "good morning everyone",
        "lunch?",
        "are you there",
        "test",
        "deploy is done",
        "who is on call tonight",
        "the meeting moved to room full of people",
        "ok great",
        "ship it",
        "rebooting the printer",
        "happy birthday",
        "see you tomorrow",
        "lgtm",
        "can someone review my PR",
        "고마워요",
        "점심 뭐 먹지",
        "회의 시작합니다",
        "안녕하세요",
        "오늘 휴가입니다",
        "배포 완료",
        "확인했습니다",
        "주말 잘 보내세요",
        "수고하셨습니다"
      })
  void findSurely_ordinaryWords_nothing(String said) {
    assertThat(SEARCH.findSurely(said, /* asks= */ false).hits()).isEmpty();
    assertThat(SEARCH.findSurely(said, /* asks= */ true).hits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"greylisting", "mailbox full", "gmail dmarc", "메일함 용량 초과", "스팸 메일함"})
  void findSurely_nameOfTopic_found(String said) {
    assertThat(SEARCH.findSurely(said, /* asks= */ false).hits()).isNotEmpty();
  }

  @Test
  void find_anything_bounded() {
    String longest = "spam 메일함 ".repeat(50_000);

    assertThat(SEARCH.find(longest).hits()).isNotEmpty();
    assertThat(SEARCH.find("").isEmpty()).isTrue();
    assertThat(SEARCH.find("\0\uD800 \u200B").isEmpty()).isTrue();
  }
}
