package bouncecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.card.Span.Plain;
import bouncecard.card.Span.Verbatim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RichTest {

  @Test
  void of_backTicks_makeVerbatimSpans() {
    assertThat(Rich.of("Run `dig MX` and `nc`.").spans())
        .containsExactly(
            new Plain("Run "),
            new Verbatim("dig MX"),
            new Plain(" and "),
            new Verbatim("nc"),
            new Plain("."));
  }

  @Test
  void of_placeholders_areFilledInWithinAndOutsideBackTicks() {
    assertThat(Rich.of("`dig {host}` for {host}", Map.of("host", "mx.example.com")).spans())
        .containsExactly(new Verbatim("dig mx.example.com"), new Plain(" for mx.example.com"));
  }

  @Test
  void of_valueThatLooksLikeMarkup_staysAValue() {
    assertThat(Rich.of("a {x} b", Map.of("x", "`{y}`", "y", "no")).spans())
        .containsExactly(new Plain("a `{y}` b"));
    assertThat(Rich.of("`{x}`", Map.of("x", "a`b")).spans()).containsExactly(new Verbatim("a`b"));
  }

  @Test
  void of_bracesThatAreNoPlaceholder_areLeftAlone() {
    assertThat(Rich.of("{\"text\": 1} {unknown} {open", Map.of("x", "y")).text())
        .isEqualTo("{\"text\": 1} {unknown} {open");
  }

  @Test
  void of_oddText_losesNothingButBackTicks() {
    assertThat(Rich.of("")).isEqualTo(Rich.EMPTY);
    assertThat(Rich.of("``")).isEqualTo(Rich.EMPTY);
    assertThat(Rich.of("a `b").text()).isEqualTo("a b");
  }

  @Test
  void then_appends() {
    assertThat(Rich.plain("a").then(Rich.verbatim("b")).then(" c").spans())
        .isEqualTo(List.of(new Plain("a"), new Verbatim("b"), new Plain(" c")));
    assertThat(Rich.EMPTY.then("").isEmpty()).isTrue();
  }
}
