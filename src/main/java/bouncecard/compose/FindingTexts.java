package bouncecard.compose;

import bouncecard.card.Rich;
import bouncecard.catalog.Term;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.probe.Finding;
import bouncecard.probe.NetworkFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sentences of findings in one language.
public final class FindingTexts {
  private static final int LONGEST_VALUE = 300;

  private final Texts texts;

  /// FindingTexts in the language of these texts.
  public FindingTexts(Texts texts) {
    this.texts = texts;
  }

  /// What is so.
  public Rich detail(Finding finding) {
    return Rich.of(entry(finding).text("detail"), values(finding));
  }

  /// Why it matters.
  public Optional<Rich> why(Finding finding) {
    return entry(finding).optional("why").map(text -> Rich.of(text, values(finding)));
  }

  /// What to do.
  public List<Rich> fix(Finding finding) {
    return entry(finding).list("fix").stream().map(text -> Rich.of(text, values(finding))).toList();
  }

  private TextEntry entry(Finding finding) {
    return texts.entry(Section.FINDINGS, finding.kind().token()).orElseThrow();
  }

  private Map<String, String> values(Finding finding) {
    Map<String, String> values = new HashMap<>();
    finding
        .values()
        .forEach(
            (name, value) -> values.put(name, value.visible(LONGEST_VALUE).replace('`', '\'')));
    // A failure of the network is told by its word and said in the reader's language.
    Optional.ofNullable(values.get("reason"))
        .flatMap(token -> Term.parse(NetworkFailure.class, token))
        .ifPresent(failure -> values.put("reason", texts.term("failure", failure)));
    return values;
  }
}
