package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// “Explain bounce” as a step of a workflow.
final class SlackStepsTest extends SlackWireTest {

  private SlackService started(SlackFixture fixture) throws Exception {
    SlackService bot = fixture.socket(slack.apiUrl());
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
    return bot;
  }

  private SlackCall ended(SlackFixture fixture, String run, String text, String language)
      throws Exception {
    SlackService bot = started(fixture);
    try {
      slack.acked(slack.event(slack.payloads().stepRun(run, text, language)));
      return slack
          .workspace()
          .calls()
          .await(
              call -> call.argument("function_execution_id").equals(run), SocketModeStandIn.SOON);
    } finally {
      bot.stop(Duration.ofSeconds(3));
    }
  }

  private static Map<String, String> outputs(SlackCall call) {
    assertThat(call.method()).isEqualTo("functions.completeSuccess");
    Map<String, String> outputs = new HashMap<>();
    JsonNode all = call.arguments().path("outputs");
    all.propertyNames().forEach(name -> outputs.put(name, all.path(name).asString()));
    return outputs;
  }

  @Test
  void run_withABounce_saysCauseActorRetryAndCodes() throws Exception {
    Map<String, String> outputs =
        outputs(ended(new SlackFixture().withStep(), "Fx1", SlackBotTest.BOUNCE, ""));
    assertThat(outputs)
        .containsEntry("cause", "user-unknown")
        .containsEntry("actor", "sender")
        .containsEntry("retry", "no")
        .containsEntry("codes", "550 5.1.1");
    assertThat(outputs.get("card")).contains("bob@example.com").contains("Who must act");
  }

  @Test
  void run_inALanguage_hasTheCardInIt() throws Exception {
    Map<String, String> outputs =
        outputs(ended(new SlackFixture().withStep(), "Fx1", SlackBotTest.BOUNCE, "ko"));
    assertThat(outputs.get("card")).contains("조치할 사람");
  }

  @Test
  void run_withCodesAlone_saysWhatTheyAre() throws Exception {
    Map<String, String> outputs =
        outputs(ended(new SlackFixture().withStep(), "Fx1", "252 550", ""));
    assertThat(outputs).containsEntry("codes", "252 550").containsEntry("cause", "");
    assertThat(outputs.get("card")).contains("252").contains("550");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "his mailbox is full, call him", "help", "forget", "settings"})
  void run_withNothingToExplain_endsWithASentence(String text) throws Exception {
    SlackCall end = ended(new SlackFixture().withStep(), "Fx1", text, "");
    assertThat(end.method()).isEqualTo("functions.completeError");
    assertThat(end.argument("error")).endsWith(".");
  }

  @Test
  void run_inALanguageThatIsNotSpoken_namesThoseThatAre() throws Exception {
    SlackCall end = ended(new SlackFixture().withStep(), "Fx1", "550", "tlh");
    assertThat(end.method()).isEqualTo("functions.completeError");
    assertThat(end.argument("error")).contains("en, ko");
  }

  @Test
  void run_whereTheOperatorHasItOff_saysSoAndReadsNothing() throws Exception {
    SlackCall end = ended(new SlackFixture(), "Fx1", SlackBotTest.BOUNCE, "");
    assertThat(end.method()).isEqualTo("functions.completeError");
    assertThat(end.argument("error")).contains("slack.workflow-step");
  }

  @Test
  void run_deliveredTwice_isEndedOnce() throws Exception {
    SlackService bot = started(new SlackFixture().withStep());
    var event = slack.payloads().stepRun("Fx1", "550", "");
    slack.acked(slack.event(event));
    slack.acked(slack.event(event.deepCopy()));
    slack.acked(slack.event(slack.payloads().stepRun("Fx2", "551", "")));
    slack
        .workspace()
        .calls()
        .await(
            call -> call.argument("function_execution_id").equals("Fx2"), SocketModeStandIn.SOON);
    bot.stop(Duration.ofSeconds(3));
    assertThat(
            slack
                .workspace()
                .calls()
                .all(call -> call.argument("function_execution_id").equals("Fx1")))
        .hasSize(1);
  }

  @Test
  void run_ofAnotherFunction_isNoneOfOurs() throws Exception {
    SlackService bot = started(new SlackFixture().withStep());
    var event = slack.payloads().stepRun("Fx1", "550", "");
    event.withObject("/function").put("callback_id", "somebody_elses");
    slack.acked(slack.event(event));
    bot.stop(Duration.ofSeconds(3)); // waits for what is in flight
    assertThat(slack.workspace().calls().all(call -> call.method().startsWith("functions.")))
        .isEmpty();
  }
}
