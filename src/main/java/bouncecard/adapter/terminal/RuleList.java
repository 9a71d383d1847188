package bouncecard.adapter.terminal;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Nearest;
import bouncecard.app.RuleFilter;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// `bouncecard rules`: lists the rules by which replies are judged, one card or object each.
final class RuleList {
  private static final int LONGEST_WORD = 60;

  private final Bouncecard bouncecard;
  private final Format format;
  private final Language language;
  private final PrintStream out;
  private final PrintStream err;

  RuleList(
      Bouncecard bouncecard, Format format, Language language, PrintStream out, PrintStream err) {
    this.bouncecard = bouncecard;
    this.format = format;
    this.language = language;
    this.out = out;
    this.err = err;
  }

  /// Answers the exit status.
  int run(List<String> words) {
    return switch (bouncecard.rules(words)) {
      case RuleFilter.Chosen.Some(List<Rule> rules) -> {
        for (int i = 0; i < rules.size(); i++) {
          print(new Answer.RuleAnswer(rules.get(i), rules.size() == 1), i == 0);
        }
        out.flush();
        yield 0;
      }
      case RuleFilter.Chosen.NoneHas(String word, List<String> names) -> {
        complain(word, names);
        yield 1;
      }
      case RuleFilter.Chosen.NoneHasAll(List<String> all) -> {
        say(Message.ERROR_NO_RULE_WITH_ALL, Map.of("words", shown(String.join(" ", all))));
        yield 1;
      }
    };
  }

  /// What takes several lines is set apart from the one before.
  private void print(Answer answer, boolean first) {
    Texts texts = bouncecard.catalog().texts(language);
    String drawn =
        format.render(new AnswerCard("", answer, bouncecard.card(answer, language), texts));
    out.print(!first && drawn.indexOf('\n') >= 0 ? "\n" : "");
    out.println(drawn);
  }

  private void complain(String word, List<String> names) {
    Nearest.to(word, names)
        .ifPresentOrElse(
            near -> say(Message.ERROR_NO_RULE_BUT, Map.of("word", shown(word), "near", near)),
            () -> say(Message.ERROR_NO_RULE, Map.of("word", shown(word))));
  }

  private void say(Message message, Map<String, String> values) {
    err.println(Rich.of(bouncecard.catalog().texts(language).message(message), values).text());
  }

  private static String shown(String word) {
    return new UntrustedText(word).visible(LONGEST_WORD);
  }
}
