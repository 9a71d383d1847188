package bouncecard.app.inlet;

import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import bouncecard.catalog.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A way by which bounces come by themselves, as the operator set it.
///
/// @param name by which it is addressed: small letters, digits and hyphens
/// @param service what sends there, such as `any`
/// @param secrets by which a sender is known; two while they are changed
/// @param channel the id of the channel that is told
/// @param language of what is told; empty for the channel's own
/// @param shows what is told and not only counted
/// @param options what is set of it beyond that, by the setting's name in its table
public record Inlet(
    String name,
    String service,
    List<Secret> secrets,
    String channel,
    Optional<Language> language,
    Set<Show> shows,
    Map<String, List<String>> options) {

  /// What can be told.
  public enum Show implements Term {
    FAILED,
    DELAYED,
    COMPLAINTS
  }

  /// Copies the collections.
  public Inlet {
    secrets = List.copyOf(secrets);
    shows = Set.copyOf(shows);
    options = Map.copyOf(options);
  }

  /// All values of an option; none where it is not set.
  public List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /// The value of an option.
  public Optional<String> option(String option) {
    return all(option).stream().findFirst();
  }
}
