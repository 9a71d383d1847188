package bouncecard.catalog;

import java.util.List;

/// The catalogue's entry of a class of codes: the answer where the code itself is unknown.
///
/// @param key `reply.5`, `enhanced.5` or `subject.7`
public record ClassEntry(
    String key, String rfc, String section, Retry retry, List<Actor> actors, Source source) {

  /// Copies the list.
  public ClassEntry {
    actors = List.copyOf(actors);
  }
}
