package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.diagnose.composition.CauseComposer;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sentences that subjects and predicates give for themselves: one that must be understood by
/// what they are, and those that must not. A predicate that is only said to be so, as *exists*, is
/// understood by what it is turned into.
final class EntrySamples {
  private final List<Sample> samples = new ArrayList<>();

  /// @param meant the subject or predicate, and what it is turned into
  private record Sample(
      String place, String id, List<String> meant, String says, boolean isWanted) {}

  /// Adds those of a subject or predicate.
  ///
  /// @param meant its id, and that of its opposite
  void add(Node entry, List<String> meant) {
    String id = entry.text("id");
    samples.add(new Sample(entry.place(), id, meant, entry.text("example"), true));
    for (String text : entry.texts("rejects")) {
      samples.add(new Sample(entry.place(), id, meant, text, false));
    }
    if (meant.size() > 1 && entry.texts("rejects").isEmpty()) {
      entry.wrong("rejects", "must have a text that says the opposite of what it is turned into");
    }
  }

  /// Reads them all by the finished lexicon.
  void check(Lexicon lexicon, DataErrors errors) {
    CauseComposer composer = new CauseComposer(lexicon);
    for (Sample sample : samples) {
      Optional<String> said =
          LexiconSamples.compose(composer, sample.says()).map(Composition::best).map(Clue::says);
      boolean isBy =
          said.filter(
                  it -> List.of(it.split(" \\+ ", -1)).stream().anyMatch(sample.meant()::contains))
              .isPresent();
      if (isBy != sample.isWanted()) {
        errors.add(
            sample.place(),
            "%s is understood by %s, and must%s be understood by %s"
                .formatted(
                    DataErrors.quoted(sample.says()),
                    said.filter(it -> !it.isEmpty()).orElse("nothing of the kind"),
                    sample.isWanted() ? "" : " not",
                    DataErrors.quoted(sample.id())));
      }
    }
  }
}
