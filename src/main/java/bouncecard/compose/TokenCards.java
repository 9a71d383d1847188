package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Extent;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Sizes;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.smtp.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards about a provider's token, asked by itself.
final class TokenCards {
  private final CardContext say;
  private final TokenDecoder deciphered;

  TokenCards(CardContext say) {
    this.say = say;
    this.deciphered = new TokenDecoder(say);
  }

  Sizes compose(Rule rule, String token) {
    Provider provider = say.catalog.provider(rule.id().owner()).orElseThrow();
    Cause known = say.catalog.cause(rule.cause());
    TextEntry cause = say.texts.entry(Section.CAUSES, rule.cause()).orElseThrow();
    TextEntry text = say.texts.rule(rule.id()).orElseThrow();
    Rich meaning = say.rich(text.text("meaning"), Map.of());
    List<Rich> steps = say.steps(Optional.of(rule), cause, Map.of());
    Permanence permanence = permanence(rule, token);
    Retry retry =
        permanence == Permanence.TEMPORARY && rule.lasts()
            ? Retry.AFTER_CHANGE
            : CardContext.retry(permanence, known);
    List<Block.Fact> facts = new ArrayList<>(say.firstFacts(rule.actors(), retry));
    facts.add(say.fact(Message.PERMANENCE, Rich.plain(say.texts.term("permanence", permanence))));
    facts.add(say.fact(Message.PROVIDER, Rich.plain(provider.name())));
    if (!rule.seenWith().isEmpty()) {
      facts.add(say.fact(Message.USUALLY_WITH, Rich.verbatim(String.join(", ", rule.seenWith()))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(facts));
    blocks.add(new Block.Paragraph(say.say(Message.MEANING), meaning));
    deciphered.token(rule, token, Map.of()).ifPresent(blocks::add);
    blocks.addAll(say.notes(Optional.of(text), cause, Map.of()));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), steps));
    rule.help().or(provider::help).map(say::providersPage).ifPresent(blocks::add);
    blocks.add(
        new Block.Note(
            Rich.plain(
                say.say(
                    Message.SOURCE,
                    Map.of("source", rule.source().title() + " (" + rule.source().seen() + ")")))));
    boolean isTemporary = permanence == Permanence.TEMPORARY;
    Rich verdict =
        say.rich(
            retry == Retry.YES
                ? cause.optional("verdict_temporary").orElse(cause.text("verdict"))
                : cause.text("verdict"),
            Map.of());
    Severity severity = isTemporary ? Severity.TEMPORARY : Severity.PERMANENT;
    String title =
        say.say(
            Message.TOKEN_TITLE,
            Map.of("token", token, "name", cause.text("name"), "provider", provider.name()));
    Compact compact = new Compact(say, Compact.ONE_SCREEN, title, verdict);
    compact.facts(say.firstFacts(rule.actors(), retry));
    compact.steps(say.say(Message.FIRST_STEPS), steps, Extent.NONE);
    compact.paragraph(Compact.shorten(meaning, Compact.SHORT));
    return new Sizes(
        say.card(severity, title, verdict, blocks, List.of()),
        compact.card(severity, say.compactButtons(Message.BUTTON_WHOLE, List.of())));
  }

  /// Whether it passes; where the rule leaves that to the code, and the token is one, by its class.
  private static Permanence permanence(Rule rule, String token) {
    return rule.permanence() == Permanence.UNKNOWN
        ? EnhancedStatusCode.parse(token).map(TokenCards::ofClass).orElse(Permanence.UNKNOWN)
        : rule.permanence();
  }

  private static Permanence ofClass(EnhancedStatusCode code) {
    return code.statusClass() == 4 ? Permanence.TEMPORARY : Permanence.PERMANENT;
  }
}
