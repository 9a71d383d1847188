package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What Korean sentences are held to beside what holds for every language.
class KoreanTextsTest {
  /// A word of Korean that follows a placeholder must fit any value, so that it can be no particle;
  /// counters and the copula do.
  private static final Pattern PARTICLE =
      Pattern.compile("\\{[a-z_]+}`?(?!번|명|가지|쪽|개|초|분|시간|입니다)[가-힣]");

  private static final Pattern INFORMAL = Pattern.compile("[가-힣](해요|예요|이에요|세요|어요|아요)[.?!]");

  private final Map<String, String> texts = DataTextsTest.sentences("ko");

  @Test
  void texts_all_haveNoParticleAfterAPlaceholder() {
    assertThat(wrong(PARTICLE)).isEmpty();
  }

  @Test
  void texts_all_keepTheFormalStyle() {
    assertThat(wrong(INFORMAL)).isEmpty();
  }

  private List<String> wrong(Pattern pattern) {
    assertThat(texts).hasSizeGreaterThan(4000);
    return texts.entrySet().stream()
        .filter(text -> pattern.matcher(text.getValue()).find())
        .map(text -> text.getKey() + ": " + text.getValue())
        .toList();
  }
}
