package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodeTest {
  @Test
  void parse_everyCodeFrom200To599_printsAsItWasWritten() {
    assertThat(IntStream.rangeClosed(200, 599).mapToObj(Integer::toString))
        .allSatisfy(
            text -> assertThat(ReplyCode.parse(text)).map(ReplyCode::toString).contains(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "5", "55", "5500", "199", "600", "099", "000", "55O", "5 0", "-50", "+50", " 550",
        "550 ", "５５０", "٥٥٠"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(ReplyCode.parse(text)).isEmpty();
  }

  @Test
  void constructor_codeThatSmtpNeverSends_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReplyCode(199));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReplyCode(600));
  }

  @Test
  void classes_ofEachFirstDigit_areThoseOfRfc5321() {
    assertThat(new ReplyCode(250).isNegative()).isFalse();
    assertThat(new ReplyCode(354).isNegative()).isFalse();
    assertThat(new ReplyCode(421).isTransient()).isTrue();
    assertThat(new ReplyCode(421).isPermanent()).isFalse();
    assertThat(new ReplyCode(550).isPermanent()).isTrue();
    assertThat(new ReplyCode(550).isNegative()).isTrue();
    assertThat(new ReplyCode(550).classDigit()).isEqualTo(5);
  }

  @Test
  void compareTo_codes_ordersByNumber() {
    assertThat(new TreeSet<>(List.of(new ReplyCode(550), new ReplyCode(250), new ReplyCode(421))))
        .containsExactly(new ReplyCode(250), new ReplyCode(421), new ReplyCode(550));
  }
}
