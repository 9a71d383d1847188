package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/// A test against a stand-in for Slack: after each, all that was sent to it is what Slack takes.
abstract class SlackWireTest {
  private static final SlackOutgoing OUTGOING = new SlackOutgoing();

  /// Slack.
  protected final SocketModeStandIn slack = new SocketModeStandIn();

  @AfterEach
  final void checkOutgoing() {
    slack.close();
    assertThat(OUTGOING.problems(slack.workspace().calls().all())).isEmpty();
    assertThat(OUTGOING.problemsOfAcks(slack.acks().all())).isEmpty();
  }
}
