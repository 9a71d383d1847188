package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Mentions in threads of bounces: each asks in some language, and the bounce stands somewhere in
/// some form. Every place meets every form once, and three hundred mentions are asked with
/// `-Dbouncecard.exhaustive=true`.
final class SlackManyTalksTest extends SlackBotTest {
  private static final List<String> WORDS =
      List.of(
          "what does this mean?",
          "who has to fix that?",
          "이게 무슨 뜻이야?",
          "누가 고쳐야 해?",
          "これはどういう意味ですか",
          "was heißt das, und wer muss ran?",
          "qu'est-ce que ça veut dire ?",
          "¿qué significa esto?",
          "cosa vuol dire?",
          "o que significa isso?",
          "这是什么意思",
          "что это значит?",
          "wat betekent dit?",
          "co to znaczy?",
          "will it retry by itself?",
          "help me with this",
          "explain pls",
          "");

  /// Where the bounce stands among what people say.
  private enum Place {
    ROOT(0, 6),
    MIDDLE(7, 14),
    LAST(9, 10),
    BEFORE_THE_CUT(12, 230),
    AFTER_THE_CUT(215, 230);

    private final int at;
    private final int of;

    Place(int at, int of) {
      this.at = at;
      this.of = of;
    }
  }

  /// In what form it stands there.
  private enum Form {
    LINE,
    FENCE,
    QUOTE,
    WITH_A_QUESTION,
    EXCEPTION,
    EVENT,
    REPORT,
    MAIL,
    LOG_FILE,
    ATTACHMENT,
    BLOCKS
  }

  private static final int COUNT =
      Boolean.getBoolean("bouncecard.exhaustive")
          ? 300
          : Place.values().length * Form.values().length;

  private static String line(String recipient) {
    return "postfix/smtp[7]: 4F1A2B: to=<"
        + recipient
        + ">, relay=mx.example.net[192.0.2.7]:25, dsn=5.1.1, status=bounced (host"
        + " mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown (in reply to RCPT TO"
        + " command))";
  }

  private static String report(String recipient) {
    return "The mail system\n\n<"
        + recipient
        + ">: host mx.example.net[192.0.2.7] said: 550 5.1.1\n"
        + "    User unknown (in reply to RCPT TO command)\n";
  }

  private static String mail(String recipient) {
    return """
    From: MAILER-DAEMON@mx.example.com
    To: news@example.com
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain

    I'm sorry to have to inform you that your message could not be delivered.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.com

    Final-Recipient: rfc822; %s
    Action: failed
    Status: 5.1.1
    Remote-MTA: dns; mx.example.net
    Diagnostic-Code: smtp; 550 5.1.1 User unknown

    --b1--
    """
        .formatted(recipient);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private ObjectNode bounce(SlackPerson person, Form form, String recipient) {
    ObjectNode message = SlackPayloads.message(person.id(), "");
    String line = escaped(line(recipient));
    return switch (form) {
      case LINE -> message.put("text", line);
      case FENCE -> message.put("text", "```" + line + "```");
      case QUOTE -> message.put("text", "&gt; " + line);
      case WITH_A_QUESTION -> message.put("text", "since an hour, any idea?\n" + line);
      case EXCEPTION ->
          message.put(
              "text",
              "smtplib.SMTPRecipientsRefused: {'" + recipient + "': (550, b'5.1.1 User unknown')}");
      case EVENT ->
          message.put(
              "text",
              "```{\"event\":\"bounce\",\"email\":\""
                  + recipient
                  + "\",\"reason\":\"550 5.1.1 User"
                  + " unknown\",\"status\":\"5.1.1\",\"type\":\"bounce\"}```");
      case REPORT -> message.put("text", escaped(report(recipient)));
      case MAIL -> withFile(message, "bounce.eml", "message/rfc822", mail(recipient));
      case LOG_FILE -> withFile(message, "mail.log", "text/plain", line(recipient) + "\n");
      case ATTACHMENT -> {
        message
            .putArray("attachments")
            .addObject()
            .put("id", 1)
            .put("title", "[FIRING:1] MailBounced")
            .put("fallback", "[no preview available]")
            .put("text", line);
        yield message;
      }
      case BLOCKS -> {
        ObjectNode section =
            message.putArray("blocks").addObject().put("type", "section").put("block_id", "b");
        section.putObject("text").put("type", "mrkdwn").put("text", "```" + line + "```");
        yield message.put("text", "alert");
      }
    };
  }

  private ObjectNode withFile(ObjectNode message, String name, String type, String content) {
    message
        .put("subtype", "file_share")
        .putArray("files")
        .add(slack.workspace().file(name, type, content.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  @Test
  void mentions_belowBouncesOfAllForms_readTheRightOne() {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Place place = Place.values()[i % Place.values().length];
      Form form = Form.values()[i % Form.values().length];
      String words = WORDS.get(i % WORDS.size());
      SlackPerson person =
          new SlackPerson("U0TALK%04d".formatted(i), "p" + i, "C0TALK%04d".formatted(i));
      String recipient = "r" + i + "@example.net";
      String[] talk = {"it broke again", "since the deploy?", "no idea", "looking", "+1", "hm"};
      ObjectNode[] thread = new ObjectNode[place.of];
      for (int at = 0; at < place.of; at++) {
        thread[at] =
            at == place.at
                ? bounce(person, form, recipient)
                : SlackPayloads.message(person.id(), talk[at % talk.length]);
      }
      slack.workspace().thread(person, thread);
      ObjectNode mention = slack.payloads().mention(person, words);
      mention.put("thread_ts", thread[0].path("ts").asString());
      slack.acked(slack.event(mention));
      SlackCall said =
          slack
              .workspace()
              .calls()
              .await(
                  call ->
                      call.method().startsWith("chat.post")
                          && call.argument("channel").equals(person.channel()),
                  SocketModeStandIn.SOON);
      if (!said.method().equals("chat.postMessage") || !said.shown().contains(recipient)) {
        wrong.add(
            "%d %s %s \"%s\": %s"
                .formatted(i, form, place, words, said.shown().lines().findFirst().orElse("")));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
