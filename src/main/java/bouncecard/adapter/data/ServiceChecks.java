package bouncecard.adapter.data;

import bouncecard.catalog.service.EventShape;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.Service;
import bouncecard.catalog.service.ServiceBook;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Refuses what is wrong in the data files of mail services.
final class ServiceChecks {
  private final Set<String> causes;
  private final Set<String> providers;

  /// @param causes the ids of all causes
  /// @param providers the ids of all providers
  ServiceChecks(Set<String> causes, Set<String> providers) {
    this.causes = causes;
    this.providers = providers;
  }

  void check(ServiceBook book) {
    Set<Object> marks = new HashSet<>();
    for (Service service : book.services()) {
      String place = "services [" + service.id() + "]";
      if (service.shapes().isEmpty()) {
        throw new IllegalStateException(place + ": has no shape");
      }
      unknown(place, "provider", service.provider(), providers);
      Set<String> words = new HashSet<>();
      for (EventShape shape : service.shapes()) {
        words.addAll(shape.words().keySet());
        if (!marks.add(Set.copyOf(shape.marks()))) {
          throw new IllegalStateException(place + ": has the marks of another: " + shape.marks());
        }
      }
      verdicts(place, service.verdicts(), words);
    }
    verdicts(
        "services [general]",
        book.general().verdicts().verdicts(),
        book.general().words().keySet());
  }

  private void verdicts(String place, List<EventVerdict> verdicts, Set<String> words) {
    Set<Object> conditions = new HashSet<>();
    for (EventVerdict verdict : verdicts) {
      if (verdict.when().isEmpty() || !conditions.add(verdict.when())) {
        throw new IllegalStateException(
            place + ": an event has no condition or those of another: " + verdict.when());
      }
      for (String name : verdict.when().keySet()) {
        unknown(place, "word", Optional.of(name), words);
      }
      unknown(place, "cause", verdict.cause(), causes);
    }
  }

  private static void unknown(String place, String what, Optional<String> name, Set<String> known) {
    if (name.filter(known::contains).isEmpty() && name.isPresent()) {
      throw new IllegalStateException(
          place + ": names the unknown " + what + " '" + name.get() + "'");
    }
  }
}
