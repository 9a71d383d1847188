package bouncecard.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExampleLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1204 550 5.1.1 User unknown",
        "   12   host mx.example.org said: 552 5.2.2 Over quota",
        "  3 Time(s): host mx.example.org said: 550 5.1.1 User unknown",
        "1,204 | 421 4.7.0 Try again later",
        "554 .* blocked",
        "{\"pattern\": \"550 5.1.1 User unknown\"}",
        "match: \"554 Blocked by\"",
        "message = 550 $sender_host_address is listed",
        "550 {{ .Reason }} for you",
        "\"smtp.552\": \"552 Mailbox full\",",
        "'550' => 'Mailbox unavailable',",
        "const NO_USER = '550 5.1.1 No such user';",
        "- code: 550\n  text: gone\n- code: 452\n  text: full"
      })
  void without_whatShowsAReply_leavesNothing(String text) {
    assertThat(ExampleLines.without(text)).isBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 User unknown",
        "  550 5.1.1 User unknown",
        "0|main  | 535 Error: authentication failed",
        "1  bob@example.org  550 5.1.1 User unknown",
        "{\"code\": 550, \"message\": \"5.1.1 User unknown\"}",
        "response: '550 5.1.1 User unknown',",
        "*552 5.2.2 Mailbox full.*",
        "1764493200 host mx.example.org said: 550 5.1.1 User unknown",
        "2026-11-30 09:00:00 1vPqAb-000aaa-1X ** a@example.org: 550 No"
      })
  void without_whatAServerSaid_leavesIt(String text) {
    assertThat(ExampleLines.without(text)).isEqualTo(text);
  }
}
