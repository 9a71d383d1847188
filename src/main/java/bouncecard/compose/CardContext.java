package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.compose.steps.Placeholders;
import bouncecard.smtp.SmtpCommand;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The context that all composers of one language share: words, labels and the buttons that every
/// card has.
final class CardContext {
  private static final int MOST_STEPS = 5;

  final Catalog catalog;
  final Texts texts;
  final Describer describer;

  CardContext(Catalog catalog, Texts texts) {
    this.catalog = catalog;
    this.texts = texts;
    this.describer = new Describer(catalog, texts);
  }

  String say(MessageKey message) {
    return texts.message(message);
  }

  String say(MessageKey message, Map<String, String> values) {
    return rich(message, values).text();
  }

  Rich rich(MessageKey message, Map<String, String> values) {
    return Rich.of(texts.message(message), values);
  }

  /// A catalogue's text; a placeholder for which nothing was found becomes words that say what
  /// belongs there.
  Rich rich(String text, Map<String, String> found) {
    return text.indexOf('{') < 0 ? Rich.of(text) : Placeholders.fill(text, found, texts);
  }

  List<Rich> rich(List<String> lines, Map<String, String> found) {
    return lines.stream().map(line -> rich(line, found)).toList();
  }

  /// The steps of a rule and its cause, merged by what they do, as many as a person takes in; those
  /// that are about a value that was not found are left out.
  List<Rich> steps(Optional<Rule> rule, TextEntry cause, Map<String, String> found) {
    List<String> steps = merged(texts, rule.map(Rule::id), cause);
    List<String> known =
        steps.stream().filter(step -> !Placeholders.needsMore(step, found)).toList();
    List<String> shown = known.isEmpty() ? steps : known;
    return rich(shown.subList(0, Math.min(MOST_STEPS, shown.size())), found);
  }

  /// The steps of a provider's rule and of its cause, in the order in which the build merged them
  /// by what they do.
  ///
  /// @param rule empty where no rule with steps of its own decided
  static List<String> merged(Texts texts, Optional<RuleId> rule, TextEntry cause) {
    List<String> general = cause.list("fix");
    Optional<TextEntry> own = rule.flatMap(texts::rule).filter(text -> text.has("plan"));
    return own.map(text -> merged(text, general)).orElse(general);
  }

  private static List<String> merged(TextEntry own, List<String> general) {
    List<String> steps = new ArrayList<>();
    for (String place : own.list("plan")) {
      List<String> from = place.startsWith("r") ? own.list("fix") : general;
      int index = Integer.parseInt(place.substring(1));
      if (index < from.size()) {
        steps.add(from.get(index));
      }
    }
    return steps;
  }

  /// What those who run the program say to their own people, told apart from what it says itself.
  List<Block> notes(Optional<TextEntry> rule, TextEntry cause, Map<String, String> found) {
    return Stream.concat(rule.stream(), Stream.of(cause))
        .flatMap(entry -> entry.note().stream())
        .<Block>map(note -> new Block.Paragraph(say(Message.OPERATORS_NOTE), rich(note, found)))
        .toList();
  }

  /// Small print with the provider's own page.
  Block providersPage(URI page) {
    return new Block.Note(Rich.plain(say(Message.PROVIDERS_PAGE) + " ").then(Rich.link(page)));
  }

  String actors(List<Actor> actors) {
    List<String> names = new ArrayList<>();
    for (Actor actor : actors) {
      names.add(texts.term("actor", actor));
    }
    return String.join(say(Message.LIST_JOIN), names);
  }

  /// Who must act; nobody waits where nothing is tried again.
  String actors(List<Actor> actors, Retry retry) {
    return retry == Retry.YES || retry == Retry.DEPENDS
        ? actors(actors)
        : actors.stream()
            .map(
                actor ->
                    actor == Actor.NOBODY ? say(Message.NOBODY_ACTS) : texts.term("actor", actor))
            .collect(Collectors.joining(say(Message.LIST_JOIN)));
  }

  /// What a reply answers, as people write it.
  String command(SmtpCommand command) {
    return command(command, texts);
  }

  static String command(SmtpCommand command, Texts texts) {
    return switch (command) {
      case GREETING -> texts.message(Message.COMMAND_GREETING);
      case END_OF_DATA -> texts.message(Message.COMMAND_END_OF_DATA);
      case ANY -> texts.message(Message.COMMAND_ANY);
      case LOG -> texts.message(Message.COMMAND_LOG);
      case EHLO,
          HELO,
          STARTTLS,
          AUTH,
          MAIL,
          RCPT,
          DATA,
          BDAT,
          RSET,
          VRFY,
          EXPN,
          HELP,
          NOOP,
          QUIT,
          ETRN,
          ATRN,
          BURL ->
          command.label();
    };
  }

  /// The buttons of a card: what to look at or compare with, then share, copy, other languages and
  /// dismiss.
  List<Button> buttons(List<Button> first) {
    List<Button> buttons = new ArrayList<>(first);
    buttons.add(new Button(Button.Kind.SHARE, say(Message.BUTTON_SHARE), ""));
    buttons.add(new Button(Button.Kind.COPY, say(Message.BUTTON_COPY), ""));
    buttons.addAll(always());
    return buttons;
  }

  /// The buttons of a card that holds nothing to show to others.
  private List<Button> always() {
    List<Button> buttons = new ArrayList<>();
    for (Language language : catalog.languages()) {
      if (!language.equals(texts.language())) {
        String name = catalog.texts(language).message(Message.LANGUAGE_NAME);
        buttons.add(new Button(Button.Kind.LANGUAGE, name, language.tag()));
      }
    }
    buttons.add(new Button(Button.Kind.DISMISS, say(Message.BUTTON_DISMISS), ""));
    return buttons;
  }

  /// What shows the card about a code or a question.
  Button about(String query) {
    return new Button(Button.Kind.ASK, say(Message.BUTTON_ABOUT, Map.of("code", query)), query);
  }

  Button ask(String label, String query) {
    return new Button(Button.Kind.ASK, label, query);
  }

  /// What shows the whole of a compact card, then the rest.
  List<Button> compactButtons(Message whole, List<Button> others) {
    List<Button> buttons = new ArrayList<>();
    buttons.add(new Button(Button.Kind.WHOLE, say(whole), ""));
    buttons.addAll(others);
    return buttons(buttons);
  }

  Block.Fact fact(MessageKey label, Rich value) {
    return new Block.Fact(say(label), value);
  }

  /// What becomes of a message of which a rule tells by itself.
  static Retry retry(Rule rule, Cause cause) {
    return rule.permanence() == Permanence.TEMPORARY && rule.lasts()
        ? Retry.AFTER_CHANGE
        : retry(rule.permanence(), cause);
  }

  /// What becomes of a message where no more is known than why it failed.
  static Retry retry(Permanence permanence, Cause cause) {
    return switch (permanence) {
      case SUCCESS -> Retry.NOT_NEEDED;
      case TEMPORARY -> Retry.YES;
      case UNKNOWN -> Retry.DEPENDS;
      case PERMANENT -> cause.retry();
    };
  }

  /// Who must act and whether to retry, which every answer says first.
  List<Block.Fact> firstFacts(List<Actor> actors, Retry retry) {
    return List.of(
        fact(Message.WHO_ACTS, Rich.plain(actors(actors, retry))),
        fact(Message.RETRY, Rich.plain(texts.term("retry", retry))));
  }

  Card card(Severity severity, String title, Rich verdict, List<Block> blocks, List<Button> first) {
    return new Card(severity, texts.language(), title, verdict, blocks, buttons(first));
  }

  /// A card that helps to ask, which there is no sense in sharing.
  Card helping(String title, Rich verdict, List<Block> blocks) {
    return new Card(Severity.NEUTRAL, texts.language(), title, verdict, blocks, always());
  }

  /// A card with which nothing can be done.
  Card bare(Severity severity, String title, Rich verdict, List<Block> blocks) {
    return new Card(severity, texts.language(), title, verdict, blocks, List.of());
  }

  Optional<Block> choices(Message heading, List<String> codes) {
    List<Block.Choice> choices =
        codes.stream().map(code -> new Block.Choice(code, describer.name(code))).toList();
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Choices(say(heading), choices));
  }

  static Severity severity(int classDigit) {
    return switch (classDigit) {
      case 2, 3 -> Severity.SUCCESS;
      case 4 -> Severity.TEMPORARY;
      case 5 -> Severity.PERMANENT;
      default -> Severity.NEUTRAL;
    };
  }
}
