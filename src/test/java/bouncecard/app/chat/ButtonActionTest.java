package bouncecard.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonActionTest {
  private static final Language KOREAN = new Language("ko");
  private static final Handle HANDLE =
      new Handle("550 5.1.1", Handle.Kept.of("Zx81_-abcdef"), KOREAN);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void parse_ofWhatWasWritten_isTheSameAction(Kind kind) {
    ButtonAction action = new ButtonAction(kind, HANDLE, 3);
    assertThat(ButtonAction.parse(action.written())).contains(action);
    assertThat(ButtonAction.parse(action.written(12))).contains(action);
  }

  @Test
  void written_withNothingAtItsEnd_isShort() {
    assertThat(ButtonAction.ask("252 550", Language.ENGLISH).written()).isEqualTo("ask|252 550|en");
    assertThat(ButtonAction.ask("", Language.ENGLISH).written()).isEqualTo("ask||en");
    assertThat(ButtonAction.ask("", Language.ENGLISH).written(2)).isEqualTo("ask||en|||2");
  }

  /// A check that stands where a bounce stood leads back to it.
  @Test
  void parse_ofACheckInABouncesPlace_knowsBoth() {
    Handle check = new Handle("", new Handle.Kept("Zx81_-abcdef", "origin_-1234"), KOREAN);
    ButtonAction action = new ButtonAction(Kind.BACK, check, 1);
    assertThat(action.written()).isEqualTo("back||ko||Zx81_-abcdef~origin_-1234");
    assertThat(ButtonAction.parse(action.written())).contains(action);
  }

  @Test
  void written_atItsLongest_fitsDiscord() {
    Handle longest =
        new Handle("5".repeat(60), Handle.Kept.of("0123456789abcd"), new Language("zh-hant"));
    assertThat(new ButtonAction(Kind.LANGUAGE, longest, 99).written(24))
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void of_aButton_carriesWhatTheButtonDoes() {
    assertThat(ButtonAction.of(new Button(Kind.ASK, "Compare", "550 252"), HANDLE))
        .isEqualTo(ButtonAction.ask("550 252", KOREAN));
    assertThat(ButtonAction.of(new Button(Kind.LANGUAGE, "English", "en"), HANDLE))
        .isEqualTo(new ButtonAction(Kind.LANGUAGE, HANDLE.in(Language.ENGLISH), 1));
    assertThat(ButtonAction.of(new Button(Kind.SHARE, "Share", ""), HANDLE))
        .isEqualTo(new ButtonAction(Kind.SHARE, HANDLE, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "|",
        "ask",
        "ask|550",
        "nothing|550|en",
        "ask|550|en|0",
        "ask|550|en|100",
        "ask|550|en|-1",
        "ask|user@example.com|en",
        "ask|550|en|1|kept|2|more",
        "ask|550\n|en"
      })
  void parse_ofAnythingElse_isNothing(String written) {
    assertThat(ButtonAction.parse(written)).isEmpty();
  }

  @Test
  void parse_ofWhatIsTooLong_isNothing() {
    assertThat(ButtonAction.parse("ask|550|" + "e".repeat(100))).isEmpty();
  }
}
