package bouncecard.catalog;

import bouncecard.smtp.ReplyCode;
import java.util.List;
import java.util.Optional;

/// The catalogue's entry of an enhanced status code, after the IANA registry, language apart (RFC
/// 5248).
///
/// @param key the code without its class, as `X.1.1`
/// @param classes the class digits that the registry allows
/// @param alsoSeen further class digits met in practice
/// @param basicCodes the reply codes that the registry associates with it
/// @param retry the answer for class 5 where it is not [Retry#NO]
/// @param retryTemporary the answer for class 4 where it is not that of the class
public record EnhancedStatusCodeEntry(
    String key,
    List<Integer> classes,
    List<Integer> alsoSeen,
    String rfc,
    List<ReplyCode> basicCodes,
    Optional<Retry> retry,
    Optional<Retry> retryTemporary,
    List<Actor> actors,
    List<String> related,
    List<String> causes,
    Source source) {

  /// Copies the lists.
  public EnhancedStatusCodeEntry {
    classes = List.copyOf(classes);
    alsoSeen = List.copyOf(alsoSeen);
    basicCodes = List.copyOf(basicCodes);
    actors = List.copyOf(actors);
    related = List.copyOf(related);
    causes = List.copyOf(causes);
  }

  /// Whether the catalogue has words for that class of it.
  public boolean knows(int classDigit) {
    return classes.contains(classDigit) || alsoSeen.contains(classDigit);
  }
}
