package bouncecard.adapter.cache;

import bouncecard.app.Answer;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.tally.TallyReport;

/// How much room an answer takes, roughly, in characters.
final class Weights {
  private static final int FRAME = 500;

  private Weights() {}

  static int of(Answer answer) {
    return switch (answer) {
      case Answer.BounceAnswer(Decoding decoding) -> of(decoding);
      // At most what one conversation may have, twice.
      case Answer.CheckedAnswer _ -> 20 * FRAME;
      case Answer.TriageAnswer(TallyReport tally, var unknown, var refused, var _) ->
          FRAME
              * (2
                  + tally.problems().size()
                  + tally.domains().size() / 8
                  + unknown.size()
                  + refused.size());
      case Answer.CodeAnswer _,
          Answer.CompareAnswer _,
          Answer.TokenAnswer _,
          Answer.RuleAnswer _,
          Answer.ClassAnswer _,
          Answer.AskAnswer _,
          Answer.SearchAnswer _,
          Answer.CheckAnswer _,
          Answer.HelpAnswer _,
          Answer.NoAnswer _ ->
          FRAME;
    };
  }

  private static int of(Decoding decoding) {
    int weight = FRAME;
    for (Report report : decoding.all()) {
      weight +=
          FRAME + report.found().diagnosticCode().map(text -> text.value().length()).orElse(0);
    }
    return weight;
  }
}
