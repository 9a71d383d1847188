package bouncecard.catalog.service;

import static java.util.Collections.unmodifiableMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How one kind of a service's events looks.
///
/// @param marks what all must be there
/// @param isWeak whether other services' events look so too: any other shape that fits is taken
///   before
/// @param inner where the event may be that another service sent, which tells more
/// @param each lists of which every element is an event of its own; the first that is there counts
/// @param words where the words stand that [EventVerdict]s go by, by a name for each
/// @param fields where the rest stands; of several places the first that has something counts
public record EventShape(
    List<Mark> marks,
    boolean isWeak,
    List<KeyPath> inner,
    List<KeyPath> each,
    Map<String, List<KeyPath>> words,
    Map<EventField, List<KeyPath>> fields) {

  /// Copies the collections, in their order: what is shown of an event stands in it.
  public EventShape {
    marks = List.copyOf(marks);
    inner = List.copyOf(inner);
    each = List.copyOf(each);
    words = unmodifiableMap(new LinkedHashMap<>(words));
    fields = unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// Where a field may stand.
  public List<KeyPath> places(EventField field) {
    return fields.getOrDefault(field, List.of());
  }
}
