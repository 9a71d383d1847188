package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "4.4.7", "5.1.10", "5.7.606", "5.9.999"})
  void parse_wellFormedCode_printsAsItWasWritten(String text) {
    assertThat(EnhancedStatusCode.parse(text)).map(EnhancedStatusCode::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5.1",
        "5.1.",
        "5..1",
        ".5.1.1",
        "5.1.1.",
        "5.1.1.1",
        "3.5.4",
        "1.1.1",
        "0.0.0",
        "6.1.1",
        "5.10.1",
        "5.1.1000",
        "5.1.01",
        "5.1.00",
        "5.l.1",
        "5,1,1",
        "5.1.1 ",
        "５.１.１",
        "5.1.-1",
        "5.1.1e"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(EnhancedStatusCode.parse(text)).isEmpty();
  }

  @Test
  void constructor_partOutOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCode(3, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCode(5, 10, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCode(5, 1, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatusCode(5, 1, -1));
  }

  @Test
  void isSpecific_whatSaysNoMoreThanItsClass_isNot() {
    assertThat(new EnhancedStatusCode(5, 0, 0).isSpecific()).isFalse();
    assertThat(new EnhancedStatusCode(5, 1, 0).isSpecific()).isFalse();
    assertThat(new EnhancedStatusCode(5, 0, 350).isSpecific()).isFalse();
    assertThat(new EnhancedStatusCode(5, 7, 1).isSpecific()).isFalse();
    assertThat(new EnhancedStatusCode(5, 1, 1).isSpecific()).isTrue();
    assertThat(new EnhancedStatusCode(5, 7, 26).isSpecific()).isTrue();
  }

  @Test
  void registryKey_anyClass_isWrittenAsTheRegistryDoes() {
    assertThat(new EnhancedStatusCode(4, 7, 23).registryKey()).isEqualTo("X.7.23");
  }

  @Test
  void compareTo_codes_ordersByNumbersAndNotByLetters() {
    List<EnhancedStatusCode> sorted =
        List.of(
            new EnhancedStatusCode(4, 7, 1),
            new EnhancedStatusCode(5, 1, 2),
            new EnhancedStatusCode(5, 1, 10),
            new EnhancedStatusCode(5, 7, 1));
    assertThat(new TreeSet<>(sorted.reversed())).containsExactlyElementsOf(sorted);
  }
}
