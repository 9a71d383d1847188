package bouncecard.adapter.event;

import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.MailService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The meanings of the words of an event whose service is not known.
///
/// @param known what the words mean of which services make up theirs
record GeneralVerdicts(MailService known) {
  /// The name of the words for what happened.
  static final String EVENT = "event";

  private static final String REASON = "reason";

  /// A verdict and the words for it.
  ///
  /// @param isSaid whether there is a word for a failure, and not only a reply
  record Found(EventVerdict verdict, List<String> words, boolean isSaid) {}

  /// What happened, and for what reason.
  ///
  /// @param said the words by their names
  /// @param lead what stands before the event; it counts where no word in the event is known
  /// @param isRefused whether a server refused it
  Optional<Found> of(Map<String, List<String>> said, List<String> lead, boolean isRefused) {
    Map<String, List<String>> happened = new LinkedHashMap<>(said);
    happened.remove(REASON);
    Optional<EventVerdict> told = told(happened);
    if (told.isEmpty()) {
      happened.put(EVENT, lead);
      told = told(happened);
    }
    boolean isFailure = told.filter(verdict -> isBad(verdict.kind())).isPresent();
    if (isRefused && !isFailure) {
      told = Optional.of(EventVerdict.of(EventKind.BOUNCE));
    }
    List<String> words = happened.getOrDefault(EVENT, List.of());
    List<String> reasons = said.getOrDefault(REASON, List.of());
    return told.map(verdict -> found(verdict, words, reasons, isFailure));
  }

  private Found found(
      EventVerdict happened, List<String> words, List<String> reasons, boolean isSaid) {
    Optional<EventVerdict> reason =
        mayHaveReason(happened) ? known.verdict(Map.of(REASON, reasons)) : Optional.empty();
    if (reason.isEmpty()) {
      return new Found(happened, words, isSaid);
    }
    List<String> all = new ArrayList<>(words);
    all.addAll(reasons);
    return new Found(because(happened, reason.get()), all, isSaid);
  }

  private static boolean mayHaveReason(EventVerdict verdict) {
    return verdict.cause().isEmpty()
        && (verdict.kind() == EventKind.BOUNCE || verdict.kind() == EventKind.DELAYED);
  }

  /// What happened, for that reason.
  private static EventVerdict because(EventVerdict happened, EventVerdict reason) {
    return new EventVerdict(
        happened.when(),
        reason.kind() == EventKind.DELAYED ? EventKind.DELAYED : happened.kind(),
        reason.cause(),
        Optional.empty(),
        reason.actors(),
        reason.isSent());
  }

  /// A word for a failure counts before one for a success: `delivery failed`.
  private Optional<EventVerdict> told(Map<String, List<String>> said) {
    return known
        .verdict(said, GeneralVerdicts::isBad)
        .or(() -> known.verdict(said, kind -> !isBad(kind)));
  }

  private static boolean isBad(EventKind kind) {
    return kind != EventKind.DELIVERED && kind != EventKind.NOT_A_BOUNCE;
  }
}
