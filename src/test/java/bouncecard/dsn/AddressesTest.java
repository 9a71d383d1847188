package bouncecard.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "kim@example.com은 없습니다, kim@example.com",
    "kim@example.com님에게, kim@example.com",
    "kim@example.com不存在, kim@example.com",
    "kim@example.comは存在しません, kim@example.com",
    "kim@mx가, kim@mx",
    "kim@한국.com 없음, kim@한국.com",
    "민수@예시.한국 없음, 민수@예시.한국",
    "kim@münchen.example, kim@münchen.example",
  })
  void first_wordsOnTheDomainWithoutABlank_areNoPartOfIt(String text, String address) {
    assertThat(Addresses.first(text)).hasValue(address);
  }
}
