package bouncecard.read.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenPhrasesTest {
  private static final BrokenPhrases PHRASES =
      new BrokenPhrases(
          List.of(
              List.of("could not be delivered", "undeliverable"),
              List.of("a copy of", "não foi entregue")));

  @ParameterizedTest
  @CsvSource({
    "your message could, true",
    "it could not be, true",
    "here is a, true",
    "a, true",
    "não, true",
    "sua mensagem não foi, true",
    "undeliverable, false",
    "it was delivered, false",
    "bob@example.com:, false",
    "'', false",
  })
  void mayBeginIn_endOfLine_isThatOfAPieceOfAPhrase(String line, boolean expected) {
    assertThat(PHRASES.mayBeginIn(line)).isEqualTo(expected);
  }
}
