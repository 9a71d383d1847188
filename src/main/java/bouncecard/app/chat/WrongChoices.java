package bouncecard.app.chat;

import bouncecard.app.feedback.Wanted.What;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The choices of the form that takes what is wrong with an answer.
///
/// @param texts in which language
public record WrongChoices(Texts texts, Catalog catalog) {

  /// A choice: what it is kept as, and what a person reads.
  public record Choice(String value, String label) {}

  /// What was wrong.
  public List<Choice> whats() {
    return Stream.of(What.values())
        .map(what -> new Choice(what.token(), texts.term("wrong", what)))
        .toList();
  }

  /// The causes, by their names.
  public List<Choice> causes() {
    List<Choice> causes = new ArrayList<>();
    for (Cause cause : catalog.causes()) {
      if (cause.role().isEmpty()) {
        texts
            .entry(Section.CAUSES, cause.id())
            .ifPresent(entry -> causes.add(new Choice(cause.id(), entry.text("name"))));
      }
    }
    causes.sort(Comparator.comparing(Choice::label));
    return causes;
  }

  /// Who may have to act.
  public List<Choice> actors() {
    return Stream.of(Actor.values())
        .filter(actor -> actor != Actor.UNKNOWN)
        .map(actor -> new Choice(actor.token(), texts.term("actor", actor)))
        .toList();
  }
}
