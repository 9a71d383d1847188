package bouncecard.fuzz;

import bouncecard.adapter.Hostile;
import bouncecard.adapter.discord.DiscordLimits;
import bouncecard.adapter.discord.drawing.DiscordRenderer;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.slack.SlackLimits;
import bouncecard.adapter.slack.drawing.SlackRenderer;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Handle;
import bouncecard.card.Card;
import bouncecard.catalog.Language;
import java.util.List;
import java.util.function.ToIntFunction;
import tools.jackson.databind.json.JsonMapper;

/// What must hold of whatever is drawn.
final class Cards {
  /// More than any card has: what it quotes is cut.
  private static final int LONGEST = 100_000;

  /// What a card is made of that has a stranger's text wherever it can.
  private static final int LONGEST_HOSTILE = 2_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TerminalFormat TERMINAL = new TerminalFormat(80, false);
  private static final MarkdownFormat MARKDOWN = new MarkdownFormat();
  private static final JsonFormat JSON_FORMAT = new JsonFormat();
  private static final SlackRenderer SLACK = new SlackRenderer();
  private static final DiscordRenderer DISCORD = new DiscordRenderer();
  private static final List<ToIntFunction<AnswerCard>> DRAWN =
      List.of(Cards::inTerminal, Cards::asText, Cards::inSlack, Cards::inDiscord);

  private Cards() {}

  static void check(byte[] octets, String text) {
    Answer answer = Readers.BOUNCECARD.read(octets);
    for (Language language : Must.some(List.copyOf(Readers.BOUNCECARD.languages()), octets)) {
      AnswerCard reply = reply(answer, Readers.BOUNCECARD.card(answer, language));
      Must.hold(draw(reply, octets) <= LONGEST, "a card that can be read");
      if (Must.beThorough(octets)) {
        Answer explained = Readers.BOUNCECARD.explained(answer);
        draw(reply(explained, Readers.BOUNCECARD.card(explained, language)), octets);
      }
    }
    if (text.length() <= LONGEST_HOSTILE && Must.beThorough(octets)) {
      draw(reply(answer, Hostile.card(text, Language.ENGLISH)), octets);
    }
  }

  private static AnswerCard reply(Answer answer, Card card) {
    return new AnswerCard("", answer, card, Readers.CATALOG.texts(card.language()));
  }

  /// Draws it for all that draw cards, and says how long the longest drawing for people is.
  private static int draw(AnswerCard reply, byte[] octets) {
    return Must.some(DRAWN, octets).stream().mapToInt(how -> how.applyAsInt(reply)).max().orElse(0);
  }

  private static int inTerminal(AnswerCard reply) {
    String terminal = TERMINAL.render(reply);
    Must.hold(terminal.chars().allMatch(c -> c >= ' ' || c == '\n'), "no control in a terminal");
    Must.hold(terminal.chars().noneMatch(c -> c >= 0x7F && c < 0xA0), "no C1 in a terminal");
    return terminal.length();
  }

  private static int asText(AnswerCard reply) {
    String json = JSON_FORMAT.render(reply);
    Must.hold(json.indexOf('\n') < 0 && JSON.readTree(json).isObject(), "an object on a line");
    return MARKDOWN.render(reply).length();
  }

  private static int inSlack(AnswerCard reply) {
    SLACK
        .pages(reply.card(), reply.texts(), Handle.of(reply))
        .forEach(page -> noProblems(SlackLimits.problems(page), "Slack"));
    return 0;
  }

  private static int inDiscord(AnswerCard reply) {
    DISCORD
        .pages(reply.card(), reply.texts(), Handle.of(reply))
        .forEach(page -> noProblems(DiscordLimits.problems(page), "Discord"));
    return 0;
  }

  private static void noProblems(List<String> problems, String where) {
    Must.hold(problems.isEmpty(), where + " takes it: " + problems);
  }
}
