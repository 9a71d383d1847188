package bouncecard.adapter.slack.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Schemas;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.slack.SlackLimits;
import bouncecard.app.chat.Note;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SlackViewsTest {
  private static final Catalog CATALOG = DataFiles.load();

  private static String copied(ObjectNode view) {
    return view.findValues("initial_value").stream()
        .map(JsonNode::asString)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a line of words\n", "ohne", "한국어 ", "👩‍👩‍👧", "\"\\\n"})
  void copy_ofALongText_losesNothing(String piece) {
    Texts texts = CATALOG.texts(Language.ENGLISH);
    String text = piece.repeat(40_000 / piece.length());
    ObjectNode view = SlackViews.copy(texts, List.of(new Note("Markdown", "card.md", text)));
    assertThat(copied(view)).isEqualTo(text);
    assertThat(SlackLimits.problems(view)).isEmpty();
    assertThat(view.findValues("initial_value"))
        .allSatisfy(value -> assertThat(value.asString()).hasSizeLessThanOrEqualTo(3_000));
    assertThat(Schemas.errors(Schemas.slack("ModalView"), view)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a line of words\n", "한국어 ", "\u0001"})
  void copy_ofMoreThanAViewHolds_saysSo(String piece) {
    Texts texts = CATALOG.texts(Language.ENGLISH);
    String text = piece.repeat(400_000 / piece.length());
    ObjectNode view = SlackViews.copy(texts, List.of(new Note("Markdown", "card.md", text)));
    assertThat(text).startsWith(copied(view));
    assertThat(view.toString()).contains("its end is left out");
    assertThat(SlackLimits.problems(view)).isEmpty();
  }

  @Test
  void copy_ofSeveralTexts_namesEach() {
    Texts texts = CATALOG.texts(Language.ENGLISH);
    List<Note> notes =
        List.of(new Note("One", "one.md", "first"), new Note("Two", "two.txt", "x".repeat(3_001)));
    ObjectNode view = SlackViews.copy(texts, notes);
    assertThat(copied(view)).isEqualTo("first" + "x".repeat(3_001));
    assertThat(view.findValues("label").stream().map(label -> label.path("text").asString()))
        .containsExactly("One", "Two · Part 1 of 2", "Two · Part 2 of 2");
    assertThat(SlackLimits.problems(view)).isEmpty();
    assertThat(Schemas.errors(Schemas.slack("ModalView"), view)).isEmpty();
  }

  @Test
  void paste_inEachLanguage_isWhatSlackTakes() {
    for (Language language : CATALOG.languages()) {
      ObjectNode view = SlackViews.paste(CATALOG.texts(language), CATALOG);
      assertThat(SlackLimits.problems(view)).isEmpty();
      assertThat(Schemas.errors(Schemas.slack("ModalView"), view)).isEmpty();
    }
  }
}
