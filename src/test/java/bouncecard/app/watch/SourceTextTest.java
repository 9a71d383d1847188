package bouncecard.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import bouncecard.adapter.data.DataFiles;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {
  private static final SourceText SOURCE = new SourceText(DataFiles.load().watchWords().programs());

  @Test
  void without_logBelowAProgram_leavesTheLog() {
    String log = "Dec  1 09:00:01 out app: not sent to bob@example.org: \"550 5.1.1 User unknown\"";
    assertThat(SOURCE.without("const full = '452 4.2.2 Mailbox full';\n" + log)).isEqualTo(log);
  }

  @Test
  void without_answerBelowARequest_leavesTheAnswer() {
    String answer =
        "{\n  \"email\": \"bob@example.org\",\n  \"error\": \"550 5.1.1 User unknown\"\n}";
    assertThat(SOURCE.without("curl -s 'https://api.example.net/bounces'\n" + answer))
        .isEqualTo(answer);
  }

  @Test
  void without_literalThatIsCut_dropsWhatIsLeftOfIt() {
    assertThat(SOURCE.without("notice = (\n  '550 5.1.1 '\n  'User unknown'").isBlank()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = (\n",
        "x = [[\n",
        "x = \"\"\"\n",
        "let x = `\n",
        "cat <<EOT\n",
        "<<<<<<<<<<<<",
        "\"'`\"'`\\",
        "([{",
        "[[ = [[ ",
        "x = (\nthe mail was not sent\n",
        "/*\n",
        "+ -\n"
      })
  void without_whateverRepeats_isSoon(String piece) {
    String text = piece.repeat(400_000 / piece.length()) + "550 5.1.1";
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThatCode(() -> SOURCE.without(text)).doesNotThrowAnyException());
  }
}
