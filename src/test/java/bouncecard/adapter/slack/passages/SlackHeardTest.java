package bouncecard.adapter.slack.passages;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.json.JsonMessages;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.MessageReader;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import org.junit.jupiter.api.Test;

final class SlackHeardTest {
  private final MessageReader heard = new JsonMessages(new SlackHeard("UBOT")::read);

  private HeardMessage read(String json) {
    return heard.read(json).orElseThrow();
  }

  @Test
  void read_richText_isProseCodeAndQuote() {
    HeardMessage message =
        read(
            """
            {"type":"message","user":"U1","text":"x","blocks":[{"type":"rich_text","elements":[
             {"type":"rich_text_section","elements":[{"type":"text","text":"look at "},
              {"type":"text","text":"550 no","style":{"code":true}}]},
             {"type":"rich_text_preformatted","elements":[{"type":"text","text":"a log line"}]},
             {"type":"rich_text_quote","elements":[{"type":"text","text":"a < b"}]}]}]}
            """);
    assertThat(message.author()).isEqualTo(Author.PERSON);
    assertThat(message.passages())
        .containsExactly(
            Passage.of(Kind.CODE, "550 no"),
            Passage.of(Kind.PROSE, "look at 550 no"),
            Passage.of(Kind.CODE, "a log line"),
            Passage.of(Kind.QUOTE, "a < b"));
  }

  @Test
  void read_mrkdwn_isReadByItsMarks() {
    assertThat(
            read("{\"user\":\"U1\",\"text\":\"&gt; 550 &lt;a@example.org&gt;\\nwhy?\"}").passages())
        .containsExactly(
            Passage.of(Kind.QUOTE, "550 <a@example.org>"), Passage.of(Kind.PROSE, "why?"));
  }

  @Test
  void read_previewOfALink_isLeftOut() {
    assertThat(
            read("""
            {"user":"U1","text":"good read","attachments":[
             {"from_url":"https://example.com/1","title":"550 5.1.1 User unknown"}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.PROSE, "good read"));
  }

  @Test
  void read_messageSharedInItsOwnChannel_isHeardOnce() {
    assertThat(
            read("""
            {"user":"U1","channel":"C1","text":"done","attachments":[
             {"is_share":true,"channel_id":"C1","text":"550 5.1.1 User unknown"}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.PROSE, "done"));
  }

  @Test
  void read_messageSharedFromAnotherChannel_isHeard() {
    String shared =
        """
        {"user":"U1","channel":"C1","text":"done","attachments":[
         {"is_share":true,%s"text":"550 5.1.1 User unknown"}]}
        """;
    assertThat(read(shared.formatted("\"channel_id\":\"C2\",")).passages()).hasSize(2);
    assertThat(read(shared.formatted("")).passages()).hasSize(2);
  }

  @Test
  void read_fieldsOfAnAttachment_areAnObjectAndLines() {
    assertThat(
            read("""
            {"subtype":"bot_message","bot_id":"B1","username":"SES","text":"","attachments":[
             {"title":"Bounce","fields":[{"title":"Recipient","value":"bob@example.org"},
              {"title":"Status","value":"5.1.1"}]}]}
            """)
                .passages())
        .containsExactly(
            Passage.of(Kind.HEADING, "Bounce"),
            Passage.of(Kind.FIELDS, "{\"recipient\":\"bob@example.org\",\"status\":\"5.1.1\"}"),
            Passage.of(Kind.CARD, "Recipient: bob@example.org\nStatus: 5.1.1"));
  }

  @Test
  void read_edit_tellsWhatItSaidBefore() {
    HeardMessage message =
        read(
            """
            {"subtype":"message_changed","hidden":true,
             "message":{"user":"U1","text":"550 5.1.1 no"},
             "previous_message":{"user":"U1","text":"550 5.1.1 yes"}}
            """);
    assertThat(message.before()).containsExactly(Passage.of(Kind.PROSE, "550 5.1.1 yes"));
  }

  @Test
  void read_mentionOfTheBot_isAddressed() {
    assertThat(read("{\"user\":\"U1\",\"text\":\"<@UBOT> 550\"}").isAddressed()).isTrue();
  }

  @Test
  void read_whatNobodySaid_isEmpty() {
    assertThat(heard.read("{\"subtype\":\"channel_topic\",\"text\":\"550 5.1.1 no\"}")).isEmpty();
    assertThat(heard.read("no json")).isEmpty();
    assertThat(heard.read("{\"user\":\"U1\",\"text\":\"\"}")).isEmpty();
  }
}
