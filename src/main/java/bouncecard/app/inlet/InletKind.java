package bouncecard.app.inlet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A kind of inlet that can be set up: what stands as `service` in its table, and what else stands
/// there.
///
/// @param service its word
/// @param title what people call it
/// @param secrets what its secrets are, as it ends "which are "; empty where it takes none
/// @param secretFits whether a text can be one of them
/// @param takesRequests whether it is a path of the HTTP listener
/// @param options what can be set beyond what all inlets have
/// @param tries for how long what sends there tries again; empty where that is not known
public record InletKind(
    String service,
    String title,
    Optional<String> secrets,
    Predicate<String> secretFits,
    boolean takesRequests,
    List<Option> options,
    Optional<Duration> tries) {
  private static final Duration UNKNOWN = Duration.ofDays(3);
  private static final Duration LEAST = Duration.ofHours(1);

  /// Something that can be set of such an inlet.
  ///
  /// @param isNeeded whether it must be there
  /// @param takesList whether it is a list
  /// @param expected what it must be, as it ends "it must be "
  /// @param fits whether a value is such
  public record Option(
      String name, boolean isNeeded, boolean takesList, String expected, Predicate<String> fits) {}

  /// Copies the list.
  public InletKind {
    options = List.copyOf(options);
  }

  /// One whose secrets are any texts.
  public InletKind(
      String service,
      String title,
      Optional<String> secrets,
      boolean takesRequests,
      List<Option> options,
      Optional<Duration> tries) {
    this(service, title, secrets, _ -> true, takesRequests, options, tries);
  }

  /// For how long what arrived there is known, at least as long as it may come again.
  public Duration remembered() {
    return tries.orElse(UNKNOWN).plus(LEAST);
  }
}
