package bouncecard.catalog.service;

import bouncecard.catalog.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A mail service, or a mail program that writes its log as events.
///
/// @param id such as `sendgrid`
/// @param name what it is called
/// @param provider the id of the provider that it is among those whose replies are known
/// @param ownCodes numbers that look like reply codes and are none
public record MailService(
    String id,
    String name,
    Optional<String> provider,
    List<String> ownCodes,
    List<EventShape> shapes,
    List<EventVerdict> verdicts,
    Source source) {

  /// Copies the lists.
  public MailService {
    ownCodes = List.copyOf(ownCodes);
    shapes = List.copyOf(shapes);
    verdicts = List.copyOf(verdicts);
  }

  /// What an event with these words means; empty where none of them is known.
  ///
  /// @param words as they stand in the event, by the names of [EventShape#words]
  public Optional<EventVerdict> verdict(Map<String, List<String>> words) {
    return verdict(words, _ -> true);
  }

  /// The same among the verdicts of some kinds.
  public Optional<EventVerdict> verdict(
      Map<String, List<String>> words, Predicate<EventKind> kinds) {
    EventVerdict best = null;
    int most = -1;
    for (EventVerdict verdict : verdicts) {
      int fit = kinds.test(verdict.kind()) ? verdict.fit(words) : -1;
      if (fit > most) {
        best = verdict;
        most = fit;
      }
    }
    return Optional.ofNullable(best);
  }
}
