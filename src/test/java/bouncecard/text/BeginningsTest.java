package bouncecard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningsTest {
  private static final Beginnings HEADS =
      new Beginnings(List.of("from:", "from :", "от:", "보낸 사람:", "fra:"));

  @ParameterizedTest
  @CsvSource({
    "from: x, 0, true",
    "From : x, 0, true",
    "FRA:, 0, true",
    "ОТ: x, 0, true",
    "보낸 사람: x, 0, true",
    "> from: x, 2, true",
    "> from: x, 0, false",
    "from, 0, false",
    "for: x, 0, false",
    "от, 0, false",
    "한, 0, false",
    "from:, 5, false",
    "'', 0, false"
  })
  void isAnyAt_textFromAPlaceOn_isWhetherItGoesOnWithOne(String text, int from, boolean isOne) {
    assertThat(HEADS.isAnyAt(text, from)).isEqualTo(isOne);
  }
}
