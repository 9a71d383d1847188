package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.RuleMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards about rules: when one applies, what it says, and what that rests on.
final class RuleCards {
  private final CardContext say;

  RuleCards(CardContext composition) {
    this.say = composition;
  }

  /// @param alone whether there is room for what the rule tells a person
  Card compose(Rule rule, boolean alone) {
    Optional<Provider> provider = say.catalog.provider(rule.id().owner());
    TextEntry cause = say.texts.entry(Section.CAUSES, rule.cause()).orElseThrow();
    Optional<TextEntry> text = say.texts.rule(rule.id());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(facts(rule, provider)));
    if (alone) {
      String meaning = text.map(own -> own.text("meaning")).orElse(cause.text("meaning"));
      blocks.add(new Block.Paragraph(say.say(Message.MEANING), say.rich(meaning, Map.of())));
      blocks.addAll(say.notes(text, cause, Map.of()));
      blocks.add(
          new Block.Steps(
              say.say(Message.HOW_TO_FIX), say.steps(Optional.of(rule), cause, Map.of())));
      rule.help()
          .or(() -> provider.flatMap(Provider::help))
          .map(say::providersPage)
          .ifPresent(blocks::add);
    }
    String title =
        provider
            .map(
                owner ->
                    say.say(
                        RuleMessage.RULE_TITLE,
                        Map.of("rule", rule.id().toString(), "provider", owner.name())))
            .orElse(rule.id().toString());
    return say.card(Severity.NEUTRAL, title, Rich.plain(cause.text("name")), blocks, List.of());
  }

  private List<Block.Fact> facts(Rule rule, Optional<Provider> provider) {
    Rule.Conditions conditions = rule.conditions();
    List<Block.Fact> facts = new ArrayList<>();
    list(facts, say.say(RuleMessage.RULE_ANY), conditions.any());
    list(facts, say.say(RuleMessage.RULE_ALL), conditions.all());
    list(facts, say.say(RuleMessage.RULE_UNLESS), conditions.unless());
    list(
        facts,
        say.say(RuleMessage.RULE_TOKEN),
        conditions.token().stream().map(Object::toString).toList());
    list(
        facts,
        say.say(RuleMessage.RULE_REPLY_CODES),
        conditions.replyCodes().stream().map(Object::toString).toList());
    list(
        facts,
        say.say(RuleMessage.RULE_ENHANCED_STATUS_CODES),
        conditions.enhancedStatusCodes().stream().map(Object::toString).toList());
    list(
        facts,
        say.say(Message.SEEN_AFTER),
        conditions.commands().stream().map(say::command).toList());
    provider
        .filter(_ -> conditions.needsProvider())
        .ifPresent(
            owner ->
                fact(
                    facts,
                    say.say(RuleMessage.RULE_ONLY_WHERE),
                    say.say(RuleMessage.RULE_PROVIDER_SPOKE, Map.of("provider", owner.name()))));
    facts.add(new Block.Fact(say.say(RuleMessage.RULE_CAUSE), Rich.verbatim(rule.cause())));
    fact(facts, say.say(Message.PERMANENCE), say.texts.term("permanence", rule.permanence()));
    fact(facts, say.say(Message.WHO_ACTS), say.actors(rule.actors()));
    list(facts, say.say(Message.USUALLY_WITH), rule.seenWith());
    if (rule.redefines()) {
      fact(facts, say.say(Message.STANDS_ALONE), say.say(RuleMessage.RULE_REDEFINES));
    }
    if (rule.wraps()) {
      fact(facts, say.say(Message.STANDS_ALONE), say.say(RuleMessage.RULE_WRAPS));
    }
    if (rule.lasts()) {
      fact(facts, say.say(Message.RETRY), say.say(RuleMessage.RULE_LASTS));
    }
    fact(facts, say.say(RuleMessage.RULE_SOURCE), rule.source().title());
    fact(facts, say.say(RuleMessage.RULE_SEEN), rule.source().seen());
    return facts;
  }

  private static void fact(List<Block.Fact> facts, String label, String value) {
    facts.add(new Block.Fact(label, Rich.plain(value)));
  }

  private static void list(List<Block.Fact> facts, String label, List<String> values) {
    Rich joined = Rich.EMPTY;
    for (String value : values) {
      joined = (joined.isEmpty() ? joined : joined.then(", ")).then(Rich.verbatim(value));
    }
    if (!values.isEmpty()) {
      facts.add(new Block.Fact(label, joined));
    }
  }
}
