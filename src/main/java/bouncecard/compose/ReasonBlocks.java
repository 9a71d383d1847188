package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.RuleMessage;
import bouncecard.diagnose.Candidate;
import bouncecard.diagnose.CandidateOutcome;
import bouncecard.diagnose.Explanation;
import bouncecard.diagnose.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says why a reply was judged as it was: who spoke, what decided, and what else came into
/// question.
final class ReasonBlocks {
  private static final int LONGEST_EVIDENCE = 100;

  private final CardContext say;

  ReasonBlocks(CardContext composition) {
    this.say = composition;
  }

  Block of(Explanation explanation) {
    List<Rich> points = new ArrayList<>();
    points.add(speakers(explanation.attribution()));
    explanation.candidates().stream().map(this::point).forEach(points::add);
    return new Block.Points(say.say(RuleMessage.WHY), points);
  }

  private Rich speakers(List<Provider> speakers) {
    if (speakers.isEmpty()) {
      return Rich.of(say.say(RuleMessage.WHY_NOBODY));
    }
    String names = String.join(", ", speakers.stream().map(Provider::name).toList());
    return say.rich(RuleMessage.WHY_SPEAKERS, Map.of("providers", names));
  }

  private Rich point(Candidate candidate) {
    boolean won = candidate.outcome() == CandidateOutcome.WON;
    Map<String, String> values = new HashMap<>();
    values.put("cause", causeName(candidate));
    values.put("evidence", candidate.evidence().visible(LONGEST_EVIDENCE).replace('`', '\''));
    values.put("basis", say.texts.term("basis", candidate.basis()));
    values.put("strength", candidate.strength().map(this::strength).orElse(""));
    values.put("provider", provider(candidate.rule()));
    if (!won) {
      String outcome = say.texts.term("outcome", candidate.outcome());
      values.put("outcome", Rich.of(outcome, values).text());
    }
    if (candidate.rule().isPresent()) {
      values.put("rule", candidate.rule().get().id().toString());
      return say.rich(won ? RuleMessage.WHY_WON : RuleMessage.WHY_LOST, values);
    }
    return say.rich(won ? RuleMessage.WHY_WON_CODE : RuleMessage.WHY_LOST_CODE, values);
  }

  private String causeName(Candidate candidate) {
    return say.texts.entry(Section.CAUSES, candidate.cause().id()).orElseThrow().text("name");
  }

  private String strength(Strength strength) {
    return say.texts.term("strength", strength);
  }

  private String provider(Optional<Rule> rule) {
    return rule.flatMap(known -> say.catalog.provider(known.id().owner()))
        .map(Provider::name)
        .orElse("");
  }
}
