package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.mapping.ServiceMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.service.EventShape;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.MailService;
import bouncecard.catalog.service.ServiceBook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what is wrong in the data files of mail services.
///
/// @param causes the ids of all causes
/// @param providers the ids of all providers
public record ServiceChecks(
    Set<String> causes,
    Set<String> providers,
    NameChecks names,
    SourceChecks sources,
    DataErrors errors) {

  public void check(ServiceBook book) {
    Set<Object> marks = new HashSet<>();
    for (MailService service : book.services()) {
      String place = ServiceMapping.file(service.id());
      names.checkId(place, "the file's name", service.id());
      sources.check(place, service.source());
      service
          .provider()
          .ifPresent(provider -> names.checkKnown(place, "\"provider\"", provider, providers));
      if (service.shapes().isEmpty()) {
        errors.add(place, "it has no [[shape]], and must have one at least");
      }
      Set<String> words = new HashSet<>();
      for (EventShape shape : service.shapes()) {
        words.addAll(shape.words().keySet());
        if (!shape.marks().isEmpty() && !marks.add(Set.copyOf(shape.marks()))) {
          errors.add(place, "a [[shape]] has the marks of another, and must have its own");
        }
      }
      verdicts(place, service.verdicts(), words);
    }
    verdicts(
        ServiceMapping.file(ServiceMapping.GENERAL),
        book.general().verdicts().verdicts(),
        book.general().words().keySet());
  }

  private void verdicts(String place, List<EventVerdict> verdicts, Set<String> words) {
    Set<Object> conditions = new HashSet<>();
    int number = 0;
    for (EventVerdict verdict : verdicts) {
      String event = place + ", event no. " + ++number;
      if (verdict.when().isEmpty()) {
        errors.add(event, "\"when\" is empty, and must have a condition at least");
      } else if (!conditions.add(verdict.when())) {
        errors.add(event, "\"when\" is that of another event, and must be its own");
      }
      for (String name : verdict.when().keySet()) {
        names.checkKnown(event, "\"when\"", name, words);
      }
      verdict.cause().ifPresent(cause -> names.checkKnown(event, "\"cause\"", cause, causes));
    }
  }
}
