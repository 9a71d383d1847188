package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Rule.CodeSpan;
import bouncecard.catalog.TokenPattern;
import bouncecard.smtp.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what stands in a provider's token or code: what each digit of a bit mask means, and what
/// range one is of that stands for the same.
final class TokenDecoder {
  private final CardContext say;

  TokenDecoder(CardContext composition) {
    this.say = composition;
  }

  /// What stands in the token by which `rule` was found; nothing where it was found by other words.
  Optional<Block> token(Rule rule, String token, Map<String, String> found) {
    Optional<TokenPattern> pattern = rule.conditions().token();
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    List<Rich> bits = bits(rule, pattern.get(), token, found);
    if (!bits.isEmpty()) {
      return Optional.of(new Block.Points(say.say(Message.BITS_SAY, Map.of("token", token)), bits));
    }
    return pattern
        .get()
        .family()
        .filter(_ -> pattern.get().find(token).isPresent())
        .map(
            family ->
                note(
                    Message.TOKEN_FAMILY,
                    Map.of("token", token, "first", family.first(), "last", family.last())));
  }

  private List<Rich> bits(
      Rule rule, TokenPattern pattern, String token, Map<String, String> found) {
    List<String> texts = say.texts.rule(rule.id()).map(text -> text.list("bits")).orElse(List.of());
    List<Rich> points = new ArrayList<>();
    for (int bit : pattern.bits(token)) {
      String digits = "0".repeat(texts.size() - 1 - bit) + "1" + "0".repeat(bit);
      points.add(Rich.verbatim(digits).then(" ").then(say.rich(texts.get(bit), found)));
    }
    return points;
  }

  /// The range of codes that the provider of `rule` uses for one thing, where `code` is in one.
  Optional<Block> code(Rule rule, EnhancedStatusCode code) {
    Optional<Provider> provider = say.catalog.provider(rule.id().owner());
    return say.catalog.rulesAbout(code).stream()
        .filter(about -> about.id().owner().equals(rule.id().owner()))
        .filter(about -> about.cause().equals(rule.cause()))
        .flatMap(about -> about.conditions().enhancedStatusCodes().stream())
        .filter(span -> span instanceof CodeSpan.Many && span.contains(code))
        .findFirst()
        .flatMap(
            span ->
                provider.map(
                    owner ->
                        note(
                            Message.CODE_FAMILY,
                            Map.of(
                                "code", code.toString(),
                                "family", span.toString(),
                                "provider", owner.name()))));
  }

  private Block note(Message message, Map<String, String> values) {
    return new Block.Paragraph(say.say(Message.STANDS_ALONE), say.rich(message, values));
  }
}
