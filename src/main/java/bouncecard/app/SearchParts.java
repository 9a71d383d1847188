package bouncecard.app;

import bouncecard.app.search.SearchResult;
import bouncecard.app.search.SearchResult.Code;
import bouncecard.app.search.SearchResult.Hit;
import bouncecard.app.search.SearchResult.Topic;
import bouncecard.card.Block.Choice;
import bouncecard.compose.CardComposer;
import bouncecard.compose.CardComposer.Lead;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.List;
import java.util.Optional;

/// The parts of a search's card: the best is told, the others can be asked for.
final class SearchParts {
  private SearchParts() {}

  static Optional<Lead> lead(SearchResult found) {
    return found.hits().stream()
        .findFirst()
        .flatMap(
            hit ->
                switch (hit) {
                  case Topic(String cause) -> Optional.of(new Lead.OfCause(cause));
                  case Code(String written, var rule) ->
                      rule.<Lead>map(Lead.OfRule::new).or(() -> code(written));
                });
  }

  private static Optional<Lead> code(String written) {
    return ReplyCode.parse(written)
        .<bouncecard.smtp.Code>map(code -> code)
        .or(() -> EnhancedStatusCode.parse(written))
        .map(Lead.OfCode::new);
  }

  static List<Choice> choices(SearchResult found, CardComposer composer) {
    List<Hit> hits = found.hits();
    return hits.stream()
        .filter(hit -> !(hit instanceof Topic) || !hit.equals(hits.getFirst()))
        .map(hit -> choice(hit, composer))
        .toList();
  }

  private static Choice choice(Hit hit, CardComposer composer) {
    return switch (hit) {
      case Topic(String cause) -> new Choice("find " + cause, composer.nameOf(cause));
      case Code(String written, var rule) -> new Choice(written, composer.about(written, rule));
    };
  }
}
