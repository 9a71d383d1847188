package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What all composers of one language share: words, labels and the buttons that every card has.
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

  /// A catalogue's text; a placeholder for which nothing was found becomes a word that says what
  /// belongs there.
  Rich rich(String text, Map<String, String> found) {
    if (text.indexOf('{') < 0) {
      return Rich.of(text);
    }
    return Rich.of(text, Placeholders.complete(found, texts));
  }

  List<Rich> rich(List<String> lines, Map<String, String> found) {
    return lines.stream().map(line -> rich(line, found)).toList();
  }

  /// The steps that only hold at a provider, then the cause's own, as many as a person takes in.
  List<Rich> steps(Optional<TextEntry> rule, TextEntry cause, Map<String, String> found) {
    List<String> steps = new ArrayList<>();
    rule.ifPresent(text -> steps.addAll(text.list("fix")));
    for (String step : cause.list("fix")) {
      if (steps.size() < MOST_STEPS) {
        steps.add(step);
      }
    }
    return rich(steps, found);
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

  /// The buttons of a card: what to compare with or look at, then share, copy, other languages and
  /// dismiss.
  List<Button> buttons(List<Button> first) {
    List<Button> buttons = new ArrayList<>(first);
    buttons.add(new Button(Button.Kind.SHARE, say(Message.BUTTON_SHARE), ""));
    buttons.add(new Button(Button.Kind.COPY, say(Message.BUTTON_COPY), ""));
    for (Language language : catalog.languages()) {
      if (!language.equals(texts.language())) {
        String name = catalog.texts(language).message(Message.LANGUAGE_NAME);
        buttons.add(new Button(Button.Kind.LANGUAGE, name, language.tag()));
      }
    }
    buttons.add(new Button(Button.Kind.DISMISS, say(Message.BUTTON_DISMISS), ""));
    return buttons;
  }

  Button ask(String label, String query) {
    return new Button(Button.Kind.ASK, label, query);
  }

  Card card(Severity severity, String title, Rich verdict, List<Block> blocks, List<Button> first) {
    return new Card(severity, texts.language(), title, verdict, blocks, buttons(first));
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
