package bouncecard.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.watch.Passage.Kind;
import org.junit.jupiter.api.Test;

final class MarkedTextTest {

  @Test
  void passages_ofFence_areCodeAndProse() {
    assertThat(MarkedText.passages("look\n```log\na line\n```\nplease", Kind.PROSE))
        .containsExactly(
            Passage.of(Kind.PROSE, "look"),
            Passage.of(Kind.CODE, "a line"),
            Passage.of(Kind.PROSE, "please"));
  }

  @Test
  void passages_ofQuote_areQuoteAndProse() {
    assertThat(MarkedText.passages("> one\n> two\nwhy?", Kind.PROSE))
        .containsExactly(Passage.of(Kind.QUOTE, "one\ntwo"), Passage.of(Kind.PROSE, "why?"));
  }

  @Test
  void passages_ofLongQuote_goToTheEnd() {
    assertThat(MarkedText.passages("look\n>>> one\ntwo", Kind.PROSE))
        .containsExactly(Passage.of(Kind.PROSE, "look"), Passage.of(Kind.QUOTE, "one\ntwo"));
  }

  @Test
  void passages_ofCodeWithinALine_areBoth() {
    assertThat(MarkedText.passages("I see `550 no` here", Kind.PROSE))
        .containsExactly(
            Passage.of(Kind.CODE, "550 no"), Passage.of(Kind.PROSE, "I see `550 no` here"));
  }

  @Test
  void passages_ofAFenceThatNobodyCloses_areProse() {
    assertThat(MarkedText.passages("```\n550 no", Kind.PROSE))
        .containsExactly(Passage.of(Kind.PROSE, "```\n550 no"));
  }

  @Test
  void inLine_withinASentenceOrCounted_isOnlySpokenOf() {
    assertThat(MarkedText.inLine("got `421 try later` what now?")).isEmpty();
    assertThat(MarkedText.inLine("`421 try later` ×12")).isEmpty();
    assertThat(MarkedText.inLine("got `421 try later`")).containsExactly("421 try later");
    assertThat(MarkedText.inLine("`421 try later` what now?")).containsExactly("421 try later");
  }

  @Test
  void passages_ofASentenceOfPiecesOfCode_areNone() {
    String line = "Posted `a=1` with `550 5.1.1 no such user`: got `200`";
    assertThat(MarkedText.passages(line, Kind.PROSE)).isEmpty();
    assertThat(MarkedText.passages(line, Kind.CARD)).isNotEmpty();
  }
}
