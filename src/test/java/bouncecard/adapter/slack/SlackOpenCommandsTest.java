package bouncecard.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackOpenCommands.Open;
import bouncecard.adapter.slack.api.SlackJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class SlackOpenCommandsTest {
  private static final ObjectNode CARD = SlackJson.object().put("text", "card");

  private final SlackOpenCommands commands = new SlackOpenCommands(1);

  @Test
  void answer_inTime_isTheAcknowledgement_once() {
    Open open = commands.open("url");

    assertThat(commands.takes("other", CARD)).isFalse();
    assertThat(commands.takes("url", CARD)).isTrue();
    assertThat(commands.takes("url", CARD)).isFalse(); // a further message goes its own way
    assertThat(open.inTime()).contains("{\"text\":\"card\"}");
    assertThat(open.close()).isEmpty();
  }

  @Test
  void answer_thatComesWhileItIsNoted_isTheAcknowledgement() {
    Open open = commands.open("url");
    commands.takes("url", CARD);
    assertThat(open.close()).contains("{\"text\":\"card\"}");
  }

  @Test
  void answer_thatIsLate_goesItsOwnWay() {
    Open open = commands.open("url");
    assertThat(open.close()).isEmpty();
    assertThat(commands.takes("url", CARD)).isFalse();
  }

  @Test
  void workThatEndsWithoutAMessage_isNotWaitedFor() {
    Open open = commands.open("url");
    open.end();
    assertThat(open.isEnded()).isTrue();
    assertThat(open.inTime()).isEmpty();
  }

  @Test
  void whereNobodyMayWait_nothingIsWaitedFor() {
    SlackOpenCommands none = new SlackOpenCommands(0);
    assertThat(none.open("url").inTime()).isEmpty();
  }
}
