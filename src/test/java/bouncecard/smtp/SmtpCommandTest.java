package bouncecard.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpCommandTest {
  @ParameterizedTest
  @EnumSource
  void parse_tokenOfACommand_isThatCommand(SmtpCommand command) {
    assertThat(SmtpCommand.parse(command.token())).contains(command);
  }

  @Test
  void parse_unknownToken_isEmpty() {
    assertThat(SmtpCommand.parse("rcpt")).isEmpty();
    assertThat(SmtpCommand.parse("END_OF_DATA")).isEmpty();
    assertThat(SmtpCommand.parse("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT TO command, RCPT",
    "rcpt to:<user@example.com>, RCPT",
    "MAIL FROM:<>, MAIL",
    "end of DATA command, END_OF_DATA",
    "End of data, END_OF_DATA",
    "DATA command, DATA",
    "., END_OF_DATA",
    "dot, END_OF_DATA",
    "' EHLO relay.example.org', EHLO",
    "STARTTLS, STARTTLS",
    "greeting, GREETING",
  })
  void named_wordsOfALog_isTheirCommand(String words, SmtpCommand command) {
    assertThat(SmtpCommand.named(words)).contains(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "ANY", "LOG", "RCPTS", "XCLIENT", "250", "ｒｃｐｔ", "initial connection"})
  void named_wordsThatNameNone_isEmpty(String words) {
    assertThat(SmtpCommand.named(words)).isEmpty();
  }
}
