package bouncecard.decode;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Cause;
import bouncecard.text.UntrustedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownRefusalTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 We blew a fuse",
        "550 ip in the zork",
        "510 The zork was frobnicated again",
        "451 the moon is full tonight here",
        "554 Ihre Nachricht frobnizierte das Zork",
        "553 本站不喜欢这样的东西",
      })
  void wordsThatNobodyKnows_afterACode_areARefusalWithoutAReason(String reply) {
    Decoding decoding = DECODER.decode(new UntrustedText(reply));

    assertThat(decoding.all())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.found().replyCode()).isPresent();
              assertThat(report.diagnosis().cause().is(Cause.Role.UNKNOWN)).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 users are affected",
        "550 a day",
        "421 Main Street",
        "451 Fahrenheit is a book about a fire",
        "450 Park Avenue South",
        "550 台服务器在运行中",
        "550 Do you know this one?",
        "554 zorks frobnicated by noon",
        "404 The page is gone",
        "699 The zork was frobnicated again",
        "550 Users complained, 12 left",
      })
  void numberOfSomething_isNone(String text) {
    assertThat(DECODER.decode(new UntrustedText(text)).all()).isEmpty();
  }
}
