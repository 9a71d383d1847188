package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.diagnose.composition.CauseComposer;
import bouncecard.diagnose.composition.Composition;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sentences that the files of a lexicon give for themselves: what they must come to, and what
/// they must not.
final class LexiconSamples {
  private final List<Sample> samples = new ArrayList<>();

  /// @param cause the cause that it must come to, or must not
  private record Sample(String place, String says, String cause, boolean isWanted) {}

  void add(Node file) {
    for (Node example : file.tables("example", "says")) {
      samples.add(new Sample(file.place(), example.text("says"), example.text("means"), true));
      example.end();
    }
    for (Node example : file.tables("rejects", "says")) {
      samples.add(new Sample(file.place(), example.text("says"), example.text("not"), false));
      example.end();
    }
  }

  /// Reads them all by the finished lexicon.
  void check(Lexicon lexicon, DataErrors errors) {
    CauseComposer composer = new CauseComposer(lexicon);
    for (Sample sample : samples) {
      Optional<Composition> composed = compose(composer, sample.says());
      String cause = composed.map(Composition::cause).orElse("nothing");
      if (sample.isWanted() != cause.equals(sample.cause())) {
        errors.add(
            sample.place(),
            "%s comes to %s, and must%s come to %s"
                .formatted(
                    DataErrors.quoted(sample.says()),
                    cause,
                    sample.isWanted() ? "" : " not",
                    sample.cause()));
      }
    }
  }

  /// A sample begins with its codes, or has none.
  static Optional<Composition> compose(CauseComposer composer, String says) {
    String[] words = says.split(" ", 3);
    Optional<ReplyCode> code = ReplyCode.parse(words[0]);
    Optional<EnhancedStatusCode> enhanced =
        code.isPresent() && words.length > 1
            ? EnhancedStatusCode.parse(words[1])
            : EnhancedStatusCode.parse(words[0]);
    return composer.compose(says, code, enhanced, Optional.empty());
  }
}
