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

  @ParameterizedTest
  @CsvSource({
    "released api@4.2.0, ''",
    "nodemailer@6.9.14-rc.1, ''",
    "react@18, ''",
    "api@4.2.0 to kim@example.com, kim@example.com",
    "root@127.0.0.1, root@127.0.0.1",
    "kim@163.com, kim@163.com",
    "kim@1and1.example, kim@1and1.example",
  })
  void first_release_isNoAddress(String text, String address) {
    assertThat(Addresses.first(text).orElse("")).isEqualTo(address);
  }
}
