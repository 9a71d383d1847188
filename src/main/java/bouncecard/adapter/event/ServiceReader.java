package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Table;
import bouncecard.catalog.service.EventShape;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.KeyPath;
import bouncecard.catalog.service.MailService;
import bouncecard.catalog.service.Mark;
import bouncecard.delivery.DeliveryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the events of the services that are known by name.
final class ServiceReader {
  /// The shapes by the first key of their first mark: of an object only those are tried whose key
  /// it has.
  private final Map<String, List<Known>> shapes = new HashMap<>();

  private record Known(MailService service, EventShape shape) {}

  ServiceReader(List<MailService> services) {
    for (MailService service : services) {
      for (EventShape shape : service.shapes()) {
        for (KeyPath path : shape.marks().getFirst().keys()) {
          shapes
              .computeIfAbsent(path.keys().getFirst(), _ -> new ArrayList<>())
              .add(new Known(service, shape));
        }
      }
    }
  }

  /// The events in an object; empty where no service is known to write such.
  Optional<List<DeliveryEvent>> read(Table object) {
    return known(object).flatMap(known -> events(known, object));
  }

  /// What stands in an object where the event of another service may be that this one passes on.
  List<Tree> inner(Table object) {
    List<Tree> inner = new ArrayList<>();
    known(object)
        .ifPresent(known -> known.shape().inner().forEach(path -> inner.addAll(object.at(path))));
    return inner;
  }

  /// The shape with the most marks that the object has.
  private Optional<Known> known(Table object) {
    Known best = null;
    for (String key : object.members().keySet()) {
      for (Known known : shapes.getOrDefault(key, List.of())) {
        if ((best == null || isMoreTelling(known.shape(), best.shape()))
            && known.shape().marks().stream().allMatch(mark -> has(object, mark))) {
          best = known;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isMoreTelling(EventShape shape, EventShape than) {
    return shape.isWeak() == than.isWeak()
        ? shape.marks().size() > than.marks().size()
        : than.isWeak();
  }

  private static boolean has(Table object, Mark mark) {
    for (KeyPath path : mark.keys()) {
      for (Tree found : object.at(path)) {
        for (Tree value : found.each()) {
          boolean isMarked =
              value instanceof Tree.Text(String text)
                  ? mark.allows(text)
                  : mark.values().isEmpty() && !(value instanceof Tree.Nothing);
          if (isMarked) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// What has a shape that others have too is the service's only where it knows the words.
  private static Optional<List<DeliveryEvent>> events(Known known, Table object) {
    List<DeliveryEvent> events = new ArrayList<>();
    for (Tree element : elements(known.shape(), object)) {
      events.addAll(events(known, element, object));
    }
    boolean isTheirs =
        !known.shape().isWeak() || events.stream().anyMatch(event -> event.verdict().isPresent());
    return isTheirs ? Optional.of(events) : Optional.empty();
  }

  private static List<Tree> elements(EventShape shape, Table object) {
    for (KeyPath path : shape.each()) {
      List<Tree> elements = object.at(path).stream().flatMap(tree -> tree.each().stream()).toList();
      if (elements.stream().anyMatch(element -> !(element instanceof Tree.Nothing))) {
        return elements;
      }
    }
    return List.of(object);
  }

  private static List<DeliveryEvent> events(Known known, Tree element, Table object) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    known.shape().words().forEach((name, paths) -> words.put(name, texts(paths, element, object)));
    Optional<EventVerdict> verdict = known.service().verdict(words);
    Fields fields = new Fields(field -> texts(known.shape().places(field), element, object));
    return fields.events(
        Optional.of(known.service()), verdict, telling(words, verdict.map(EventVerdict::when)));
  }

  /// The words that the verdict goes by; where there is none, what the event is called.
  private static List<String> telling(
      Map<String, List<String>> words, Optional<? extends Map<String, ?>> when) {
    Set<String> telling = new LinkedHashSet<>();
    words.forEach(
        (name, values) -> {
          if (name.equals("event") || when.filter(known -> known.containsKey(name)).isPresent()) {
            telling.addAll(values);
          }
        });
    return List.copyOf(telling);
  }

  /// The texts under the first path that has any, in the element or else in the whole object.
  private static List<String> texts(List<KeyPath> paths, Tree element, Table object) {
    for (KeyPath path : paths) {
      List<String> texts = element.texts(path);
      if (texts.isEmpty()) {
        texts = object.texts(path);
      }
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }
}
