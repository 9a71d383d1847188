package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.UntrustedText;
import org.junit.jupiter.api.Test;

final class ReplyLinesTest {
  private static String deciding(String reply, String words) {
    return ReplyLines.deciding(new UntrustedText(reply), words, 130).value();
  }

  @Test
  void deciding_replyInATermOfErlang_beginsWithItsCode() {
    assertThat(
            deciding(
                "{{nocatch,{permanent_failure,<<\"550-5.1.1 No such mailbox here.\n"
                    + "550 5.1.1 Bye\">>}}}",
                "No such mailbox"))
        .startsWith("550-5.1.1 No such mailbox here.");
  }

  @Test
  void deciding_marksTagsAndCodesInLinesOfTheirOwn_leavesThemOut() {
    assertThat(deciding("550 esmtp: protocol deviation\n' }", "protocol deviation"))
        .isEqualTo("550 esmtp: protocol deviation");
    assertThat(deciding("Sending rate exceeded.\n<Error>", "rate exceeded"))
        .isEqualTo("Sending rate exceeded.");
    assertThat(deciding("550-Verify failed\n550\nSender verify failed", "Verify failed"))
        .isEqualTo("550-Verify failed\nSender verify failed");
  }

  @Test
  void deciding_headingOfWhatIsNotThere_leavesItOut() {
    assertThat(deciding("Unable to relay\nDiagnostic information:", "Unable to relay"))
        .isEqualTo("Unable to relay");
  }

  @Test
  void deciding_addressInALineOfItsOwn_keepsIt() {
    assertThat(deciding("550 no mailbox for\n<kim@example.com>", "no mailbox"))
        .isEqualTo("550 no mailbox for\n<kim@example.com>");
  }
}
