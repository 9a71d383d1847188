package bouncecard.adapter.discord.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.json.JsonMessages;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.MessageReader;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import org.junit.jupiter.api.Test;

final class DiscordHeardTest {
  private final MessageReader heard = new JsonMessages(new DiscordHeard("42")::read);

  private HeardMessage read(String json) {
    return heard.read(json).orElseThrow();
  }

  @Test
  void read_content_isReadByItsMarks() {
    assertThat(
            read("{\"type\":0,\"content\":\"```\\n550 no\\n```\\nwhy?\",\"author\":{\"id\":\"1\"}}")
                .passages())
        .containsExactly(Passage.of(Kind.CODE, "550 no"), Passage.of(Kind.PROSE, "why?"));
  }

  @Test
  void read_embedOfABot_isItsHeadingFieldsAndWords() {
    HeardMessage message =
        read(
            """
            {"type":0,"content":"","author":{"id":"2","username":"Kuma","bot":true},"embeds":[
             {"title":"Down","description":"see below","fields":[
              {"name":"Error","value":"535 5.7.8 no"},{"name":"Host","value":"mx"}],
              "footer":{"text":"since 10:00"}}]}
            """);
    assertThat(message.author()).isEqualTo(Author.BOT);
    assertThat(message.passages())
        .containsExactly(
            Passage.of(Kind.HEADING, "Down"),
            Passage.of(Kind.CARD, "see below"),
            Passage.of(Kind.FIELDS, "{\"error\":\"535 5.7.8 no\",\"host\":\"mx\"}"),
            Passage.of(Kind.CARD, "Error: 535 5.7.8 no\nHost: mx"),
            Passage.of(Kind.HEADING, "since 10:00"));
  }

  @Test
  void read_previewInAPersonsMessage_isLeftOut() {
    assertThat(
            read("""
            {"type":0,"content":"good read","author":{"id":"1"},
             "embeds":[{"title":"550 5.1.1 User unknown"}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.PROSE, "good read"));
  }

  @Test
  void read_textsAmongComponents_areWhatABotSays() {
    assertThat(
            read("""
            {"type":0,"content":"","flags":32768,"author":{"id":"2","bot":true},"components":[
             {"type":17,"components":[{"type":10,"content":"relay down"},{"type":14},
              {"type":9,"components":[{"type":10,"content":"```\\n550 no\\n```"}]}]}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.CARD, "relay down"), Passage.of(Kind.CODE, "550 no"));
  }

  @Test
  void read_forwardedMessage_isQuoted() {
    assertThat(
            read("""
            {"type":0,"content":"","author":{"id":"1"},
             "message_snapshots":[{"message":{"content":"550 5.1.1 no"}}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.QUOTE, "550 5.1.1 no"));
  }

  @Test
  void read_messageForwardedInItsOwnChannel_isHeardOnce() {
    assertThat(
            read("""
            {"type":0,"channel_id":"7","content":"done","author":{"id":"1"},
             "message_reference":{"type":1,"channel_id":"7"},
             "message_snapshots":[{"message":{"content":"550 5.1.1 no"}}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.PROSE, "done"));
  }

  @Test
  void read_messageForwardedFromAnotherChannel_isQuoted() {
    assertThat(
            read("""
            {"type":0,"channel_id":"7","content":"","author":{"id":"1"},
             "message_reference":{"type":1,"channel_id":"8"},
             "message_snapshots":[{"message":{"content":"550 5.1.1 no"}}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.QUOTE, "550 5.1.1 no"));
  }

  @Test
  void read_embedThatNoLinkBrought_isHeardFromAPersonToo() {
    assertThat(
            read("""
            {"type":0,"content":"who?","author":{"id":"1"},
             "embeds":[{"type":"rich","description":"550 5.1.1 no"},
              {"type":"rich","url":"https://example.com/1","description":"550 5.1.2 no"}]}
            """)
                .passages())
        .containsExactly(Passage.of(Kind.PROSE, "who?"), Passage.of(Kind.CARD, "550 5.1.1 no"));
  }

  @Test
  void read_mentionOfTheBot_isAddressed() {
    assertThat(read("{\"type\":0,\"content\":\"<@42> 550\",\"author\":{}}").isAddressed()).isTrue();
  }

  @Test
  void read_whatNobodySaid_isEmpty() {
    assertThat(heard.read("{\"type\":6,\"content\":\"550 5.1.1 no\",\"author\":{}}")).isEmpty();
    assertThat(heard.read("no json")).isEmpty();
  }
}
