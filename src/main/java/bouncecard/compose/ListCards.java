package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Block.Choice;
import bouncecard.card.Card;
import bouncecard.card.Extent;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Sizes;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Cause;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.CheckMessage;
import bouncecard.compose.CardComposer.Lead;
import bouncecard.smtp.Code;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cards that help to ask: classes of codes, suggestions, search results, help, and what cannot be
/// answered.
final class ListCards {
  private static final int MOST_IN_COMPACT = 3;

  private final CardContext say;

  ListCards(CardContext composition) {
    this.say = composition;
  }

  /// A card about a class of codes.
  ///
  /// @param written how it is written, as `5xx` or `5.7.x`
  /// @param keys the entries that describe it, the most telling first
  /// @param codes the codes in it
  Card classCard(String written, List<String> keys, List<String> codes) {
    ClassEntry entry = say.catalog.classEntry(keys.getFirst()).orElseThrow();
    TextEntry text = say.texts.entry(Section.CLASSES, keys.getFirst()).orElseThrow();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(say.say(Message.WHO_ACTS), Rich.plain(say.actors(entry.actors()))),
                new Block.Fact(
                    say.say(Message.RETRY), Rich.plain(say.texts.term("retry", entry.retry()))))));
    for (String key : keys) {
      blocks.add(
          new Block.Paragraph(
              key.equals(keys.getFirst())
                  ? say.say(Message.MEANING)
                  : say.texts.entry(Section.CLASSES, key).orElseThrow().text("name"),
              say.rich(
                  say.texts.entry(Section.CLASSES, key).orElseThrow().text("meaning"), Map.of())));
    }
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), say.rich(text.list("fix"), Map.of())));
    say.choices(Message.CODES_IN_CLASS, codes).ifPresent(blocks::add);
    blocks.add(
        new Block.Note(
            Rich.plain(
                say.say(Message.SOURCE, Map.of("source", entry.rfc() + " §" + entry.section())))));
    return say.card(
        CardContext.severity(Character.digit(written.charAt(0), 10)),
        say.say(Message.CLASS_TITLE, Map.of("class", written, "name", text.text("name"))),
        say.rich(text.text("verdict"), Map.of()),
        blocks,
        List.of());
  }

  /// A card with the codes that could be meant.
  Card ask(UntrustedText said, List<String> codes) {
    List<Block> blocks = new ArrayList<>();
    say.choices(Message.ASK_CHOICES, codes).ifPresent(blocks::add);
    return say.helping(
        say.say(Message.ASK_TITLE),
        say.rich(Message.ASK_VERDICT, Map.of("said", shown(said))),
        blocks);
  }

  /// A card with search results, best first.
  Sizes search(UntrustedText words, Optional<Lead> lead, List<Choice> results) {
    Rich found = say.rich(Message.SEARCH_VERDICT, Map.of("said", shown(words)));
    Optional<Block.Choices> choices =
        results.isEmpty()
            ? Optional.empty()
            : Optional.of(new Block.Choices(say.say(Message.SEARCH_RESULTS), results));
    if (lead.isPresent()) {
      return led(lead.get(), found, choices);
    }
    Rich nothing = say.rich(Message.SEARCH_NOTHING, Map.of("said", shown(words)));
    return Sizes.one(
        say.card(
            Severity.NEUTRAL,
            say.say(Message.SEARCH_TITLE),
            choices.isPresent() ? found : nothing,
            choices.<Block>map(list -> list).stream().toList(),
            List.of()));
  }

  /// The nearest of what was found.
  private static Block.Choices few(Block.Choices all) {
    return new Block.Choices(
        all.heading(), all.choices().subList(0, Math.min(MOST_IN_COMPACT, all.choices().size())));
  }

  private Sizes led(Lead lead, Rich found, Optional<Block.Choices> choices) {
    Told told =
        switch (lead) {
          case Lead.OfCause(String cause) -> told(cause, Optional.empty());
          case Lead.OfRule(RuleId id) -> {
            Rule rule = rule(id).orElseThrow();
            yield told(rule.cause(), Optional.of(rule));
          }
          case Lead.OfCode(Code code) -> told(code);
        };
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(told.facts()));
    blocks.add(new Block.Paragraph(say.say(Message.MEANING), told.meaning()));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), told.steps()));
    choices.ifPresent(blocks::add);
    blocks.add(new Block.Note(found));
    Compact compact = new Compact(say, Compact.ONE_SCREEN, told.title(), told.verdict());
    compact.facts(told.facts());
    Optional<Block.Choices> few = choices.map(ListCards::few);
    compact.steps(
        say.say(Message.FIRST_STEPS), told.steps(), few.map(Compact::extent).orElse(Extent.NONE));
    few.ifPresent(compact::menu);
    return new Sizes(
        say.card(Severity.NEUTRAL, told.title(), told.verdict(), blocks, List.of()),
        compact.card(Severity.NEUTRAL, say.compactButtons(Message.BUTTON_WHOLE, List.of())));
  }

  /// What is said of the best of what was found.
  private record Told(
      String title, Rich verdict, List<Block.Fact> facts, Rich meaning, List<Rich> steps) {}

  private Told told(String id, Optional<Rule> rule) {
    TextEntry cause = say.texts.entry(Section.CAUSES, id).orElseThrow();
    String verdict =
        rule.flatMap(known -> say.texts.rule(known.id()))
            .map(own -> own.text("meaning"))
            .orElse(cause.text("verdict"));
    Cause why = say.catalog.cause(id);
    List<Actor> actors = rule.map(Rule::actors).orElse(why.actors());
    Retry retry =
        rule.map(known -> CardContext.retry(known, why))
            .orElseGet(() -> CardContext.retry(why.permanence(), why));
    return new Told(
        rule.map(this::name).orElse(cause.text("name")),
        say.rich(verdict, Map.of()),
        say.firstFacts(actors, retry),
        say.rich(cause.text("meaning"), Map.of()),
        say.steps(rule, cause, Map.of()));
  }

  private Told told(Code code) {
    Described described = say.describer.describe(code);
    return new Told(
        say.say(Message.CODE_TITLE, Map.of("codes", code.toString(), "name", described.name())),
        say.rich(described.verdict(), Map.of()),
        say.firstFacts(described.actors(), described.retry()),
        say.rich(described.meaning(), Map.of()),
        say.rich(described.fix(), Map.of()));
  }

  private Optional<Rule> rule(RuleId id) {
    return say.catalog.rules().stream().filter(known -> known.id().equals(id)).findFirst();
  }

  /// The provider and the cause of a rule.
  private String name(Rule rule) {
    String provider = say.catalog.provider(rule.id().owner()).map(Provider::name).orElse("");
    return Stream.of(provider, nameOf(rule.cause()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /// See [CardComposer#nameOf].
  String nameOf(String cause) {
    return say.texts.entry(Section.CAUSES, cause).orElseThrow().text("name");
  }

  /// See [CardComposer#about].
  String about(String code, Optional<RuleId> rule) {
    return rule.flatMap(this::rule).map(this::name).orElseGet(() -> say.describer.name(code));
  }

  /// A card that says that nothing was recognised, and what would work.
  Card none(List<String> numbers) {
    List<Block> blocks = new ArrayList<>();
    for (String number : numbers) {
      blocks.add(
          new Block.Paragraph(
              say.say(Message.STANDS_ALONE), say.rich(Message.NOT_SMTP, Map.of("code", number))));
    }
    blocks.add(examples());
    return say.helping(say.say(Message.NONE_TITLE), Rich.of(say.say(Message.NONE_VERDICT)), blocks);
  }

  /// The short help.
  Card help() {
    return say.helping(
        say.say(Message.HELP_TITLE),
        Rich.of(say.say(Message.HELP_VERDICT)),
        List.of(
            examples(),
            new Block.Paragraph("", Rich.of(say.say(Message.HELP_BOUNCE))),
            new Block.Paragraph("", Rich.of(say.say(Message.HELP_LANGUAGE)))));
  }

  private Block examples() {
    return new Block.Choices(
        say.say(Message.HELP_EXAMPLES),
        List.of(
            new Choice("550 5.1.1", say.say(Message.HELP_CODE)),
            new Choice("252 550", say.say(Message.HELP_COMPARE)),
            new Choice("TSS04", say.say(Message.HELP_TOKEN)),
            new Choice("5.7.x", say.say(Message.HELP_CLASS)),
            new Choice("find greylisting", say.say(Message.HELP_FIND)),
            new Choice("check example.com", say.say(Message.HELP_CHECK))));
  }

  /// Says why somebody does not get what they asked for.
  Card trouble(MessageKey message, Map<String, String> values) {
    return say.bare(
        Severity.NEUTRAL, say.say(Message.TROUBLE_TITLE), say.rich(message, values), List.of());
  }

  /// Says what was done.
  Card note(MessageKey message, Map<String, String> values) {
    return say.bare(
        Severity.NEUTRAL, say.say(Message.NOTE_TITLE), say.rich(message, values), List.of());
  }

  /// Says that live checks are off.
  Card checksOff(UntrustedText target) {
    return say.card(
        Severity.NEUTRAL,
        say.say(CheckMessage.CHECK_TITLE, Map.of("target", shown(target))),
        Rich.of(say.say(CheckMessage.CHECK_OFF)),
        List.of(
            new Block.Paragraph(
                say.say(Message.MEANING), Rich.of(say.say(CheckMessage.CHECK_OFF_WHY))),
            new Block.Paragraph(
                say.say(Message.WHO_ACTS), Rich.of(say.say(CheckMessage.CHECK_WHOM)))),
        List.of());
  }

  /// A person's own words, short, and without what would end a verbatim span.
  private static String shown(UntrustedText text) {
    return text.visible(120).replace('`', '\'');
  }
}
