package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Series;
import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import bouncecard.delivery.DeliveryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The events found in the objects of one text, while all that is wrapped around events and log
/// lines is taken off: lists, envelopes of queues and services, JSON within strings.
final class EventCollector {
  private static final int DEEPEST = 12;
  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_STRINGS = 2_000;

  private final ServiceReader services;
  private final GeneralReader general;
  private final List<DeliveryEvent> events = new ArrayList<>();
  private int strings;

  EventCollector(ServiceReader services, GeneralReader general) {
    this.services = services;
    this.general = general;
  }

  List<DeliveryEvent> events() {
    return events.size() > MOST_EVENTS ? events.subList(0, MOST_EVENTS) : events;
  }

  /// Whether there are events in an object: of a service that is known, else of any.
  boolean add(Table table) {
    return add(table, this::known, 0)
        || add(
            table, object -> Optional.of(general.read(object)).filter(read -> !read.isEmpty()), 0);
  }

  /// A service may pass on the event of another, which tells more.
  private Optional<List<DeliveryEvent>> known(Table table) {
    for (Tree inner : services.inner(table)) {
      if (add(inner, this::known, 1)) {
        return Optional.of(List.of());
      }
    }
    return services.read(table);
  }

  private boolean add(Tree tree, Function<Table, Optional<List<DeliveryEvent>>> reader, int depth) {
    if (depth > DEEPEST || events.size() >= MOST_EVENTS) {
      return false;
    }
    return switch (tree) {
      case Table table -> {
        Optional<List<DeliveryEvent>> read = reader.apply(table);
        read.ifPresent(events::addAll);
        yield read.isPresent() || anyOf(table.members().values(), reader, depth);
      }
      case Series(var elements) -> anyOf(elements, reader, depth);
      case Text(String text) -> within(text, reader, depth);
      case Tree.Nothing _ -> false;
    };
  }

  private boolean anyOf(
      Iterable<Tree> trees, Function<Table, Optional<List<DeliveryEvent>>> reader, int depth) {
    boolean isFound = false;
    for (Tree tree : trees) {
      isFound |= add(tree, reader, depth + 1);
    }
    return isFound;
  }

  /// JSON in a string, as queues pass it on.
  private boolean within(
      String text, Function<Table, Optional<List<DeliveryEvent>>> reader, int depth) {
    if (!holdsObject(text) || ++strings > MOST_STRINGS) {
      return false;
    }
    boolean isFound = false;
    for (Pieces.Piece piece : Pieces.in(Pieces.unescaped(text), MOST_EVENTS)) {
      isFound |= add(piece.table(), reader, depth + 1);
    }
    return isFound;
  }

  private static boolean holdsObject(String text) {
    int brace = text.indexOf('{');
    return brace >= 0 && text.indexOf(':', brace) > brace;
  }
}
