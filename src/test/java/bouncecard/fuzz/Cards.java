package bouncecard.fuzz;

import bouncecard.adapter.Hostile;
import bouncecard.adapter.discord.DiscordLimits;
import bouncecard.adapter.discord.DiscordRenderer;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.slack.SlackLimits;
import bouncecard.adapter.slack.SlackRenderer;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Handle;
import bouncecard.card.Card;
import bouncecard.catalog.Language;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What must hold of whatever is drawn.
final class Cards {
  /// More than any card has: what it quotes is cut.
  private static final int LONGEST = 100_000;

  /// What a card is made of that has a stranger's text wherever it can.
  private static final int LONGEST_HOSTILE = 2_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private Cards() {}

  static void check(byte[] octets, String text) {
    Answer answer = Readers.BOUNCECARD.read(octets);
    Answer explained = Readers.BOUNCECARD.explained(answer);
    for (Language language : Readers.BOUNCECARD.languages()) {
      AnswerCard reply = reply(answer, Readers.BOUNCECARD.card(answer, language));
      Must.hold(draw(reply) <= LONGEST, "a card that can be read");
      draw(reply(explained, Readers.BOUNCECARD.card(explained, language)));
    }
    if (text.length() <= LONGEST_HOSTILE && Must.beThorough(octets)) {
      draw(reply(answer, Hostile.card(text, Language.ENGLISH)));
    }
  }

  private static AnswerCard reply(Answer answer, Card card) {
    return new AnswerCard("", answer, card, Readers.CATALOG.texts(card.language()));
  }

  /// Draws it everywhere and says how long the longest drawing for people is.
  private static int draw(AnswerCard reply) {
    String terminal = new TerminalFormat(80, false).render(reply);
    Must.hold(terminal.chars().allMatch(c -> c >= ' ' || c == '\n'), "no control in a terminal");
    Must.hold(terminal.chars().noneMatch(c -> c >= 0x7F && c < 0xA0), "no C1 in a terminal");
    String markdown = new MarkdownFormat().render(reply);
    String json = new JsonFormat().render(reply);
    Must.hold(json.indexOf('\n') < 0 && JSON.readTree(json).isObject(), "an object on a line");
    new SlackRenderer()
        .pages(reply.card(), reply.texts(), Handle.of(reply))
        .forEach(page -> noProblems(SlackLimits.problems(page), "Slack"));
    new DiscordRenderer()
        .pages(reply.card(), reply.texts(), Handle.of(reply))
        .forEach(page -> noProblems(DiscordLimits.problems(page), "Discord"));
    return Math.max(terminal.length(), markdown.length());
  }

  private static void noProblems(List<String> problems, String where) {
    Must.hold(problems.isEmpty(), where + " takes it: " + problems);
  }
}
