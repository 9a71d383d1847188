package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Mentions in the middle of a talk, whose words say nothing of a bounce themselves.
final class SlackTalksTest extends SlackBotTest {
  private static final String OTHER =
      "<amy@example.org>: host mx.example.org[192.0.2.7] said: 552 5.2.2 <amy@example.org>:"
          + " Mailbox full (in reply to RCPT TO command)";

  private ObjectNode mentioned(String words, ObjectNode... thread) {
    slack.workspace().thread(ANN, thread);
    ObjectNode mention = slack.payloads().mention(ANN, words);
    mention.put("thread_ts", thread[0].path("ts").asString());
    slack.acked(slack.event(mention));
    return mention;
  }

  private static ObjectNode said(String text) {
    return SlackPayloads.message(BEN.id(), text);
  }

  private SlackCall posted() {
    return slack.called("chat.postMessage");
  }

  private void assertNothingPublic() {
    slack.acked(slack.event(slack.payloads().mention(ANN, "550")));
    posted(); // that is the first that all see
    assertThat(slack.workspace().calls().all(call -> call.method().equals("chat.postMessage")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what does this mean?",
        "explain",
        "thanks",
        "이게 무슨 뜻이야?",
        "これはどういう意味ですか",
        "was heißt das?",
        "qu'est-ce que c'est ?",
        "¿qué significa esto?",
        "cosa vuol dire?",
        "o que significa isso?",
        "这是什么意思",
        "что это значит?",
        "should we retry?",
        "is the mailbox full?",
        "spf?",
        "?",
        ""
      })
  void mention_inTheThreadOfABounce_explainsIt(String words) {
    ObjectNode mention = mentioned(words, said(BOUNCE), said("hm"), said("anybody?"));
    SlackCall card = posted();
    assertThat(card.shown()).contains("bob@example.com");
    assertThat(card.argument("thread_ts")).isEqualTo(mention.path("thread_ts").asString());
  }

  @Test
  void mention_belowSeveralBounces_explainsTheNewest() {
    mentioned("what is this?", said(BOUNCE), said("and now"), said(OTHER), said("again 550?"));
    assertThat(posted().shown()).contains("amy@example.org").doesNotContain("bob@example.com");
  }

  @Test
  void mention_withACodeOfItsOwn_isAboutThat() {
    mentioned("what is 421?", said(BOUNCE));
    assertThat(posted().shown()).contains("421").doesNotContain("bob@example.com");
  }

  @Test
  void mention_belowAFile_readsIt() {
    ObjectNode withFile = said("look").put("subtype", "file_share");
    withFile
        .putArray("files")
        .add(
            slack
                .workspace()
                .file("mail.eml", "message/rfc822", BOUNCE.getBytes(StandardCharsets.UTF_8)));
    mentioned("what does it want?", said("it broke"), withFile, said("hm"));
    assertThat(posted().shown()).contains("bob@example.com");
  }

  @Test
  void mention_farDownALongThread_findsWhatStandsOnAPageAfter() {
    List<ObjectNode> thread = new ArrayList<>(List.of(said("it broke")));
    for (int i = 0; i < 450; i++) {
      thread.add(said(i == 420 ? OTHER : i == 30 ? BOUNCE : "reply " + i));
    }
    mentioned("and this?", thread.toArray(ObjectNode[]::new));
    assertThat(posted().shown()).contains("amy@example.org");
    assertThat(slack.workspace().calls().all(c -> c.method().equals("conversations.replies")))
        .hasSize(3);
  }

  @Test
  void mention_belowAnAnswerOfOurs_doesNotReadThat() {
    ObjectNode ours = said(OTHER).put("user", SlackWorkspace.BOT_USER);
    mentioned("explain", said(BOUNCE), ours);
    assertThat(posted().shown()).contains("bob@example.com");
  }

  @Test
  void mention_whereNothingIsToBeFound_isToldToThePersonAlone() {
    ObjectNode mention = mentioned("what does this mean?", said("lunch?"), said("pizza"));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.argument("user")).isEqualTo(ANN.id());
    assertThat(told.argument("thread_ts")).isEqualTo(mention.path("thread_ts").asString());
    assertThat(told.shown()).contains("no bounce and no code");
    assertNothingPublic();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "?", "도움말"})
  void mention_forHelpInAThread_helpsThePersonAlone(String words) {
    ObjectNode mention = mentioned(words, said("lunch?"), said("pizza"));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.argument("user")).isEqualTo(ANN.id());
    assertThat(told.argument("thread_ts")).isEqualTo(mention.path("thread_ts").asString());
    assertNothingPublic();
  }

  @ParameterizedTest
  @ValueSource(strings = {"thanks", "ping", "good morning", "고마워요"})
  void mention_ofTalk_isNoPublicCard(String words) {
    slack.acked(slack.event(slack.payloads().mention(ANN, words)));
    SlackCall told = slack.called("chat.postEphemeral");
    assertThat(told.argument("thread_ts")).isEmpty();
    assertNothingPublic();
  }

  @Test
  void direct_inAThread_readsItToo() {
    SlackPerson alone = ANN.in("D0ANN00001");
    ObjectNode root = said(BOUNCE);
    slack.workspace().thread(alone, root);
    ObjectNode direct = slack.payloads().directMessage(alone, "what does this mean?");
    slack.acked(slack.event(direct.put("thread_ts", root.path("ts").asString())));
    assertThat(posted().shown()).contains("bob@example.com");
  }
}
